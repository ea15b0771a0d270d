package fr.coscom.bank;

import fr.coscom.basis.Money;

/** A transfer that failed and went out again. {@code state} is that of the new one. */
public record Reissue(String endToEndId, String contractId, Money amount, String newEndToEndId, String newRun, String state) {}
