package fr.coscom.entitlement;

import fr.coscom.dossier.Decision;
import fr.coscom.law.Applies;
import fr.coscom.law.LegalSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The way out of HELD without falsifying a fact: a named person decides about one reason of one contract and year.
 *
 * <blockquote lang="fr">« Les ordres de dépense […] établis et signés par le directeur » : la décision porte une pièce, un auteur
 * et une date</blockquote>
 *
 * <pre>
 * Formula   PAY lifts the reason named; EXCLUDE_DAYS takes the days out and so lifts it; REFUSE refuses the contract;
 *           PAY and EXCLUDE_DAYS that name no document do nothing
 * Unit      one reason
 * Example   PAY for RETROACTIVE_EFFECT on a contract that is also held for its account: the account still holds it
 * Proof     WorkedCasesTest S3' S16 S26 O2 O4 saysWhetherADecisionTookEffect
 * </pre>
 */
@Applies(source = LegalSource.CSS_D253)
final class Decisions {

  /** Such a decision is about a transfer that failed or a debt that was given up, not about what is due; the ledger asks for it. */
  private static final Pattern OF_THE_LEDGER = Pattern.compile("BANK_ANSWER_.*|DEBT_GIVEN_UP");

  private Decisions() {}

  /** Takes the reasons lifted by PAY out of {@code reasons}, and says of each decision whether it had an effect. */
  static List<Finding> apply(List<Decision> decisions, Set<Reason> reasons, Set<Reason> excluded, boolean refused) {
    return decisions.stream().filter(d -> !OF_THE_LEDGER.matcher(d.reason()).matches())
        .map(d -> finding(d, takesEffect(d, reasons, excluded, refused))).toList();
  }

  private static boolean takesEffect(Decision decision, Set<Reason> reasons, Set<Reason> excluded, boolean refused) {
    if (!decision.justified()) {
      return false;
    }
    return switch (decision.kind()) {
      case REFUSE -> refused;
      case EXCLUDE_DAYS -> Reason.named(decision.reason()).map(excluded::contains).orElse(false);
      case PAY -> Reason.named(decision.reason()).filter(Reason::payLifts).map(reasons::remove).orElse(false);
    };
  }

  private static Finding finding(Decision decision, boolean effect) {
    if (!decision.justified()) {
      return new Finding(Finding.DECISION_WITHOUT_DOCUMENT, decision.origin(), "document_ref", "", Optional.empty());
    }
    String code = effect ? Finding.DECISION_APPLIED : Finding.DECISION_WITHOUT_EFFECT;
    return new Finding(code, decision.origin(), "reason", decision.kind() + " " + decision.reason(), Optional.empty());
  }
}
