package fr.coscom.intake;

import fr.coscom.basis.Messages;

/**
 * The sentences of what can only be seen by holding rows against each other. The places of the key and of the lines are
 * left as {@code {key}} and {@code {lines}}, to be filled by whoever finds the rows: the database, or memory.
 */
record CrossWords(String repeated, String duplicate, String unknownContract, String unknownDebt, String ofCaisse, String notChecked) {

  static CrossWords of(Messages messages) {
    AnomalyWords words = new AnomalyWords(messages);
    return new CrossWords(
        sentence(words, AnomalyCode.REPEATED_ROW),
        sentence(words, AnomalyCode.DUPLICATE_KEY),
        sentence(words, AnomalyCode.UNKNOWN_CONTRACT),
        sentence(words, AnomalyCode.UNKNOWN_DEBT),
        sentence(words, AnomalyCode.IBAN_OF_CAISSE),
        sentence(words, AnomalyCode.CONTRACT_NOT_CHECKED));
  }

  private static String sentence(AnomalyWords words, AnomalyCode code) {
    return words.of(code, "", "{key}", words.expected(code, "{lines}"));
  }

  static String fill(String sentence, String key, String lines) {
    return sentence.replace("{key}", key).replace("{lines}", lines);
  }
}
