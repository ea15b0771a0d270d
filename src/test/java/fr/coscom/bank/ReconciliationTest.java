package fr.coscom.bank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.coscom.basis.Money;
import fr.coscom.payment.BankProfile;
import fr.coscom.payment.Debtor;
import fr.coscom.payment.PaymentMessage;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R01 to R03, R06, R07, R10 of the return files, on a real ledger: what the bank says and what becomes of it. */
class ReconciliationTest extends AfterThePayment {

  private static final String ALL_SENT = "A=SENT B=SENT C=SENT D=SENT E=SENT F=SENT";
  private static final String ALL_BACK = "A=%s B=%s C=%s D=%s E=SENT F=SENT";

  @Test
  void theBlockIsNamedAsThePaymentFileNamesIt() throws SQLException {
    PaymentMessage message = new PaymentMessage("311", 2024, 1, OffsetDateTime.parse("2025-05-05T09:00:00+02:00"),
        LocalDate.of(2025, 5, 15), "CPAM", new Debtor("CPAM", PaidYear.iban("311"), Optional.empty(), Optional.empty()), 4,
        Money.euros(10_000), BankProfile.STANDARD);
    assertThat(message.messageId()).isEqualTo(PaidYear.MESSAGE_311);
    assertThat(message.paymentInformationId()).isEqualTo(PaidYear.BLOCK_311);
    assertThat(year.text("SELECT block_id FROM bank_block WHERE message_id = '" + message.messageId() + "'"))
        .isEqualTo(message.paymentInformationId());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      because                          | group | block | line | code | A        | B        | C        | D
      R02 the whole file               | RJCT  |       |      | FF01 | REJECTED | REJECTED | REJECTED | REJECTED
      R02 the block                    |       | RJCT  |      | AC01 | REJECTED | REJECTED | REJECTED | REJECTED
      R02 one line of a partial file   | PART  | PART  | RJCT | AC04 | SENT     | REJECTED | SENT     | SENT
      R10 accepted                     | ACCP  | ACCP  | ACCP |      | SENT     | SENT     | SENT     | SENT
      R10 settling                     | ACSP  | ACSP  | ACSP |      | SENT     | SENT     | SENT     | SENT
      R10 pending                      | PDNG  | PDNG  | PDNG |      | SENT     | SENT     | SENT     | SENT
      R10 settled, but only camt pays  | ACSC  | ACSC  | ACSC |      | SENT     | SENT     | SENT     | SENT
      """, useHeadersInDisplayName = true)
  void aStatusReachesItsScopeAndNoFurther(
      String because, String group, String block, String line, String code, String a, String b, String c, String d) throws SQLException {
    year.take(bank.write(BankFiles.report("P1", PaidYear.MESSAGE_311, "<OrgnlNbOfTxs>4</OrgnlNbOfTxs><OrgnlCtrlSum>10000.00</OrgnlCtrlSum>",
        text(group), text(code),
        BankFiles.block(PaidYear.BLOCK_311, text(block), text(code), line == null ? "" : BankFiles.contract("B", line, text(code))))));
    assertThat(year.states()).as(because).isEqualTo(ALL_BACK.formatted(a, b, c, d));
    assertThat(year.suspense()).as(because).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      because                       | message                           | block                       | id                     | amount  | totals | cause
      R03 unknown end-to-end id     | CPAM311-COSCOM-2024-20250515-0001 | CPAM311-COSCOM-2024-0001-01 | COSCOM24-311-000000099 | 2000.00 | 4      | UNKNOWN_LINE!
      R03 one cent less             | CPAM311-COSCOM-2024-20250515-0001 | CPAM311-COSCOM-2024-0001-01 | COSCOM24-311-000000002 | 1999.99 | 4      | OTHER_AMOUNT!
      R03 half a cent               | CPAM311-COSCOM-2024-20250515-0001 | CPAM311-COSCOM-2024-0001-01 | COSCOM24-311-000000002 | 2000.005| 4      | OTHER_AMOUNT!
      R03 another of our messages   | CPAM331-COSCOM-2024-20250515-0001 | CPAM331-COSCOM-2024-0001-01 | COSCOM24-311-000000002 | 2000.00 | 2      | OTHER_MESSAGE
      R03 another of our blocks     | CPAM311-COSCOM-2024-20250515-0001 | CPAM331-COSCOM-2024-0001-01 | COSCOM24-311-000000002 | 2000.00 | 4      | OTHER_BLOCK
      R03 a message that is unknown | CPAM311-COSCOM-2024-20250515-0009 | CPAM311-COSCOM-2024-0001-01 | COSCOM24-311-000000002 | 2000.00 | 4      | UNKNOWN_MESSAGE OTHER_MESSAGE
      no end-to-end id              | CPAM311-COSCOM-2024-20250515-0001 | CPAM311-COSCOM-2024-0001-01 |                        | 2000.00 | 4      | UNKNOWN_LINE!
      NOTPROVIDED is none           | CPAM311-COSCOM-2024-20250515-0001 | CPAM311-COSCOM-2024-0001-01 | NOTPROVIDED            | 2000.00 | 4      | UNKNOWN_LINE!
      the bank counted 3            | CPAM311-COSCOM-2024-20250515-0001 | CPAM311-COSCOM-2024-0001-01 | COSCOM24-311-000000099 | 2000.00 | 3      | OTHER_TOTALS! UNKNOWN_LINE!
      """, useHeadersInDisplayName = true)
  void whatDiffersChangesNothingAndWaits(
      String because, String message, String block, String id, String amount, String totals, String causes) throws SQLException {
    year.take(bank.write(BankFiles.report("P1", message, "<OrgnlNbOfTxs>" + totals + "</OrgnlNbOfTxs>", "", "",
        BankFiles.block(block, "", "", BankFiles.line(text(id), "RJCT", "AC01", amount)))));
    assertThat(year.states()).as(because).isEqualTo(ALL_SENT);
    assertThat(year.suspense()).as(because).isEqualTo(causes);
  }

