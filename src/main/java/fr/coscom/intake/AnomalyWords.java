package fr.coscom.intake;

import fr.coscom.basis.Messages;

/** The sentence of an anomaly: what is wrong with which value, and what was expected. */
record AnomalyWords(Messages words) {

  String of(AnomalyCode code, String column, String shown, String expected) {
    return words.text("anomaly." + code, column, shown, expected);
  }

  /** @param wanted the bounds, lists or names that the sentence needs */
  String expected(AnomalyCode code, Object... wanted) {
    return words.text("expected." + code, wanted);
  }

  /** What a cell should have been, by the contract of its column. */
  String expected(AnomalyCode code, Field field) {
    return switch (code) {
      case TOO_SHORT -> expected(code, field.minLength());
      case TOO_LONG -> expected(code, field.maxLength());
      case BAD_FORMAT -> words.text("expected.format." + field.format());
      case NOT_IN_LIST -> expected(code, String.join(", ", field.values()));
      case BAD_NUMBER -> words.text("expected.BAD_NUMBER." + field.type());
      case TOO_MANY_DECIMALS -> expected(code, field.decimals());
      case OUT_OF_RANGE -> expected(code, field.minimum().toPlainString(), field.maximum().toPlainString());
      default -> expected(code);
    };
  }
}
