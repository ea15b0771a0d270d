package fr.coscom.bank;

import fr.coscom.basis.Money;
import java.util.Optional;

/**
 * The transfers of the ledger that an answer may be about: one, or all of a collective order. Counts and sums are of those that
 * are not thrown away.
 *
 * @param released whether the order has left the house; nobody can answer another
 * @param first the id of one of them, by which a movement told twice is recognised
 * @param outcome of the transfer when it is one
 * @param rejected how many, of {@code transfers}, were rejected; so on
 * @param toDebit not rejected and not yet debited, and their sum
 */
record KnownLines(
    int runId,
    String caisse,
    String messageId,
    String blockId,
    String debtorIban,
    boolean released,
    String first,
    Optional<String> outcome,
    long transfers,
    Money total,
    long pending,
    long rejected,
    long moved,
    long toDebit,
    Money toDebitTotal) {}