  @Test
  void theSameFileTwiceChangesNothingAndSaysSo() throws SQLException {
    Path report = bank.rejected("P1", "AC01", "A", "C");
    Path notice = bank.debited("N1", "REF1", "2", "6000.00");
    assertThat(year.take(report, notice)).extracting(ImportedFile::applied).containsExactly(2, 1);
    String before = year.text("SELECT (SELECT count(*) FROM order_status) || ' ' || (SELECT count(*) FROM bank_answer)");
    assertThat(year.take(report, notice)).as("R01").allMatch(ImportedFile::before);
    // The same answers in other bytes: one blank more.
    Path again = bank.write(BankFiles.notice("N1", "311", BankFiles.debit("REF1", PaidYear.MESSAGE_311, PaidYear.BLOCK_311, "2", "6000.00"))
        + " ");
    assertThat(year.take(again)).as("R01, answer by answer").allMatch(file -> !file.before() && file.changedNothing() && file.known() == 1);
    assertThat(year.text("SELECT (SELECT count(*) FROM order_status) || ' ' || (SELECT count(*) FROM bank_answer)")).isEqualTo(before);
    assertThat(year.states()).isEqualTo("A=REJECTED B=EXECUTED C=REJECTED D=EXECUTED E=SENT F=SENT");
  }

