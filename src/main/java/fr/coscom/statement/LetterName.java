package fr.coscom.statement;

import java.util.Locale;

/**
 * The name of a letter's file. Capitals, digits and hyphens of the contract stay as they are, all else is written as
 * an underscore and
 * two hexadecimal digits: no two contracts have one name, not even where capitals and small letters are the same, and
 * no name leaves its
 * folder. What follows the contract begins with an underscore and a letter that is no such digit.
 */
final class LetterName {

  private LetterName() {}

  /** {@code 2024-1-C-FULL-YEAR.pdf}; {@code …_projet.pdf} for a draft. */
  static String of(StatementFacts facts, String language, Medium medium) {
    String draft = facts.draft() ? "_projet" : "";
    return facts.run().name() + "-" + safe(facts.contractId()) + draft + ending(language, medium);
  }

  static String ending(String language, Medium medium) {
    return (language.equals("fr") ? "" : "_lang-" + language) + "." + medium;
  }

  static String safe(String contractId) {
    StringBuilder name = new StringBuilder();
    contractId.chars().forEach(c -> {
      boolean plain = c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-';
      name.append(plain ? Character.toString(c) : String.format(Locale.ROOT, "_%02X", c));
    });
    return name.toString();
  }
}
