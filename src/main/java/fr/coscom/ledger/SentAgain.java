package fr.coscom.ledger;

import fr.coscom.basis.Money;
import java.time.LocalDate;

/**
 * A transfer that goes out in place of one that did not arrive. It is no new charge: its amount was ordered, and imputed to its
 * components, by the run that ordered the first. It is for less when less is due by now.
 *
 * @param endToEndId of the new transfer, {@code COSCOM24-311-000000002-R1}
 * @param caisse that ordered the first and sends this one
 * @param failed end-to-end id of the transfer that did not arrive
 * @param failedAmount of that one
 * @param failedRun that ordered it, as in {@code 2024-1}
 * @param outcome of the failed one, {@code REJECTED} or {@code RETURNED}
 */
public record SentAgain(
    String endToEndId, String contractId, String caisse, Money amount, String failed, Money failedAmount, String failedRun,
    String outcome, LocalDate outcomeOn) {}