  @Test
  void aKeyThatComesWithAnotherContentIsAnAlarmOnce() throws SQLException {
    year.take(bank.rejected("P1", "AC01", "A"));
    Path other = bank.rejected("P1", "AC04", "A");
    year.take(other);
    year.take(bank.write(BankFiles.report("P1", PaidYear.MESSAGE_311, "", "", "",
        BankFiles.block(PaidYear.BLOCK_311, "", "", BankFiles.contract("A", "RJCT", "AC04"))) + "  "));
    assertThat(year.suspense()).isEqualTo("KEY_REUSED!");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      because                                      | first  | then   | states   | causes
      a debit, then a return                       | DEBIT  | RETURN | RETURNED |
      R06 rejected, then returned: no second credit| REJECT | RETURN | REJECTED | RETURN_AFTER_REJECT!
      returned, then rejected                      | RETURN | REJECT | RETURNED | REJECT_AFTER_MONEY!
      executed, then rejected                      | DEBIT  | REJECT | EXECUTED | REJECT_AFTER_MONEY!
      rejected, then debited                       | REJECT | DEBIT  | REJECTED | REJECTED_BUT_DEBITED!
      returned before the debit is told            | RETURN | DEBIT  | RETURNED |
      debited twice                                | DEBIT  | DEBIT  | EXECUTED | SECOND_DEBIT!
      returned twice                               | RETURN | RETURN | RETURNED | SECOND_RETURN!
      rejected twice                               | REJECT | REJECT | REJECTED |
      """, useHeadersInDisplayName = true)
  void statesOnlyGoForward(String because, String first, String then, String state, String causes) throws SQLException {
    year.take(news("1", first));
    year.take(news("2", then));
    assertThat(year.states()).as(because).startsWith("A=" + state + " B=SENT");
    assertThat(year.suspense()).as(because).isEqualTo(text(causes));
  }

  @Test
  void theSameMovementToldInAnotherNoticeIsEvidence() throws SQLException {
    year.take(bank.write(BankFiles.notice("N1", "311", BankFiles.back("BANK-REF", "A", "AC04", "2025-05-17"))));
    year.take(bank.write(BankFiles.notice("N2", "311", BankFiles.back("BANK-REF", "A", "AC04", "2025-05-17"))));
    assertThat(year.suspense()).isEmpty();
    assertThat(year.text("SELECT string_agg(result, ' ' ORDER BY answer_id) FROM bank_answer")).isEqualTo("APPLIED EVIDENCE");
  }

  @Test
  void aReturnTwelveMonthsLaterStillMatchesAndReopensTheLine() throws SQLException {
    year.take(bank.debited("N1", "REF1", "4", "10000.00"));
    year.correction(PaidYear.nothing());
    year.take(bank.returned("N2", "MD07", "2026-05-20", "B"));
    assertThat(year.states()).as("R07").startsWith("A=EXECUTED B=RETURNED C=EXECUTED");
    assertThat(year.waits()).isEqualTo("B=DECISION");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      because                              | rejected | transfers | euros    | causes
      all of the block                     |          | 4         | 10000.00 |
      the bank does not count              |          |           | 10000.00 |
      less what it rejected before         | A        | 3         | 9000.00  |
      all, although it rejected one before | A        | 4         | 10000.00 | OTHER_AMOUNT!
      one cent too much                    |          | 4         | 10000.01 | OTHER_AMOUNT!
      another number                       |          | 5         | 10000.00 | OTHER_AMOUNT!
      """, useHeadersInDisplayName = true)
  void theDebitOfABlockExecutesWhatItCovers(String because, String rejected, String transfers, String euros, String causes)
      throws SQLException {
    if (rejected != null) {
      year.take(bank.rejected("P1", "AC01", rejected));
    }
    year.take(bank.debited("N1", "REF1", text(transfers), euros));
    assertThat(year.suspense()).as(because).isEqualTo(text(causes));
    String others = causes == null ? "EXECUTED" : "SENT";
    assertThat(year.states()).as(because)
        .isEqualTo(ALL_BACK.formatted(rejected == null ? others : "REJECTED", others, others, others));
  }

