package fr.coscom.entitlement;

import fr.coscom.dossier.ContractFacts;
import fr.coscom.dossier.Dossier;
import fr.coscom.dossier.EndReason;
import fr.coscom.dossier.PayeeAccount;
import fr.coscom.law.Applies;
import fr.coscom.law.LegalSource;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whom a payment would go to, and from whom.
 *
 * <blockquote lang="fr">« caractère libératoire du règlement » : l'agent comptable s'assure que le paiement va au vrai
 * créancier (contrôles des articles D. 122-6 et D. 253-5)</blockquote>
 *
 * <pre>
 * Formula   the doctor's account for the caisse of the contract, else his account for all caisses, each unless the bank refused
 *           it; after a death only an account of the estate; the caisse must have a paying account
 * Unit      one account
 * Example   dies 20 August 2023, account of the doctor known: PAYEE_DECEASED until an account of kind ESTATE is there
 * Proof     WorkedCasesTest E19 E19' S14 S29 S30, RefusedAccountTest
 * </pre>
 *
 * @param refused the accounts that would have served, had the bank not refused them
 */
@Applies(source = LegalSource.CSS_D253)
record Payee(Optional<PayeeAccount> account, List<PayeeAccount> refused, Set<Reason> doubts) {

  static final Payee NOBODY = new Payee(Optional.empty(), List.of(), Set.of());

  static Payee of(ContractFacts facts, Dossier dossier) {
    boolean deceased = facts.contract().end().map(e -> e.reason() == EndReason.DEATH).orElse(false);
    List<PayeeAccount> serving = dossier.accounts().stream()
        .filter(account -> account.serves(facts.contract().caisse()))
        .sorted(Comparator.comparing((PayeeAccount a) -> deceased && a.kind() != PayeeAccount.Kind.ESTATE)
            .thenComparing(a -> a.caisse().isEmpty()))
        .toList();
    Optional<PayeeAccount> account = serving.stream().filter(a -> a.refusal().isEmpty()).findFirst();
    Set<Reason> doubts = EnumSet.noneOf(Reason.class);
    if (deceased && account.map(a -> a.kind() != PayeeAccount.Kind.ESTATE).orElse(true)) {
      doubts.add(Reason.PAYEE_DECEASED);
    }
    if (account.isEmpty()) {
      doubts.add(Reason.BANK_ACCOUNT_MISSING);
    }
    if (!facts.caisseAccountKnown()) {
      doubts.add(Reason.CAISSE_ACCOUNT_MISSING);
    }
    return new Payee(account, serving.stream().filter(a -> a.refusal().isPresent()).toList(), doubts);
  }

  /** The bank's answer on each account refused. */
  List<Finding> findings() {
    return refused.stream().map(account -> new Finding(
        Finding.ACCOUNT_REFUSED, account.origin(), "iban", account.refusal().orElseThrow().toString(), Optional.empty())).toList();
  }
}
