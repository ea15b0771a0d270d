package fr.coscom.dossier;

import java.time.LocalDate;

/**
 * The bank said of a transfer to this account, or to its holder, that nothing more should be paid there.
 *
 * @param code the bank's, {@code AC04}; {@code OTHER} for one that is not known
 * @param on the day of the answer
 */
public record AccountRefusal(String code, LocalDate on) {

  /** Reads what {@link #toString()} writes. */
  public static AccountRefusal parse(String text) {
    String[] words = text.split(" ");
    return new AccountRefusal(words[0], LocalDate.parse(words[1]));
  }

  /** {@code AC04 2025-05-16}. */
  @Override
  public String toString() {
    return code + " " + on;
  }
}
