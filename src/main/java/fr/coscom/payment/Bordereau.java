package fr.coscom.payment;

import fr.coscom.basis.Amounts;
import fr.coscom.basis.MaskedIban;
import fr.coscom.basis.Money;
import fr.coscom.ledger.AllSentAgain;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The collective order of a caisse: what its director and its accounting officer sign, bound to one payment file by its
 * digest (code de la sécurité sociale, D. 253-4 and D. 253-5).
 *
 * @param language {@code fr}, of the order that is signed, or {@code en}: that of its words and of its page
 * @param caisse three digits; {@code caisseName} as on its letters
 * @param year of right
 * @param number of the order, without a gap in its caisse and year
 * @param amounts sum by component of the transfers that this order imputes
 * @param again transfers of the file that an earlier order imputed, sent again since they did not arrive
 * @param decisions taken by people, on which this order relies
 * @param remarks sentences to print in a frame at the top, such as a late payment and its reason
 * @throws IllegalArgumentException when components and transfers sent again do not sum to the total of the file
 */
public record Bordereau(
    String language,
    String caisse,
    String caisseName,
    int year,
    int number,
    File file,
    Amounts amounts,
    AllSentAgain again,
    List<Held> held,
    List<Decision> decisions,
    Origin origin,
    List<String> remarks) {

  public Bordereau {
    Money sum = amounts.total().plus(again.total());
    if (!sum.equals(file.total())) {
      throw new IllegalArgumentException("components and transfers sent again sum to " + sum + ", the file to " + file.total());
    }
    held = List.copyOf(held);
    decisions = List.copyOf(decisions);
    remarks = List.copyOf(remarks);
  }

  /**
   * The payment file.
   *
   * @param sha256 64 hexadecimal digits
   * @param iban in full, printed masked
   */
  public record File(
      String messageId, String name, String sha256, int transfers, Money total, LocalDate executionDate, String debtor,
      String iban) {

    public static File of(PaymentMessage message, String sha256) {
      return new File(message.messageId(), message.fileName(), sha256, message.transfers(), message.controlSum(),
          message.executionDate(), message.debtor().name(), message.debtor().iban());
    }

    public String maskedIban() {
      return MaskedIban.of(iban).text();
    }
  }

  /**
   * A contract that this order leaves out.
   *
   * @param reason codes; {@code label} the same in words
   * @param amount what would have been paid; empty when it cannot be computed
   * @param alreadyOrdered what was ordered before the contract was held; no part of the amount
   */
  public record Held(String contractId, String reason, String label, Optional<Money> amount, Money alreadyOrdered) {}

  /**
   * A decision of a person.
   *
   * @param reason in words, {@code decision} as well
   */
  public record Decision(
      String contractId, String reason, String decision, String documentRef, String decidedBy, LocalDate decidedOn) {}

  /**
   * Where the figures come from.
   *
   * @param runId as in {@code 2025-1}; the digests are SHA-256
   */
  public record Origin(
      String runId, String parameterDigest, String inputDigest, String programDigest, String preparedBy,
      LocalDate preparedOn) {}
}
