package fr.coscom.intake;

import static fr.coscom.intake.SampleFolder.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FolderCheckTest {

  @TempDir
  Path temp;

  @Test
  void goodFolderHasNoAnomaly() {
    FolderReport report = check(SampleFolder.whole(temp), Scope.ANNUAL);

    assertThat(report.anomalies()).isEmpty();
    assertThat(report.text("fr")).contains("contracts.csv : 1 ligne, 1 acceptée, 0 répétée, 0 rejetée", "Aucune anomalie.");
    assertThat(report.text("en")).contains("No anomaly.");
  }

  @Test
  void contractThatOnlyTheDatabaseCanKnowIsANoticeInALotOfCorrections() {
    FolderReport report = check(SampleFolder.in(temp)
        .file("holds.csv", good("holds.csv", "contract_id=C-7"), good("holds.csv", "contract_id=C-8", "placed_on=x")),
        Scope.CORRECTION);

    assertThat(report.anomalies()).extracting(Anomaly::line, Anomaly::code).containsExactly(
        org.assertj.core.groups.Tuple.tuple(2, AnomalyCode.CONTRACT_NOT_CHECKED),
        org.assertj.core.groups.Tuple.tuple(3, AnomalyCode.BAD_DATE),
        org.assertj.core.groups.Tuple.tuple(3, AnomalyCode.CONTRACT_NOT_CHECKED));
    assertThatThrownBy(() -> check(SampleFolder.in(temp).file("holds.csv", good("holds.csv", "contract_id=C 7")),
        Scope.CORRECTION))
        .as("it names nobody at all").isInstanceOf(FolderRefused.class);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(delimiter = '|', textBlock = """
      absent           |                                                        | 0
      header alone     | HEADER                                                 | 0
      rejected         | 31555;;ZUP;2018-01-01;;ARR-2;                          | 1
      withdrawn        | 31555;;ZIP;2018-01-01;;ARR-2;Y                         | 0
      """)
  void aFileWithoutUsableRowThatTheAnnualPaymentNeedsIsANotice(String because, String row, int rejections) throws IOException {
    SampleFolder folder = SampleFolder.whole(temp);
    if (row == null) {
      Files.delete(temp.resolve("zones.csv"));
    } else {
      folder.file("zones.csv", row.equals("HEADER") ? new String[0] : new String[] {row});
    }
    FolderReport report = new FolderCheck(IntakeSettings.DEFAULT).check(folder.path(), Scope.ANNUAL);

    assertThat(report.withoutUsableRow()).as(because).containsExactly("zones.csv");
    assertThat(report.text("fr")).contains("zones.csv : aucune ligne utilisable dans ce dossier.",
        rejections + " anomalie, 1 avis.").doesNotContain("Aucune anomalie.");
    assertThat(new FolderCheck(IntakeSettings.DEFAULT).check(folder.path(), Scope.CORRECTION).withoutUsableRow())
        .as("a correction may send any subset").isEmpty();
  }

  @Test
  void checkAndLoadingFindTheSame() throws SQLException {
    long seed = Long.getLong("coscom.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int i = 0; i < 15; i++) {
      SampleFolder folder = SampleFolder.whole(temp.resolve("in" + i));
      for (TableSchema schema : Schemas.all()) {
        folder.file(schema.file(), rows(schema, random));
      }
      // Which debts there are only the database knows.
      folder.file("debt-events.csv");
      try (TestLedger ledger = TestLedger.open()) {
        assertThat(loaded(ledger, folder)).as("seed %d, folder %d", seed, i).isEqualTo(checked(folder));
      }
    }
  }

  private static List<String> checked(SampleFolder folder) {
    List<String> found = new ArrayList<>();
    try {
      FolderReport report = new FolderCheck(IntakeSettings.DEFAULT).check(folder.path(), Scope.ANNUAL);
      report.anomalies().forEach(anomaly -> found.add(String.join(" ", anomaly.severity().name(), anomaly.file(),
          String.valueOf(anomaly.line()), anomaly.column(), anomaly.code().name(), anomaly.value(), anomaly.message(),
          orDash(anomaly.rowKey()), orDash(anomaly.contractId()), orDash(anomaly.rpps()))));
      report.files().forEach(file -> found.add(
          file.digest() + " " + file.added() + " " + file.repeated() + " " + file.rejected()));
    } catch (FolderRefused refused) {
      found.add(refused.getMessage());
    }
    return found;
  }

  private static List<String> loaded(TestLedger ledger, SampleFolder folder) throws SQLException {
    List<String> found = new ArrayList<>();
    try {
      LoadedLot lot = ledger.load(folder, Scope.ANNUAL);
      found.addAll(ledger.rows("""
          SELECT severity, file, line, column_name, code, value, message, row_key, contract_id, rpps
            FROM anomaly ORDER BY anomaly_id"""));
      lot.files().forEach(file -> found.add(
          file.digest() + " " + file.added() + " " + file.repeated() + " " + file.rejected()));
    } catch (FolderRefused refused) {
      found.add(refused.getMessage());
    }
    return found;
  }

  private static String[] rows(TableSchema schema, Random random) {
    List<String> rows = new ArrayList<>();
    for (int i = 0; i < 1 + random.nextInt(6); i++) {
      String row = schema.columns().contains("contract_id")
          ? good(schema.file(), "contract_id=C-" + random.nextInt(3))
          : good(schema.file());
      if (random.nextInt(3) == 0 && !schema.name().matches("holds|decisions|other-contracts")) {
        String column = schema.columns().get(random.nextInt(schema.columns().size()));
        row = good(schema.file(), column + "=" + List.of("", " ", "x", "2025-01-01", "12,5").get(random.nextInt(5)));
      }
      boolean ofCaisse = schema.name().equals("bank-accounts") && random.nextInt(4) == 0;
      rows.add(ofCaisse ? good(schema.file(), "iban=FR7630006000011234567890189", "bic=AGRIFRPP") : row);
    }
    return rows.toArray(String[]::new);
  }

  private static FolderReport check(SampleFolder folder, Scope scope) {
    return new FolderCheck(IntakeSettings.DEFAULT).check(folder.path(), scope);
  }

  private static String orDash(String text) {
    return text == null ? "-" : text;
  }
}
