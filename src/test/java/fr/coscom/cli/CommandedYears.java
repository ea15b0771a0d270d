package fr.coscom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fr.coscom.audit.Difference;
import fr.coscom.audit.DifferenceStore;
import fr.coscom.audit.ModelledYears;
import fr.coscom.cli.CommandLineRun.Answer;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import fr.coscom.platform.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Corrections of several years through the whole job: folders of files, reprocess, approve, release, discard. */
public final class CommandedYears implements ModelledYears, AutoCloseable {

  /** What the files demand and the model does not tell. */
  private static final Map<String, List<String>> USUAL = Map.of(
      "contracts.csv", List.of("doctor_name", "Exemple"),
      "bank-accounts.csv", List.of("holder", "EXEMPLE", "iban", CaseFolder.iban(7)),
      "paying-caisses.csv", List.of("legal_name", "CPAM EXEMPLE", "iban", CaseFolder.iban(8)),
      "holds.csv", List.of("reason", "doute", "placed_by", "caisse"));

  private final CommandLineRun commands = CommandLineRun.onFreshDatabase();
  private final Path folder;
  private final int firstYear;
  private final int years;
  private final Connection connection;
  private CaseFolder input;
  private int year;
  private String now;
  private int folders;

  /** @param folder is deleted before; @param years from the first on, each with a ground for corrections */
  public CommandedYears(Path folder, int firstYear, int years) throws SQLException {
    this.folder = FolderFiles.deleted(folder);
    this.firstYear = firstYear;
    this.years = years;
    this.connection = TestDatabase.connectAsSuperuser(commands.database());
  }

  @Override
  public String doctor(int number) {
    return CaseFolder.rpps(number + 1);
  }

  @Override
  public void begin(int year, String openedAt) {
    this.year = year;
    this.now = openedAt.replace(' ', 'T').replace("+02", ":00+02:00");
    this.input = CaseFolder.empty();
  }

  @Override
  public void send(String table, Map<String, String> cells) {
    String file = table.replace('_', '-') + ".csv";
    List<String> row = new ArrayList<>(USUAL.getOrDefault(file, List.of()));
    cells.forEach((column, value) -> {
      row.add(column.equals("from_on") || column.equals("to_on") ? column.replace("_on", "") : column);
      row.add(value);
    });
    input.row(file, row.toArray(String[]::new));
  }

  @Override
  public Run settle() throws SQLException {
    for (int of = firstYear; folders == 0 && of < firstYear + years; of++) {
      input.row("prior-payments.csv", "contract_id", "C" + doctor(0), "year", Integer.toString(of), "aif", "0", "rms", "0", "rhp", "0", "mao",
          "0", "paid_on", (of + 1) + "-05-15");
    }
    Path written = input.write(folder.resolve("input-" + ++folders));
    done(now, "reprocess", "--year", Integer.toString(year), "--input", written.toString(), "--output", folder.resolve("output").toString(),
        "--reason", "pièces reçues", "--operator", "operations");
    List<Run> runs = RunListStore.all(connection);
    return runs.stream().max(Comparator.comparingInt(Run::id)).orElseThrow();
  }

  @Override
  public void approve(Run run) {
    sign(run, "approve", "directrice");
  }

  @Override
  public void release(Run run) {
    sign(run, "release", "comptable");
  }

  private void sign(Run run, String act, String who) {
    done(run.executionDate() + "T08:00:00+02:00", act, run.name(), "--sha256", run.sha256().orElseThrow(), "--operator", who);
  }

  @Override
  public void discard(Run run) {
    done(now, "discard", run.name(), "--reason", "essai", "--operator", "operations");
  }

  @Override
  public Difference compare(Run before, Run after, Optional<String> contract) throws SQLException {
    connection.setAutoCommit(false);
    try {
      return DifferenceStore.between(connection, before, after, contract);
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  @Override
  public Map<String, Long> ordered(int of) throws SQLException {
    Map<String, Long> ordered = new TreeMap<>();
    try (PreparedStatement select = connection.prepareStatement("""
        SELECT contract_id || ' ' || component, sum(cents) FROM posting WHERE year = ? AND kind <> 'PRIOR' GROUP BY contract_id, component
        HAVING sum(cents) <> 0""")) {
      select.setInt(1, of);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          ordered.put(row.getString(1), row.getLong(2));
        }
      }
    }
    return ordered;
  }

  private void done(String at, String... arguments) {
    Map<String, String> environment = new HashMap<>(commands.environment());
    environment.put("COSCOM_NOW", at);
    Answer answer = new CommandLineRun(commands.database(), environment).run(arguments);
    assertThat(answer.exitCode()).as(String.join(" ", arguments) + "\n" + answer.err()).isZero();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
    commands.close();
  }
}
