package fr.coscom.intake;

import static fr.coscom.intake.AnomalyCode.BLANKS;
import static fr.coscom.intake.AnomalyCode.CONTROL_CHARACTER;
import static fr.coscom.intake.AnomalyCode.REQUIRED;
import static fr.coscom.intake.AnomalyCode.BAD_FORMAT;
import static fr.coscom.intake.AnomalyCode.NOT_IN_LIST;
import static fr.coscom.intake.AnomalyCode.TOO_LONG;
import static fr.coscom.intake.AnomalyCode.TOO_SHORT;

/**
 * Checks one cell against the contract of its column and brings it to one form: {@code yyyy-MM-dd}, decimals with a
 * point and no idle zero, the current code of a caisse, an IBAN in capitals without spaces.
 */
record CellCheck(Field field) {

  Cell of(String raw) {
    if (Characters.hasForbidden(raw)) {
      return Cell.bad(CONTROL_CHARACTER);
    }
    String stripped = Characters.strip(raw);
    // In a name blanks around mean nothing; in a number or a code they say that something else is wrong.
    if (!field.text() && stripped.length() != raw.length()) {
      return Cell.bad(BLANKS);
    }
    if (stripped.isEmpty()) {
      return field.required() ? Cell.bad(REQUIRED) : Cell.of(field.whenEmpty());
    }
    Cell cell = switch (field.type()) {
      case "date" -> Dates.read(stripped);
      case "number" -> Numbers.decimal(stripped, field);
      case "integer", "year" -> Numbers.integer(stripped, field);
      default -> string(stripped);
    };
    return cell.fault() == null && !isListed(cell.value()) ? Cell.bad(NOT_IN_LIST) : cell;
  }

  private boolean isListed(String value) {
    return field.values().isEmpty() || field.values().contains(value);
  }

  private Cell string(String text) {
    int length = text.codePointCount(0, text.length());
    if (length > field.maxLength()) {
      return Cell.bad(TOO_LONG);
    }
    if (length < field.minLength()) {
      return Cell.bad(TOO_SHORT);
    }
    if (field.pattern() != null && !field.pattern().matcher(text).matches()) {
      return Cell.bad(BAD_FORMAT);
    }
    return NamedChecks.of(field.check(), text);
  }
}
