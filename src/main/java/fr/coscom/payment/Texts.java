package fr.coscom.payment;

import fr.coscom.basis.MaskedIban;
import java.time.DateTimeException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Values of a file under examination: one that cannot be read is a finding, not a failure, and none is shown in clear.
 */
final class Texts {

  private Texts() {}

  static String masked(String iban) {
    return iban.isEmpty() ? "" : MaskedIban.of(iban).text();
  }

  static <T> Optional<T> read(Supplier<T> value) {
    try {
      return Optional.of(value.get());
    } catch (DateTimeException | NumberFormatException unreadable) {
      return Optional.empty();
    }
  }
}
