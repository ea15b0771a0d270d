package fr.coscom.bank;

import fr.coscom.bank.AnswerXml.Group;
import fr.coscom.basis.Money;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Values of an answer as they are written. */
final class AnswerValues {

  private static final String NONE = "NOTPROVIDED";

  private AnswerValues() {}

  /** An identifier; what banks write in place of one that they do not have is none. */
  static Optional<String> id(Optional<String> given) {
    return given.filter(value -> !value.isEmpty() && !value.equals(NONE));
  }

  /** Nothing when it is no amount of whole cents. */
  static Optional<Money> money(Optional<String> given) {
    try {
      return given.map(Money::parse);
    } catch (ArithmeticException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  static Optional<Long> count(Optional<String> given) {
    return given.map(Long::valueOf);
  }

  /** Codes of ISO's list; one of the bank's own is told as {@code OTHER}. */
  static List<String> reasons(Group group, String rsn) {
    return Stream.concat(group.values(rsn + "/Cd").stream(), group.values(rsn + "/Prtry").stream().map(own -> "OTHER"))
        .distinct().sorted().toList();
  }

  /** What an answer says, as one line; parts keep their place. */
  static String joined(Object... parts) {
    StringBuilder line = new StringBuilder();
    for (Object part : parts) {
      Object value = part instanceof Optional<?> maybe ? maybe.map(Object::toString).orElse("") : part;
      line.append(line.length() == 0 ? "" : "|").append(value);
    }
    return line.toString();
  }
}
