package fr.coscom.entitlement;

import fr.coscom.basis.Money;
import fr.coscom.dossier.Origin;
import java.util.Optional;

/**
 * Something that the assessment says of one row of a file: evidence not retained, a decision that took effect or did not, an account
 * that the bank refused.
 *
 * @param code the name of a {@link Warning}, {@link #DECISION_APPLIED}, {@link #DECISION_WITHOUT_DOCUMENT},
 *     {@link #DECISION_WITHOUT_EFFECT} or {@link #ACCOUNT_REFUSED}
 * @param column the column concerned
 * @param value what was found there; empty when it was empty
 * @param atStake the euros that the row would have brought, told by the first finding on it; nothing where that cannot be computed
 *     or does not apply
 */
public record Finding(String code, Origin origin, String column, String value, Optional<Money> atStake) {

  public static final String DECISION_APPLIED = "DECISION_APPLIED";
  public static final String DECISION_WITHOUT_DOCUMENT = "DECISION_WITHOUT_DOCUMENT";
  public static final String DECISION_WITHOUT_EFFECT = "DECISION_WITHOUT_EFFECT";
  /** The value is the bank's code and the day of its answer, {@code AC04 2025-05-16}. */
  public static final String ACCOUNT_REFUSED = "ACCOUNT_REFUSED";
}