  @ParameterizedTest
  @ValueSource(strings = {"A C D", "A D C", "C A D", "C D A", "D A C", "D C A"})
  void aDebitNetOfRejectionsMayComeBeforeThem(String order) throws SQLException {
    Map<String, Path> files = Map.of("A", bank.rejected("P1", "AC01", "A"), "C", bank.rejected("P2", "AC04", "C"),
        "D", bank.debited("N1", "REF1", "2", "6000.00"));
    for (String file : order.split(" ")) {
      year.take(files.get(file));
    }
    assertThat(year.text("""
        SELECT string_agg(concat_ws(' ', contract_id, state, outcome, outcome_on, debited), ', ' ORDER BY contract_id)
          FROM payment_order WHERE caisse = '311'""")).as("the state of the ledger").isEqualTo("A REJECTED REJECTED 2025-05-16 f, "
        + "B EXECUTED EXECUTED 2025-05-16 t, C REJECTED REJECTED 2025-05-16 f, D EXECUTED EXECUTED 2025-05-16 t");
    assertThat(year.suspense()).isEmpty();
    assertThat(year.text("SELECT count(*) FROM open_suspense")).isEqualTo("0");
    year.take(files.get("D"));
    assertThat(year.text("SELECT count(*) FROM suspense_explained")).as("once").isEqualTo(order.endsWith("D") ? "0" : "1");
    year.correction(PaidYear.account("A", "FR76NEWA"));
    assertThat(year.waits()).as("no alarm is left").isEqualTo("C=ACCOUNT");
  }

  @Test
  void theSameDebitToldTwiceBeforeTheRejectionIsOneDebit() throws SQLException {
    year.take(bank.debited("N1", "REF1", "3", "9000.00"), bank.debited("N2", "REF1", "3", "9000.00"));
    assertThat(year.suspense()).isEqualTo("OTHER_AMOUNT! OTHER_AMOUNT!");
    year.take(bank.rejected("P1", "AC01", "A"));
    assertThat(year.states()).isEqualTo(ALL_BACK.formatted("REJECTED", "EXECUTED", "EXECUTED", "EXECUTED"));
    assertThat(year.text("SELECT string_agg(result, ' ' ORDER BY answer_id) FROM suspense_explained")).isEqualTo("APPLIED EVIDENCE");
    assertThat(year.suspense()).isEmpty();
  }

