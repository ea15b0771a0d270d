package fr.coscom.bank;

import fr.coscom.basis.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * One thing that the bank says, of a whole message, of a block or of one transfer. What the bank leaves out is empty.
 *
 * @param key what makes it this answer and no other, in whatever file it comes
 * @param content all that it says: the same key must never come with another
 * @param status as the bank writes it: {@code RJCT}, {@code BOOK}
 * @param messageId ours, as the bank repeats it; so are the two after it
 * @param amount of the transfer, or of the movement that covers a block
 * @param transfers how many, of a message or block; {@code total} is their sum as the bank counted it
 * @param account the caisse's, of a movement
 * @param bankRef the bank's own reference of a movement: two news with the same are one movement
 * @param defect why it cannot be matched, when that is seen without the ledger
 */
record BankAnswer(
    String key,
    String content,
    Scope scope,
    Meaning meaning,
    String status,
    Optional<String> messageId,
    Optional<String> blockId,
    Optional<String> endToEndId,
    Optional<Money> amount,
    Optional<Long> transfers,
    Optional<Money> total,
    Optional<String> account,
    Optional<String> bankRef,
    List<String> reasonCodes,
    LocalDate saidOn,
    Optional<Cause> defect) {

  enum Scope {
    MESSAGE,
    BLOCK,
    LINE
  }

  /** PROGRESS is news on the way: it never pays. Only a booked debit of our account does. */
  enum Meaning {
    REJECT,
    PROGRESS,
    DEBIT,
    RETURN,
    OTHER
  }
}
