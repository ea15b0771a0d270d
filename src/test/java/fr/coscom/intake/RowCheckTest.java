package fr.coscom.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** One table a file: a cell of an otherwise good row, and what becomes of the row. {@code ''} is an empty cell. */
class RowCheckTest {

  static Stream<String> files() {
    return Schemas.all().stream().map(TableSchema::file);
  }

  @ParameterizedTest
  @MethodSource("files")
  void theGoodRowOfEachFileIsAccepted(String file) {
    assertThat(check(file, SampleFolder.cells(file)).faults()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
      contract_id      | 311/2021.A_b-9                       | OK
      contract_id      | ABCDEFGHIJKLMNOPQRSTUVWXYZ012345678  | OK
      contract_id      | ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 | BAD_FORMAT
      contract_id      | C 1                                  | BAD_FORMAT
      contract_id      | Ç-1                                  | BAD_FORMAT
      contract_id      | ""                                   | REQUIRED
      contract_id      | " C-1"                               | BLANKS
      rpps             | 19990000028                          | OK
      rpps             | 19990000011                          | BAD_RPPS
      rpps             | 1999000001                           | BAD_FORMAT
      rpps             | 1999000001O                          | BAD_FORMAT
      rpps             | ""                                   | REQUIRED
      doctor_name      | "  O'NEILL d’Été  "                  | OK
      doctor_name      | "   "                                | REQUIRED
      doctor_name      | "A\u0007B"                           | CONTROL_CHARACTER
      doctor_name      | "A\\nB"                              | CONTROL_CHARACTER
      doctor_name      | "A\uFFFDB"                           | CONTROL_CHARACTER
      caisse           | 811                                  | OK
      caisse           | 071                                  | OK
      caisse           | 999                                  | UNKNOWN_CAISSE
      caisse           | 31                                   | BAD_FORMAT
      caisse           | ""                                   | REQUIRED
      commune          | 2A004                                | OK
      commune          | 2B033                                | OK
      commune          | 97411                                | OK
      commune          | 98818                                | OK
      commune          | 20004                                | BAD_FORMAT
      commune          | 2a004                                | BAD_FORMAT
      commune          | 97999                                | BAD_FORMAT
      commune          | 00123                                | BAD_FORMAT
      commune          | 3155                                 | BAD_FORMAT
      commune          | 99100                                | BAD_FORMAT
      sub_area         | Empalot                              | OK
      sub_area         | "Quartier du bout du pont de la route" | TOO_LONG
      practice         | NONE                                 | OK
      practice         | msp                                  | NOT_IN_LIST
      practice         | ""                                   | REQUIRED
      doctor_signed_on | ""                                   | OK
      doctor_signed_on | 29/02/2024                           | OK
      doctor_signed_on | 31/02/2024                           | BAD_DATE
      doctor_signed_on | 2023-02-29                           | BAD_DATE
      doctor_signed_on | 1/2/2024                             | BAD_DATE
      doctor_signed_on | 2024-1-02                            | BAD_DATE
      doctor_signed_on | 01-02-2024                           | BAD_DATE
      doctor_signed_on | 2024/01/02                           | BAD_DATE
      doctor_signed_on | 0000-01-01                           | BAD_DATE
      doctor_signed_on | +024-01-01                           | BAD_DATE
      doctor_signed_on | 2024-01-0२                           | BAD_DATE
      doctor_signed_on | "2024-01-02 "                        | BLANKS
      effective_on     | 9999-12-31                           | OK
      end_reason       | DEATH                                | END_EVENT_MISSING
      end_reason       | DIED                                 | NOT_IN_LIST
      end_event_on     | 2024-06-30                           | OK
      document_ref     | ""                                   | OK
      document_ref     | GED 1                                | BAD_FORMAT
      cancelled        | Y                                    | OK
      cancelled        | N                                    | NOT_IN_LIST
      cancelled        | y                                    | NOT_IN_LIST
      """)
  void contracts(String column, String cell, String outcome) {
    assertOutcome("contracts.csv", column, cell, outcome);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
      convention_code | 0          | OK
      convention_code | 3          | OK
      convention_code | 4          | NOT_IN_LIST
      convention_code | 01         | BAD_NUMBER
      convention_code | 1.0        | BAD_NUMBER
      convention_code | ""         | REQUIRED
      optam           | Y          | OK
      optam           | ""         | OK
      optam           | O          | NOT_IN_LIST
      from            | 01/01/2021 | OK
      from            | ""         | REQUIRED
      to              | 2021-01-01 | OK
      to              | 2020-12-31 | FROM_AFTER_TO
      to              | 31/12/2020 | FROM_AFTER_TO
      """)
  void sectors(String column, String cell, String outcome) {
    assertOutcome("sectors.csv", column, cell, outcome);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
      rate        | 0      | OK
      rate        | 100,00 | OK
      rate        | 62,4   | OK
      rate        | 62.405 | TOO_MANY_DECIMALS
      rate        | 100.01 | OUT_OF_RANGE
      rate        | -1     | OUT_OF_RANGE
      rate        | 62 %   | BAD_NUMBER
      rate        | 1,234.5 | BAD_NUMBER
      rate        | 6e1    | BAD_NUMBER
      rate        | .5     | BAD_NUMBER
      rate        | 5.     | BAD_NUMBER
      rate        | ""     | REQUIRED
      rate        | NaN    | BAD_NUMBER
      year        | 2016   | OK
      year        | 2029   | OK
      year        | 2015   | OUT_OF_RANGE
      year        | 2030   | OUT_OF_RANGE
      year        | 24     | OUT_OF_RANGE
      measured_on | ""     | OK
      """)
  void opposableRates(String column, String cell, String outcome) {
    assertOutcome("opposable-rates.csv", column, cell, outcome);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
      level              | DOCTEUR_JUNIOR | OK
      level              | SASPAS         | OK
      level              | Interne        | NOT_IN_LIST
      half_days_per_week | 14             | OK
      half_days_per_week | 0,5            | OK
      half_days_per_week | 14.01          | OUT_OF_RANGE
      half_days_per_week | 0              | OUT_OF_RANGE
      half_days_per_week | ""             | SHARE_NOT_ONE
      time_share         | 50             | SHARE_NOT_ONE
      time_share         | 101            | OUT_OF_RANGE
      agreement_ref      | ""             | OK
      ministry_notice_ref | ""            | OK
      ars_derogation_ref | ""             | OK
      to                 | 2024-04-30     | FROM_AFTER_TO
      to                 | ""             | OK
      """)
  void stagiaireAttestations(String column, String cell, String outcome) {
    assertOutcome("stagiaire-attestations.csv", column, cell, outcome);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
      hospital-activities.csv | finess           | 2A0000014  | OK
      hospital-activities.csv | finess           | ""         | OK
      hospital-activities.csv | finess           | 99078001   | BAD_FORMAT
      hospital-activities.csv | activity_id      | ""         | REQUIRED
      hospital-activities.csv | to               | 2023-12-31 | FROM_AFTER_TO
      majorations.csv         | rate             | 0,01       | OK
      majorations.csv         | rate             | 0          | OUT_OF_RANGE
      majorations.csv         | rate             | 20.01      | OUT_OF_RANGE
      majorations.csv         | arrete_ref       | ""         | OK
      majorations.csv         | to               | 2023-12-31 | FROM_AFTER_TO
      other-contracts.csv     | scheme           | PRIMO_INSTALLATION_2024 | OK
      other-contracts.csv     | scheme           | caim       | NOT_IN_LIST
      other-contracts.csv     | from             | ""         | REQUIRED
      zones.csv               | category         | ZAC        | OK
      zones.csv               | category         | ZRR        | NOT_IN_LIST
      zones.csv               | sub_area         | Empalot    | OK
      zones.csv               | commune          | 75056      | OK
      zones.csv               | commune          | 7505       | BAD_FORMAT
      holds.csv               | lifted_on        | ""         | OK
      holds.csv               | placed_on        | ""         | REQUIRED
      holds.csv               | reason           | ""         | REQUIRED
      holds.csv               | placed_by        | ""         | REQUIRED
      prior-payments.csv      | aif              | 0          | OK
      prior-payments.csv      | aif              | 1250,5     | OK
      prior-payments.csv      | aif              | -0.01      | OUT_OF_RANGE
      prior-payments.csv      | aif              | 99999.99   | OK
      prior-payments.csv      | aif              | 100000     | OUT_OF_RANGE
      prior-payments.csv      | rms              | 1.005      | TOO_MANY_DECIMALS
      prior-payments.csv      | mao              | ""         | REQUIRED
      prior-payments.csv      | rhp              | 1 250.00   | BAD_NUMBER
      ars-quotas.csv          | ars_region       | 01         | OK
      ars-quotas.csv          | ars_region       | 99         | NOT_IN_LIST
      ars-quotas.csv          | eligible_doctors | 0          | OK
      ars-quotas.csv          | eligible_doctors | -1         | OUT_OF_RANGE
      ars-quotas.csv          | eligible_doctors | 12.5       | BAD_NUMBER
      """)
  void otherFiles(String file, String column, String cell, String outcome) {
    assertOutcome(file, column, cell, outcome);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
      bank-accounts.csv  | caisse     | 311        | OK
      bank-accounts.csv  | caisse     | 000        | UNKNOWN_CAISSE
      bank-accounts.csv  | holder     | ""         | REQUIRED
      bank-accounts.csv  | holder     | X          | TOO_SHORT
      bank-accounts.csv  | holder     | "ŁUKASZ Œ." | OK
      bank-accounts.csv  | holder     | 王小明       | BAD_HOLDER
      bank-accounts.csv  | holder     | 12 34      | BAD_HOLDER
      bank-accounts.csv  | holder     | "王小明 LI" | BAD_HOLDER
      bank-accounts.csv  | holder     | AAAAAAAAAABBBBBBBBBBCCCCCCCCCCDDDDDDDDDDEEEEEEEEEEFFFFFFFFFFGGGGGGGGGGH | TOO_LONG
      bank-accounts.csv  | iban       | "FR14 2004 1010 0505 0001 3M02 606" | OK
      bank-accounts.csv  | iban       | fr1420041010050500013m02606 | OK
      bank-accounts.csv  | iban       | DE89370400440532013000 | OK
      bank-accounts.csv  | iban       | FR7630006000011234567890188 | BAD_IBAN
      bank-accounts.csv  | iban       | FR7630006000011234567890180 | BAD_IBAN
      bank-accounts.csv  | iban       | SA0380000000608010167519 | IBAN_NOT_SEPA
      bank-accounts.csv  | iban       | ""         | REQUIRED
      bank-accounts.csv  | iban       | " FR1420041010050500013M02606" | BLANKS
      bank-accounts.csv  | bic        | ""         | OK
      bank-accounts.csv  | bic        | PSSTFRPP   | OK
      bank-accounts.csv  | bic        | PSSTXXPP   | BAD_BIC
      bank-accounts.csv  | bic        | PSSTFRP    | BAD_FORMAT
      bank-accounts.csv  | payee_kind | ESTATE     | OK
      bank-accounts.csv  | payee_kind | HEIR       | NOT_IN_LIST
      paying-caisses.csv | siret      | ""         | OK
      paying-caisses.csv | siret      | 35600000049837 | OK
      paying-caisses.csv | siret      | 35600000049838 | BAD_SIRET
      paying-caisses.csv | siret      | 73282932000075 | BAD_SIRET
      paying-caisses.csv | siret      | 73282932000074 | OK
      paying-caisses.csv | siret      | 3560000000004 | BAD_FORMAT
      paying-caisses.csv | legal_name | ""         | REQUIRED
      paying-caisses.csv | caisse     | ""         | REQUIRED
      """)
  void accounts(String file, String column, String cell, String outcome) {
    assertOutcome(file, column, cell, outcome);
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      PAY,          ZONE_NOT_ELIGIBLE,       OK
      PAY,          SIGNATURE_DATE_MISSING,  OK
      PAY,          RETROACTIVE_EFFECT,      OK
      PAY,          CLOSURE_STRADDLED,       OK
      PAY,          PRACTICE_NOT_COORDINATED, OK
      PAY,          INCOMPATIBLE_AID,        OK
      PAY,          PAYEE_DECEASED,          OK
      PAY,          CONTRACT_OVERLAP,        DECISION_NOT_ALLOWED
      PAY,          SECTOR_UNKNOWN,          DECISION_NOT_ALLOWED
      PAY,          SECTOR_OVERLAP,          DECISION_NOT_ALLOWED
      PAY,          NOT_CONVENTIONED,        DECISION_NOT_ALLOWED
      PAY,          OPPOSABLE_RATE_MISSING,  DECISION_NOT_ALLOWED
      PAY,          BANK_ACCOUNT_MISSING,    DECISION_NOT_ALLOWED
      PAY,          CAISSE_ACCOUNT_MISSING,  DECISION_NOT_ALLOWED
      PAY,          REJECTED_ROW,            DECISION_NOT_ALLOWED
      PAY,          MANUAL_HOLD,             DECISION_NOT_ALLOWED
      PAY,          NOT_SENT,                DECISION_NOT_ALLOWED
      EXCLUDE_DAYS, INCOMPATIBLE_AID,        OK
      EXCLUDE_DAYS, NOT_CONVENTIONED,        OK
      EXCLUDE_DAYS, CONTRACT_OVERLAP,        OK
      EXCLUDE_DAYS, ZONE_NOT_ELIGIBLE,       DECISION_NOT_ALLOWED
      PAY,          DEBT_GIVEN_UP,           OK
      EXCLUDE_DAYS, DEBT_GIVEN_UP,           DECISION_NOT_ALLOWED
      REFUSE,       NOT_SENT,                OK
      REFUSE,       Fraude avérée,           OK
      ACCEPT,       INCOMPATIBLE_AID,        NOT_IN_LIST
      """)
  void decisions(String decision, String reason, String outcome) {
    String[] cells = SampleFolder.good("decisions.csv", "decision=" + decision, "reason=" + reason).split(";", -1);
    assertThat(outcome("decisions.csv", cells)).isEqualTo(outcome);
  }

  @ParameterizedTest
  @CsvSource(nullValues = "-", textBlock = """
      DEBT_GIVEN_UP,     -,      REQUIRED
      DEBT_GIVEN_UP,     GED-5,  OK
      ZONE_NOT_ELIGIBLE, -,      OK
      """)
  void onlyPayingBesideADebtGivenUpWantsADocument(String reason, String document, String outcome) {
    String row = SampleFolder.good("decisions.csv", "decision=PAY", "reason=" + reason, "document_ref=" + (document == null ? "" : document));
    assertThat(outcome("decisions.csv", row.split(";", -1))).isEqualTo(outcome);
  }

  @Test
  void cellsAreBroughtToOneForm() {
    assertThat(normalised("contracts.csv", "caisse=071", "doctor_name=  MARTIN Claire ", "doctor_signed_on=12/03/2021"))
        .as("a merged caisse is paid under its current code").contains("072", "MARTIN Claire", "2021-03-12");
    assertThat(normalised("bank-accounts.csv", "iban=fr14 2004 1010 0505 0001 3m02 606"))
        .contains(SampleFolder.IBAN, "DOCTOR", "");
    assertThat(normalised("opposable-rates.csv", "rate=062,40")).contains("62.4");
  }

  @Test
  void sameContentWrittenOtherwiseHasTheSameDigest() {
    CheckedRow one = check("sectors.csv", SampleFolder.good("sectors.csv", "from=2021-01-01").split(";", -1));
    CheckedRow other = check("sectors.csv", SampleFolder.good("sectors.csv", "from=01/01/2021").split(";", -1));

    assertThat(one.content()).isEqualTo(other.content());
    assertThat(one.raw()).isNotEqualTo(other.raw());
  }

  @Test
  void everyFaultOfARowIsReported() {
    CheckedRow row = check("contracts.csv", SampleFolder.good(
        "contracts.csv", "rpps=1", "caisse=999", "practice=X", "doctor_signed_on=31/02/2021").split(";", -1));

    assertThat(row.faults()).extracting(Fault::column)
        .containsExactly("rpps", "caisse", "practice", "doctor_signed_on");
    assertThat(row.key()).isEqualTo("C-1");
    assertThat(row.rpps()).as("a cell that cannot be read names nobody").isNull();
    assertThat(row.faults().get(3).message())
        .isEqualTo("doctor_signed_on « 31/02/2021 » n'est pas une date."
            + " Attendu : un jour qui existe, aaaa-mm-jj ou jj/mm/aaaa.");
  }

  @ParameterizedTest
  @CsvSource(textBlock = """
      iban,   FR7630006000011234567890188,         FR76 **** **** 0188
      iban,   FR76 3000 6000 0112 3456 7890 188,   FR76 **** **** 0188
      iban,   FR76 3000,                           ****
      bic,    FR7630006000011234567890189,         FR76 **** **** 0189
      bic,    fr76 3000 6000 0112 3456 7890 189,   fr76 **** **** 0189
      rpps,   le compte FR7630006000011234567890189, le compte FR76 **** **** 0189
      """)
  void noAnomalyShowsAWholeIban(String column, String cell, String shown) {
    Fault fault = check("bank-accounts.csv",
        SampleFolder.good("bank-accounts.csv", column + "=" + cell).split(";", -1)).faults().get(0);

    assertThat(fault.value()).isEqualTo(shown);
    assertThat(fault.message()).contains(shown).doesNotContain("30006").doesNotContain("3000 6");
  }

  private static void assertOutcome(String file, String column, String cell, String outcome) {
    String text = cell == null ? "" : cell.replace("\\n", "\n");
    assertThat(outcome(file, SampleFolder.good(file, column + "=" + text).split(";", -1)))
        .as("%s of %s is '%s'", column, file, text).isEqualTo(outcome);
  }

  private static String outcome(String file, String[] cells) {
    List<Fault> faults = check(file, cells).faults();
    assertThat(faults.size()).isLessThanOrEqualTo(1);
    return faults.isEmpty() ? "OK" : faults.get(0).code().name();
  }

  private static String[] normalised(String file, String... changes) {
    return check(file, SampleFolder.good(file, changes).split(";", -1)).cells();
  }

  private static CheckedRow check(String file, String[] cells) {
    return new RowCheck(Schemas.of(file).orElseThrow(), IntakeSettings.DEFAULT.messages()).of(2, cells);
  }
}
