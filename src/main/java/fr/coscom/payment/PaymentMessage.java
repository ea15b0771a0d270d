package fr.coscom.payment;

import fr.coscom.basis.Money;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * The head of a payment file: who pays, when, how much in all. One caisse, one debtor account, one execution date.
 *
 * @param caisse three digits, the code paid under today
 * @param year of right
 * @param sequence of the file in its caisse and year of right, 1 to 9999, never used twice
 * @param createdAt the instant at which the run was opened, in the offset that is to be printed
 * @param initiator name of the sender in the Latin set of SEPA
 * @param transfers number of transfers, summed beforehand in the ledger
 * @param controlSum their sum
 */
public record PaymentMessage(
    String caisse,
    int year,
    int sequence,
    OffsetDateTime createdAt,
    LocalDate executionDate,
    String initiator,
    Debtor debtor,
    int transfers,
    Money controlSum,
    BankProfile profile) {

  public PaymentMessage {
    if (!caisse.matches("[0-9]{3}") || year < 2000 || year > 2099 || sequence < 1 || sequence > 9999) {
      throw new IllegalArgumentException("caisse " + caisse + ", year " + year + ", sequence " + sequence);
    }
    if (transfers < 1 || !controlSum.isPositive()) {
      throw new IllegalArgumentException("a file of " + transfers + " transfers and " + controlSum + " euros");
    }
    Transfer.requireName(initiator);
  }

  /** {@code CPAM311-COSCOM-2025-20260515-0001}. */
  public String messageId() {
    return messageId(caisse, year, executionDate, sequence);
  }

  public static String messageId(String caisse, int year, LocalDate executionDate, int sequence) {
    return String.format(Locale.ROOT, "CPAM%s-COSCOM-%d-%s-%04d", caisse, year, compact(executionDate), sequence);
  }

  /**
   * {@code CPAM311-COSCOM-2025-0001-01}: the message id without its date, which would make 36 characters where 35 are
   * allowed; caisse, year and sequence are unique without it.
   */
  public String paymentInformationId() {
    return String.format(Locale.ROOT, "CPAM%s-COSCOM-%d-%04d-01", caisse, year, sequence);
  }

  /** {@code SCT_CPAM311_COSCOM_2025_20260515_0001.xml}. */
  public String fileName() {
    return fileName(caisse, year, executionDate, sequence);
  }

  public static String fileName(String caisse, int year, LocalDate executionDate, int sequence) {
    return String.format(Locale.ROOT, "SCT_CPAM%s_COSCOM_%d_%s_%04d.xml", caisse, year, compact(executionDate),
        sequence);
  }

  /** What the payee reads on the statement of account: a reference, nothing personal. */
  String remittance(Transfer transfer) {
    return "COSCOM " + year + " CPAM " + caisse + " AIDE CONVENTIONNELLE REF " + transfer.reference();
  }

  private static String compact(LocalDate day) {
    return DateTimeFormatter.BASIC_ISO_DATE.format(day);
  }
}
