package fr.coscom.bank;

import fr.coscom.basis.Money;

/**
 * A transfer that failed and went out again.
 *
 * @param newAmount less when less is due by now
 * @param state of the new one
 */
public record Reissue(
    String endToEndId, String contractId, Money amount, Money newAmount, String newEndToEndId, String newRun, String state) {}
