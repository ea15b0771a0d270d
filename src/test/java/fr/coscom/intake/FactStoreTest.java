package fr.coscom.intake;

import static fr.coscom.intake.SampleFolder.good;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactStoreTest {

  @TempDir
  Path temp;

  private TestLedger ledger;
  private int folders;

  @BeforeEach
  void openLedger() throws SQLException {
    ledger = TestLedger.open();
  }

  @AfterEach
  void closeLedger() {
    ledger.close();
  }

  @Test
  void wholeFolderBecomesFacts() throws SQLException {
    LoadedLot lot = ledger.load(SampleFolder.whole(temp), Scope.ANNUAL);

    assertThat(lot.lot()).isEqualTo(1);
    assertThat(lot.files()).hasSize(14).allMatch(file -> file.added() == 1 && file.rejected() == 0);
    assertThat(ledger.rows("SELECT count(*), sum(rows), sum(added) FROM lot_file")).containsExactly("14 14 14");
    assertThat(ledger.rows("""
        SELECT contract_id, rpps, doctor_name, caisse, commune, sub_area, practice, doctor_signed_on, caisse_signed_on,
               ars_signed_on, effective_on, end_reason, end_event_on, document_ref, lot, line, cancelled
          FROM fact_contracts"""))
        .containsExactly("C-1 19990000010 MARTIN Claire 311 31555 - MSP 2021-03-12 2021-03-15 2021-03-20 - - - GED-1 1 2 f");
    assertThat(ledger.rows("SELECT rpps, caisse, payee_kind, iban FROM fact_bank_accounts"))
        .as("every caisse, and the doctor, unless the row says otherwise")
        .containsExactly("19990000010  DOCTOR " + SampleFolder.IBAN);
    assertThat(ledger.rows("SELECT commune, sub_area = '', from_on, to_on FROM fact_zones"))
        .containsExactly("31555 t 2018-01-01 -");
    assertThat(ledger.rows("SELECT rate, half_days_per_week, time_share FROM fact_opposable_rates, fact_stagiaire_attestations"))
        .containsExactly("62.40 8.00 -");
    assertThat(ledger.rows("SELECT * FROM lot_contract")).containsExactly("1 C-1 t");
    assertThat(ledger.rows("SELECT * FROM anomaly")).isEmpty();
  }

  @Test
  void sameFolderAgainAddsNothing() throws SQLException {
    ledger.load(SampleFolder.whole(temp), Scope.ANNUAL);

    LoadedLot again = ledger.load(temp, Scope.ANNUAL);

    assertThat(again.lot()).isEqualTo(2);
    assertThat(again.files()).hasSize(14).allMatch(file -> file.added() == 0 && file.unchanged() == 1);
    assertThat(ledger.known(2, "SELECT lot FROM known_contracts")).containsExactly("1");
    assertThat(ledger.rows("SELECT lot, contract_id FROM lot_contract ORDER BY lot")).containsExactly("1 C-1", "2 C-1");
  }

  @Test
  void rowSentAgainIsStillKnownWhenTheRunThatSentItFirstIsDiscarded() throws SQLException {
    ledger.loadAndSeal(SampleFolder.whole(temp), Scope.ANNUAL);

    LoadedLot again = ledger.load(temp, Scope.ANNUAL);
    ledger.execute("UPDATE run SET state = 'DISCARDED' WHERE run_id = (SELECT run_id FROM lot WHERE lot = 1)");
    ledger.execute("UPDATE lot SET void_from = 3 WHERE lot = 1");
    ledger.connection().commit();
    ledger.load(folder().file("contracts.csv", good("contracts.csv")), Scope.ANNUAL);

    assertThat(again.files()).allMatch(file -> file.added() == 0 && file.unchanged() == 1);
    assertThat(ledger.known(3, "SELECT contract_id, lot FROM known_holds"))
        .as("a hold that nobody lifted must not be forgotten").containsExactly("C-1 2");
    assertThat(ledger.known(3, "SELECT lot FROM known_zones")).containsExactly("2");
  }

  @Test
  void rejectionIsKeptInFrenchWhateverTheLanguageOfTheOperator() throws SQLException {
    IntakeSettings standard = IntakeSettings.DEFAULT;
    IntakeSettings english = new IntakeSettings(
        standard.charset(), standard.largestFile(), standard.longestRecord(), standard.controlRequired(), "en");
    Path path = SampleFolder.whole(temp).file("majorations.csv", good("majorations.csv", "rate=21")).path();
    int run = ledger.newRun();

    try (InputFolder folder = InputFolder.open(path, Scope.ANNUAL, english)) {
      new FactStore(english).load(ledger.connection(), run, folder);
    }

    assertThat(ledger.rows("SELECT message FROM anomaly"))
        .as("anomalies.csv has the same bytes under --lang fr and --lang en")
        .allMatch(message -> message.contains("est hors des bornes")).hasSize(1);
  }

  @Test
  void correctionReplacesTheRowOfItsKeyAndHistoryStays() throws SQLException {
    ledger.load(SampleFolder.whole(temp.resolve("annual")), Scope.ANNUAL);

    LoadedLot lot = ledger.load(folder()
        .file("opposable-rates.csv", good("opposable-rates.csv", "rate=58,1")), Scope.CORRECTION);

    assertThat(lot.files()).hasSize(1);
    assertThat(lot.files().get(0).added()).isEqualTo(1);
    assertThat(ledger.known(2, "SELECT rate, lot FROM known_opposable_rates")).containsExactly("58.10 2");
    assertThat(ledger.known(1, "SELECT rate, lot FROM known_opposable_rates")).containsExactly("62.40 1");
  }

  @Test
  void sameValueWrittenOtherwiseIsUnchanged() throws SQLException {
    ledger.load(SampleFolder.whole(temp.resolve("annual")), Scope.ANNUAL);

    LoadedLot lot = ledger.load(folder().file("opposable-rates.csv",
        good("opposable-rates.csv", "rate=62,4", "measured_on=31/03/2025")), Scope.CORRECTION);

    assertThat(lot.files().get(0).unchanged()).isEqualTo(1);
  }

  @Test
  void cancelledRowWithdrawsTheOneSentBeforeAndMayComeBack() throws SQLException {
    ledger.load(SampleFolder.whole(temp.resolve("annual")), Scope.ANNUAL);

    ledger.load(folder().file("majorations.csv", good("majorations.csv", "cancelled=Y")), Scope.CORRECTION);
    assertThat(ledger.known(2, "SELECT cancelled, lot FROM known_majorations")).containsExactly("t 2");

    ledger.load(folder().file("majorations.csv", good("majorations.csv")), Scope.CORRECTION);
    assertThat(ledger.known(3, "SELECT cancelled, lot FROM known_majorations")).containsExactly("f 3");
  }

  @Test
  void voidLotIsNotKnownToLaterOnes() throws SQLException {
    ledger.load(SampleFolder.whole(temp.resolve("annual")), Scope.ANNUAL);
    ledger.load(folder().file("contracts.csv", good("contracts.csv", "contract_id=C-2")), Scope.CORRECTION);
    ledger.execute("UPDATE lot SET void_from = 3 WHERE lot = 2");
    ledger.connection().commit();

    LoadedLot lot = ledger.load(folder()
        .file("majorations.csv", good("majorations.csv", "contract_id=C-2", "majoration_id=MAJ-2")), Scope.CORRECTION);

    assertThat(lot.files().get(0).rejected()).isEqualTo(1);
    assertThat(codes()).containsExactly("majorations.csv 2 UNKNOWN_CONTRACT");
    assertThat(ledger.known(2, "SELECT contract_id FROM known_contracts")).as("as the void run saw it").contains("C-2");
  }

  @Test
  void rejectedRowIsKeptAsAnAnomalyAndTheRestGoesOn() throws SQLException {
    LoadedLot lot = ledger.load(folder()
        .file("contracts.csv", good("contracts.csv"), good("contracts.csv", "contract_id=C-2", "commune=x", "caisse=0")),
        Scope.ANNUAL);

    assertThat(lot.files().get(0)).extracting(FileResult::added, FileResult::rejected).containsExactly(1, 1);
    assertThat(ledger.rows("""
        SELECT severity, file, line, column_name, code, value, row_key, contract_id, rpps FROM anomaly
         ORDER BY anomaly_id"""))
        .containsExactly(
            "REJECTED contracts.csv 3 caisse BAD_FORMAT 0 C-2 C-2 19990000010",
            "REJECTED contracts.csv 3 commune BAD_FORMAT x C-2 C-2 19990000010");
    assertThat(ledger.rows("SELECT contract_id, accepted FROM lot_contract ORDER BY 1"))
        .as("named, accepted or not").containsExactly("C-1 t", "C-2 f");
  }

  @Test
  void differentRowsOfOneKeyAreAllRejectedAndIdenticalOnesCountOnce() throws SQLException {
    LoadedLot lot = ledger.load(folder()
        .file("contracts.csv",
            good("contracts.csv"),
            good("contracts.csv", "contract_id=C-2"),
            good("contracts.csv"),
            good("contracts.csv", "contract_id=C-2", "caisse=811"),
            good("contracts.csv", "contract_id=C-2", "caisse=811")),
        Scope.ANNUAL);

    assertThat(lot.files().get(0)).extracting(FileResult::added, FileResult::repeated, FileResult::rejected)
        .containsExactly(1, 2, 2);
    assertThat(codes()).containsExactly("contracts.csv 3 DUPLICATE_KEY", "contracts.csv 4 REPEATED_ROW",
        "contracts.csv 5 DUPLICATE_KEY", "contracts.csv 6 REPEATED_ROW");
    assertThat(ledger.rows("SELECT message FROM anomaly ORDER BY anomaly_id").get(0)).contains("« C-2 »", "3, 5");
  }

  @Test
  void unreadableRowsWithTheSameKeyAreDoublesToo() throws SQLException {
    ledger.load(folder()
        .file("contracts.csv", good("contracts.csv"), good("contracts.csv", "caisse=000")), Scope.ANNUAL);

    assertThat(codes()).containsExactly(
        "contracts.csv 2 DUPLICATE_KEY", "contracts.csv 3 UNKNOWN_CAISSE", "contracts.csv 3 DUPLICATE_KEY");
    assertThat(ledger.rows("SELECT * FROM fact_contracts")).isEmpty();
  }

  @Test
  void accountOfACaisseIsNoAccountOfADoctor() throws SQLException {
    String ofCaisse = good("bank-accounts.csv", "iban=FR7630006000011234567890189", "bic=AGRIFRPP");
    ledger.load(SampleFolder.whole(temp.resolve("annual")).file("bank-accounts.csv", ofCaisse), Scope.ANNUAL);
    assertThat(ledger.rows("SELECT file, line, column_name, code, value FROM anomaly"))
        .containsExactly("bank-accounts.csv 2 iban IBAN_OF_CAISSE 19990000010");
    assertThat(ledger.rows("SELECT message FROM anomaly").get(0)).contains("« 19990000010 »");

    ledger.load(folder().file("bank-accounts.csv", ofCaisse), Scope.CORRECTION);
    assertThat(codes()).as("the caisse is known from before")
        .containsExactly("bank-accounts.csv 2 IBAN_OF_CAISSE", "bank-accounts.csv 2 IBAN_OF_CAISSE");

    LoadedLot withdrawn = ledger.load(folder().file("bank-accounts.csv", ofCaisse.replaceFirst(";$", ";Y")), Scope.CORRECTION);
    assertThat(withdrawn.files().get(0).rejected()).isZero();
  }

  @Test
  void contractNamedByARejectedRowIsKnown() throws SQLException {
    ledger.load(folder()
        .file("contracts.csv", good("contracts.csv", "commune=x"))
        .file("majorations.csv", good("majorations.csv"), good("majorations.csv", "majoration_id=M2", "contract_id=C-9")),
        Scope.ANNUAL);

    assertThat(codes()).containsExactly("contracts.csv 2 BAD_FORMAT", "majorations.csv 3 UNKNOWN_CONTRACT");

    ledger.load(folder().file("holds.csv", good("holds.csv", "placed_on=x")), Scope.CORRECTION);
    ledger.load(folder().file("other-contracts.csv", good("other-contracts.csv", "from=x")), Scope.CORRECTION);
    assertThat(codes()).as("and so is its doctor, in later lots").contains(
        "holds.csv 2 BAD_DATE", "other-contracts.csv 2 BAD_DATE");
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      holds.csv,           contract_id=C-9,    2, contract_id
      holds.csv,           contract_id=C-9 & placed_on=2025-13-01, 2, contract_id
      holds.csv,           contract_id=C 1,    2, contract_id
      decisions.csv,       contract_id=C-9,    2, contract_id
      decisions.csv,       contract_id=,       2, contract_id
      other-contracts.csv, rpps=19990000011,   2, rpps
      """)
  void whatWasToStopAPaymentAndNamesNobodyKnownRefusesTheFolder(String file, String change, int line, String column)
      throws SQLException {
    ledger.load(SampleFolder.whole(temp.resolve("annual")), Scope.ANNUAL);
    List<String> before = everything();

    FolderRefused refused = catchThrowableOfType(FolderRefused.class,
        () -> ledger.load(folder().file(file, good(file, change.split(" & "))), Scope.CORRECTION));

    assertThat(refused.refusal()).isEqualTo(Refusal.STOPS_NOBODY_KNOWN);
    assertThat(refused.file()).isEqualTo(file);
    assertThat(refused.line()).isEqualTo(line);
    assertThat(refused.column()).isEqualTo(column);
    assertThat(everything()).as("nothing has changed").isEqualTo(before);
  }

  @Test
  void otherContractOfAnUnknownDoctorIsKeptWhenItCanBeRead() throws SQLException {
    ledger.load(SampleFolder.whole(temp.resolve("annual")), Scope.ANNUAL);

    LoadedLot lot = ledger.load(folder().file("other-contracts.csv",
        good("other-contracts.csv", "rpps=" + SampleFolder.OTHER_RPPS)), Scope.CORRECTION);
    assertThat(lot.files().get(0).added()).isEqualTo(1);

    assertThatThrownBy(() -> ledger.load(folder().file("other-contracts.csv",
        good("other-contracts.csv", "rpps=" + SampleFolder.OTHER_RPPS, "scheme=x")), Scope.CORRECTION))
        .isInstanceOf(FolderRefused.class);
  }

  @Test
  void brokenFileAmongGoodOnesLeavesNothing() throws SQLException {
    List<String> before = everything();
    SampleFolder folder = SampleFolder.whole(temp.resolve("x"));
    folder.text("ars-quotas.csv", "ars_region;year;eligible_doctors;cancelled\n76;2024;250;\n76;2025\n");

    assertThatThrownBy(() -> ledger.load(folder, Scope.ANNUAL)).isInstanceOf(FolderRefused.class);

    assertThat(everything()).isEqualTo(before);
    assertThat(ledger.load(SampleFolder.whole(temp.resolve("x")), Scope.ANNUAL).lot())
        .as("the number is not lost").isEqualTo(1);
  }

  @Test
  void aZoneThatCannotBeDatedIsAnsweredByARowOfTheSamePlaceOnly() throws SQLException {
    ledger.load(folder().file("contracts.csv", good("contracts.csv")).file("zones.csv", good("zones.csv", "from=2018-13-01")), Scope.ANNUAL);

    ledger.load(folder().file("zones.csv", good("zones.csv", "sub_area=NORD")), Scope.CORRECTION);
    assertThat(ledger.known(2, "SELECT commune || ' ' || sub_area FROM known_rejections")).as("a quarter of it answers nothing")
        .containsExactly("31555 ");

    ledger.load(folder().file("zones.csv", good("zones.csv")), Scope.CORRECTION);
    assertThat(ledger.known(3, "SELECT file FROM known_rejections")).isEmpty();
  }

  @Test
  void acceptedRowSettlesTheEarlierRejectionOfItsKey() throws SQLException {
    ledger.load(folder().file("contracts.csv", good("contracts.csv"))
        .file("sectors.csv", good("sectors.csv", "convention_code=9"))
        .file("opposable-rates.csv", good("opposable-rates.csv", "rate=x")), Scope.ANNUAL);
    assertThat(ledger.known(1, "SELECT file FROM known_rejections ORDER BY 1"))
        .containsExactly("opposable-rates.csv", "sectors.csv");

    ledger.load(folder().file("sectors.csv", good("sectors.csv", "from=2022-01-01")), Scope.CORRECTION);
    assertThat(ledger.known(2, "SELECT file FROM known_rejections ORDER BY 1")).as("another key answers nothing")
        .containsExactly("opposable-rates.csv", "sectors.csv");

    ledger.load(folder().file("sectors.csv", good("sectors.csv")), Scope.CORRECTION);
    assertThat(ledger.known(3, "SELECT file FROM known_rejections")).containsExactly("opposable-rates.csv");
    assertThat(ledger.known(2, "SELECT file FROM known_rejections")).as("history stays").hasSize(2);
    ledger.execute("UPDATE lot SET void_from = 4 WHERE lot = 3");
    ledger.connection().commit();
    ledger.load(folder().file("ars-quotas.csv"), Scope.CORRECTION);
    assertThat(ledger.known(4, "SELECT file FROM known_rejections")).as("what a void lot settled is open again").hasSize(2);
  }

  @Test
  void acceptedRowOfTheSameContractSettlesARejectionWhoseKeyCouldNotBeRead() throws SQLException {
    ledger.load(folder().file("contracts.csv", good("contracts.csv"))
        .file("holds.csv", good("holds.csv", "placed_on=31/02/2025"))
        .file("other-contracts.csv", good("other-contracts.csv", "scheme=x")), Scope.ANNUAL);
    assertThat(ledger.known(1, "SELECT row_key, contract_id, rpps FROM known_rejections ORDER BY anomaly_id"))
        .containsExactly("- - 19990000010", "- C-1 -");

    ledger.load(folder().file("holds.csv", good("holds.csv"))
        .file("other-contracts.csv", good("other-contracts.csv")), Scope.CORRECTION);
    assertThat(ledger.known(2, "SELECT file FROM known_rejections")).isEmpty();
  }

  @Test
  void lotIsLoadedOnlyInATransaction() throws SQLException {
    int run = ledger.newRun();
    ledger.connection().commit();
    ledger.connection().setAutoCommit(true);
    try (InputFolder folder = InputFolder.open(
        SampleFolder.whole(temp).path(), Scope.ANNUAL, IntakeSettings.DEFAULT)) {
      assertThatThrownBy(() -> new FactStore(IntakeSettings.DEFAULT).load(ledger.connection(), run, folder))
          .isInstanceOf(IllegalStateException.class);
    }
  }

  private SampleFolder folder() {
    return SampleFolder.in(temp.resolve("folder" + ++folders));
  }

  private List<String> codes() {
    return ledger.rows("SELECT file, line, code FROM anomaly ORDER BY anomaly_id");
  }

  private List<String> everything() {
    return Schemas.all().stream().map(schema -> schema.name().replace('-', '_'))
        .flatMap(table -> ledger.rows("SELECT '" + table + "', f::text FROM fact_" + table + " f").stream())
        .collect(java.util.stream.Collectors.collectingAndThen(java.util.stream.Collectors.toList(), facts -> {
          for (String table : List.of("lot", "lot_file", "lot_contract", "anomaly", "anomaly_settled")) {
            facts.addAll(ledger.rows("SELECT t::text FROM " + table + " t ORDER BY 1"));
          }
          return facts;
        }));
  }
}
