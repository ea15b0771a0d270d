package fr.coscom.ledger;

import java.time.LocalDate;

/**
 * A transfer to another account than the last payment to the same contract or, for a new contract, to the same doctor.
 *
 * @param before end-to-end id of that payment, of {@code paidOn}
 * @param ibanBefore in full, to be shown masked, as is {@code iban}
 */
public record AccountChange(
    String endToEndId, String contractId, String iban, String before, String ibanBefore, LocalDate paidOn) {}
