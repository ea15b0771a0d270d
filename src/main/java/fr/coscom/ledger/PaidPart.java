package fr.coscom.ledger;

import fr.coscom.basis.Money;
import java.time.LocalDate;

/** What a debt claims back of the payments of one day; positive. */
public record PaidPart(LocalDate paidOn, Money amount) {}
