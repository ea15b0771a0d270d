package fr.coscom.ledger;

import java.time.LocalDate;

/**
 * A transfer to another account than the last one handed over for the same contract or, for a new contract, for the same doctor,
 * whatever became of that one.
 *
 * @param before end-to-end id of that transfer, of {@code paidOn}
 * @param ibanBefore in full, to be shown masked, as is {@code iban}
 */
public record AccountChange(
    String endToEndId, String contractId, String iban, String before, String ibanBefore, LocalDate paidOn) {}
