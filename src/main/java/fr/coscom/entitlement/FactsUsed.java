package fr.coscom.entitlement;

import fr.coscom.basis.Days;
import fr.coscom.dossier.Dossier;
import fr.coscom.dossier.Fact;
import fr.coscom.law.Applies;
import fr.coscom.law.LegalSource;
import java.util.ArrayList;
import java.util.List;

/**
 * The rows that an auditor must open to check one entitlement.
 *
 * <blockquote lang="fr">« accompagnés, s'il y a lieu, des pièces justificatives » (article D. 253-5)</blockquote>
 *
 * <pre>
 * Formula   the contract, the zones of its place, its holds, decisions and account, and every row that shares a day with T
 * Unit      rows, each with file, lot and line
 * Example   a full year in secteur 1: one row each of contracts, zones, sectors, bank-accounts
 * Proof     ExplanationTest
 * </pre>
 */
@Applies(source = LegalSource.CSS_D253)
final class FactsUsed {

  private FactsUsed() {}

  static List<Fact> of(Candidate candidate, Dossier dossier, Payee payee) {
    Days days = candidate.inYear();
    List<Fact> used = new ArrayList<>();
    used.add(candidate.facts().contract());
    candidate.facts().zones().stream()
        .filter(z -> z.subArea().isEmpty() || z.subArea().equals(candidate.facts().contract().subArea())).forEach(used::add);
    dossier.sectors().stream().filter(s -> Evidence.touches(days, s.span())).forEach(used::add);
    if (dossier.sectors().stream().anyMatch(s -> s.conventionCode() > 1 && Evidence.touches(days, s.span()))) {
      dossier.rate().ifPresent(used::add);
    }
    candidate.facts().attestations().stream().filter(a -> Evidence.touches(days, a.span())).forEach(used::add);
    candidate.facts().hospitalActivities().stream().filter(h -> Evidence.touches(days, h.span())).forEach(used::add);
    candidate.facts().majorations().stream().filter(m -> Evidence.touches(days, m.span())).forEach(used::add);
    dossier.otherContracts().stream().filter(o -> Evidence.touches(days, o.span())).forEach(used::add);
    used.addAll(candidate.facts().holds());
    used.addAll(candidate.facts().decisions());
    payee.account().ifPresent(used::add);
    used.addAll(payee.refused());
    return List.copyOf(used);
  }
}
