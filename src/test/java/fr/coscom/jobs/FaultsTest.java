package fr.coscom.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.cli.TestedCommand;
import fr.coscom.platform.Database;
import fr.coscom.platform.DurableFile;
import fr.coscom.platform.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every call of the job to the database fails once, in every way; the same command, given again, ends the payment with the bytes and
 * the ledger of a run that nothing disturbed. A sample with a printed seed; {@code -Dall=true} for every call, {@code -Dseed=N} to
 * repeat.
 */
class FaultsTest {

  private static final int SAMPLE = 24;
  private static final String LEDGER = """
      SELECT concat_ws('|', contract_id, year, component, cents, kind, caisse, reason) FROM posting
      UNION ALL
      SELECT concat_ws('|', end_to_end_id, contract_id, holder, iban, amount_cents, state) FROM payment_order
      UNION ALL
      SELECT concat_ws('|', message_id, transfers, total_cents, state, sha256) FROM collective_order
      UNION ALL
      SELECT concat_ws('|', name, state, run_json_sha256) FROM run
      UNION ALL
      SELECT concat_ws('|', path, sha256) FROM run_output
      ORDER BY 1
      """;

  /** What a run leaves: its files and its part of the ledger. */
  private record Left(Map<String, String> files, List<String> ledger) {}

  @TempDir private Path folder;

  @AfterEach
  void disarm() {
    FaultySessions.disarm();
  }

  @Test
  void theSameCommandEndsWhatAnyFailedCallInterrupted() throws Exception {
    Path input = SmallYear.of(2024).in(folder.resolve("input"));
    Fault none = new Fault(Fault.Mode.BEFORE, 0);
    Left undisturbed = left(none, input, folder.resolve("undisturbed"));
    assertThat(undisturbed.files()).containsKeys("run.json", "payments/SCT_CPAM311_COSCOM_2024_20250515_0001.xml");
    List<String> broken = new ArrayList<>();
    for (Fault fault : faults(none.calls())) {
      Path output = folder.resolve("out-" + fault.toString().replaceAll("\\W+", "-"));
      try {
        Left left = left(fault, input, output);
        if (!left.equals(undisturbed)) {
          broken.add(fault + ": other files or ledger");
        }
      } catch (AssertionError e) {
        broken.add(fault + ": " + e.getMessage());
      }
    }
    assertThat(broken).isEmpty();
  }

  private static List<Fault> faults(int calls) {
    List<Fault> faults = new ArrayList<>();
    if (Boolean.getBoolean("all")) {
      for (Fault.Mode mode : Fault.Mode.values()) {
        for (int at = 1; at <= calls; at++) {
          faults.add(new Fault(mode, at));
        }
      }
      return faults;
    }
    long seed = Long.getLong("seed", System.nanoTime());
    System.out.println("FaultsTest: " + calls + " calls, -Dseed=" + seed);
    Random random = new Random(seed);
    for (int i = 0; i < SAMPLE; i++) {
      Fault.Mode mode = Fault.Mode.values()[i % Fault.Mode.values().length];
      faults.add(new Fault(mode, 1 + (int) (((i + random.nextDouble()) * calls) / SAMPLE)));
    }
    return faults;
  }

  private static Left left(Fault fault, Path input, Path output) throws Exception {
    try (Database database = TestDatabase.create()) {
      Map<String, String> environment = new HashMap<>(TestDatabase.environment(database));
      environment.put("COSCOM_NOW", "2025-05-04T09:00:00+02:00");
      FaultySessions.arm(fault);
      TestedCommand first = annualPayment(environment, input, output);
      FaultySessions.disarm();
      assertThat(first.exitCode()).as(first.err()).isIn(0, 1);
      if (first.exitCode() != 0) {
        boolean sealed = "SEALED".equals(state(database));
        TestedCommand again = annualPayment(environment, input, output);
        assertThat(again.exitCode()).as(first.err() + again.err()).isEqualTo(sealed ? 4 : 0);
      }
      return new Left(files(output.resolve("2024/run-1")), rows(database, LEDGER));
    }
  }

  private static TestedCommand annualPayment(Map<String, String> environment, Path input, Path output) {
    return TestedCommand.run(environment, input, "annual-payment", "--year", "2024", "--input", input.toString(),
        "--output", output.toString(), "--operator", "A. Durand");
  }

  private static String state(Database database) throws SQLException {
    List<String> states = rows(database, "SELECT state FROM run");
    return states.isEmpty() ? "" : states.get(0);
  }

  private static Map<String, String> files(Path run) throws IOException {
    Map<String, String> files = new TreeMap<>();
    try (Stream<Path> paths = Files.walk(run)) {
      for (Path path : paths.filter(Files::isRegularFile).filter(p -> !p.toString().contains(".part.failed-")).toList()) {
        files.put(run.relativize(path).toString(), DurableFile.sha256(path));
      }
    }
    return files;
  }

  private static List<String> rows(Database database, String sql) throws SQLException {
    try (Connection connection = database.connect();
        Statement select = connection.createStatement();
        ResultSet row = select.executeQuery(sql)) {
      List<String> rows = new ArrayList<>();
      while (row.next()) {
        rows.add(row.getString(1));
      }
      return rows;
    }
  }
}
