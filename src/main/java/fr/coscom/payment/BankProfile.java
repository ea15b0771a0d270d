package fr.coscom.payment;

import java.util.Optional;
import java.util.Set;

/**
 * What differs from one bank to the next, for the account that is debited.
 *
 * @param debtorBic name the debtor's bank by its BIC when it is known; otherwise {@code NOTPROVIDED}
 * @param creditorBic name the payee's bank by its BIC when it is known; otherwise not at all
 * @param initiatorSiret identify the sender by its SIRET (scheme {@code SRET}) when it is known
 * @param categoryPurpose {@code GOVT}, {@code SUPP}, {@code OTHR} or nothing
 * @param maxTransactions most transfers in a file
 * @param maxBytes largest file
 */
public record BankProfile(
    boolean debtorBic,
    boolean creditorBic,
    boolean initiatorSiret,
    Optional<String> categoryPurpose,
    int maxTransactions,
    long maxBytes) {

  /** Where a bank has asked for nothing else. */
  public static final BankProfile STANDARD =
      new BankProfile(true, false, true, Optional.empty(), 200_000, 500_000_000L);

  private static final Set<String> PURPOSES = Set.of("GOVT", "SUPP", "OTHR");

  public BankProfile {
    if (categoryPurpose.isPresent() && !PURPOSES.contains(categoryPurpose.get())) {
      throw new IllegalArgumentException("category purpose " + categoryPurpose.get() + ", expected one of " + PURPOSES);
    }
    if (maxTransactions < 1 || maxBytes < 1) {
      throw new IllegalArgumentException("limits must be positive: " + maxTransactions + ", " + maxBytes);
    }
  }
}
