package fr.coscom.ledger;

import fr.coscom.basis.Money;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * Where the order of one caisse stands between the signatures.
 *
 * @param caisse empty for a run without any payment file, which is signed as a whole
 * @param state of the order, or of the run; PREPARING for an order that is not sealed yet
 * @param handedOver whether its file was linked where it is fetched
 * @param stopped what the bank said since, that no signature of the order would be taken after
 */
public record Standing(
    String caisse, Run.State state, int transfers, Money total, Optional<Signed> approved, Optional<Signed> released,
    boolean handedOver, Optional<Stop> stopped) {

  /**
   * @param number of the signature
   * @param dbUser as the database knows the session
   */
  public record Signed(long number, String by, OffsetDateTime at, String dbUser) {}

  /**
   * @param rule as a refused signature names it: {@code sign_alarm}, {@code sign_alarm_ended}, {@code sign_refused}
   * @param found transfer, or contracts and codes
   * @param ofTheWholeRun whether it stops every order of the run
   */
  public record Stop(String rule, String found, boolean ofTheWholeRun) {}

  public Optional<Signed> signed(Signature.Act act) {
    return act == Signature.Act.APPROVE ? approved : released;
  }

  /** The signature that is awaited now; nothing when the order is released, discarded or not sealed. */
  public Optional<Signature.Act> awaited() {
    return switch (state) {
      case SEALED -> Optional.of(Signature.Act.APPROVE);
      case APPROVED -> Optional.of(Signature.Act.RELEASE);
      default -> Optional.empty();
    };
  }
}
