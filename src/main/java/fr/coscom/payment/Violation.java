package fr.coscom.payment;

import fr.coscom.basis.Messages;

/**
 * One thing that a payment file must not have. An ERROR stops the file; a WARNING asks a person and stops nothing.
 *
 * @param rule its number, as in {@code T06}; its sentence is under {@code rule.T06} in the messages of the stage
 * @param where path in the file, with the number of the block or transaction; empty when the whole file is meant
 * @param found never an account number in clear
 * @param expected never an account number in clear
 */
public record Violation(String rule, Severity severity, String where, String found, String expected) {

  public enum Severity { ERROR, WARNING }

  /** The rule in words, then the place and the values. */
  public String text(Messages messages) {
    return messages.text("violation", rule, messages.text("rule." + rule), where, found, expected);
  }
}
