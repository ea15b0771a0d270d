package fr.coscom.statement;

import fr.coscom.audit.StoredTrace;
import fr.coscom.basis.Component;
import fr.coscom.law.LegalSource;
import fr.coscom.law.RuleParameters;
import fr.coscom.ledger.Debt;
import fr.coscom.papers.FrenchSpaces;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The texts behind the letter, and how to contest it: first the commission de recours amiable, then the tribunal
 * judiciaire (code de la sécurité sociale, L. 142-4, R. 142-1, R. 142-1-A III, R. 142-6, R. 142-10). Delays run only where the letter
 * names them. What was read of these articles, and what only in other words: {@code src/docs/sources.md}.
 */
final class Remedies {

  private static final Map<Component, String> PARAMETERS = Map.of(
      Component.AIF, "aif_amount", Component.RMS, "rms_amount", Component.RHP, "rhp_amount",
      Component.MAO, "max_majoration");

  private Remedies() {}

  /** Of the components that the contract has, and of a claim. */
  static List<String> sources(StoredTrace trace, Optional<Debt> claimed, RuleParameters parameters) {
    Set<LegalSource> sources = new LinkedHashSet<>(List.of(LegalSource.CONVENTION_6, LegalSource.FICHE));
    for (Component component : Component.values()) {
      if (!trace.steps(component).isEmpty()) {
        sources.add(parameters.source(PARAMETERS.get(component)));
      }
    }
    claimed.map(DebtNotice::source).ifPresent(sources::add);
    return sources.stream().map(LegalSource::citation).map(FrenchSpaces::kept).toList();
  }

  static List<String> of(StatementFacts facts, Letter.Sender sender, Words words) {
    String subject = words.text("remedy.subject." + (facts.claimed().isPresent() ? "DEBT" : facts.status()));
    return List.of(words.text("remedy.question", sender.name()),
        words.text("remedy.commission", subject, sender.name()), words.text("remedy.tribunal"));
  }
}