  @Test
  void aDebitThatAPersonClosedIsNotTriedAgain() throws SQLException {
    year.take(bank.debited("N1", "REF1", "3", "9000.00"));
    assertThat(SuspenseStore.close(year.connection, Long.parseLong(year.text("SELECT answer_id FROM open_suspense")),
        OffsetDateTime.parse("2025-05-20T12:00:00+02:00"), "a.petit", "autre affaire")).isTrue();
    year.take(bank.rejected("P1", "AC01", "A"));
    assertThat(year.states()).isEqualTo(ALL_BACK.formatted("REJECTED", "SENT", "SENT", "SENT"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      because                          | entry                                                    | caisse | causes         | foreign
      not booked yet                   | PDNG ESCT DBIT 10000.00 CPAM311-COSCOM-2024-0001-01      | 311    |                | 0
      another account                  | BOOK ESCT DBIT 10000.00 CPAM311-COSCOM-2024-0001-01      | 331    | OTHER_ACCOUNT! | 0
      a block that is unknown          | BOOK ESCT DBIT 10000.00 CPAM311-COSCOM-2024-0007-01      | 311    | UNKNOWN_BLOCK  | 0
      another business of the caisse   | BOOK ESCT DBIT 10000.00 SALAIRES-MAI                     | 311    |                | 1
      a return that is not ours        | BOOK RRTN CRDT 10000.00 SALAIRES-MAI                     | 311    | UNKNOWN_BLOCK  | 0
      a credit that names our block    | BOOK ESCT CRDT 10000.00 CPAM311-COSCOM-2024-0001-01      | 311    | UNEXPECTED_CREDIT! | 0
      """, useHeadersInDisplayName = true)
  void onlyABookedDebitOfOurAccountPays(String because, String entry, String caisse, String causes, int foreign) throws SQLException {
    String[] of = entry.split(" ");
    ImportedFile imported = year.take(bank.write(BankFiles.notice("N1", caisse, BankFiles.entry(
        "REF", of[3], of[2], of[0], "2025-05-16", of[1], "<Btch><PmtInfId>" + of[4] + "</PmtInfId></Btch>")))).get(0);
    assertThat(year.states()).as(because).isEqualTo(ALL_SENT);
    assertThat(year.suspense().replace("UNKNOWN_LINE!", "UNKNOWN_BLOCK")).as(because).isEqualTo(text(causes));
    assertThat(imported.foreign()).as(because).isEqualTo(foreign);
  }

  @Test
  void anEntryWhoseDetailsDoNotAddUpMovesNothing() throws SQLException {
    String entry = BankFiles.back("REF", "A", "AC04", "2025-05-17").replaceFirst("1000.00", "990.00");
    year.take(bank.write(BankFiles.notice("N1", "311", entry)));
    assertThat(year.states()).as("charges were kept back").isEqualTo(ALL_SENT);
    assertThat(year.suspense()).isEqualTo("ENTRY_SUM!");
  }

  @Test
  void nobodyAnswersAFileThatWasNotHandedOver() throws SQLException {
    year.execute("SET session_replication_role = replica");
    year.execute("UPDATE collective_order SET state = 'APPROVED'");
    year.execute("SET session_replication_role = origin");
    year.take(bank.rejected("P1", "AC01", "A"));
    assertThat(year.suspense()).isEqualTo("NOT_SENT!");
    assertThat(year.states()).isEqualTo(ALL_SENT);
  }

  @Test
  void everyStateIsKeptWithTheAnswerBehindItAndNoneIsRewritten() throws SQLException {
    year.take(bank.debited("N1", "REF1", "4", "10000.00"));
    year.take(bank.returned("N2", "AC04", "2025-05-20", "A"));
    assertThat(year.text("""
        SELECT string_agg(s.before || '>' || s.state || coalesce(' ' || a.meaning, ''), ', ' ORDER BY s.status_id)
          FROM order_status s LEFT JOIN bank_answer a USING (answer_id) WHERE s.end_to_end_id = 'COSCOM24-311-000000001'"""))
        .isEqualTo("ORDERED>SENT, SENT>EXECUTED DEBIT, EXECUTED>RETURNED RETURN");
    assertThatThrownBy(() -> year.execute("DELETE FROM order_status")).isInstanceOf(SQLException.class);
    year.execute("SET coscom.answer = '2'");
    assertThatThrownBy(() -> year.execute(
        "UPDATE payment_order SET state = 'SENT', outcome = NULL, outcome_on = NULL, debited = false WHERE contract_id = 'A'"))
        .hasMessageContaining("may not go from RETURNED to SENT");
    assertThatThrownBy(() -> year.execute("UPDATE payment_order SET amount_cents = 1 WHERE contract_id = 'B'"))
        .hasMessageContaining("a transfer does not change");
  }

  private Path news(String number, String kind) {
    return switch (kind) {
      case "REJECT" -> bank.rejected("P" + number, "AC01", "A");
      case "RETURN" -> bank.returned("N" + number, "AC04", "2025-05-19", "A");
      default -> bank.write(BankFiles.notice("N" + number, "311", BankFiles.entry("D" + number, "1000.00", "DBIT", "BOOK", "2025-05-16",
          "ESCT", "<TxDtls><Refs><MsgId>" + PaidYear.MESSAGE_311 + "</MsgId><PmtInfId>" + PaidYear.BLOCK_311 + "</PmtInfId><EndToEndId>"
              + PaidYear.id("A") + "</EndToEndId></Refs></TxDtls>")));
    };
  }

  private static String text(String cell) {
    return cell == null ? "" : cell;
  }
}
