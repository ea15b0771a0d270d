package fr.coscom.ledger;

import fr.coscom.basis.Money;
import java.util.Optional;

/** The collective order of one caisse in one run: one payment file, one bordereau, one number of the caisse's series of the year. */
public record CollectiveOrder(
    int runId,
    String caisse,
    int year,
    int number,
    String messageId,
    String fileName,
    String debtorName,
    String debtorIban,
    Optional<String> debtorBic,
    Optional<String> debtorSiret,
    int transfers,
    Money total,
    Optional<String> sha256) {}
