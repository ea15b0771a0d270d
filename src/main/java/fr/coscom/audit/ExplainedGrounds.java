package fr.coscom.audit;

import fr.coscom.audit.StoredTrace.Found;
import fr.coscom.audit.StoredTrace.Used;
import fr.coscom.dossier.AccountRefusal;
import fr.coscom.entitlement.Finding;
import fr.coscom.entitlement.Reason;
import java.util.List;

/**
 * Why it is not paid and what to ask from whom; what was not counted, with the euros at stake; what somebody decided.
 */
final class ExplainedGrounds {

  private static final String DECISION = "DECISION_";

  private ExplainedGrounds() {}

  static void reasons(Sheet sheet, ToldReasons told) {
    List<String> reasons = sheet.trace().words("reasons");
    if (reasons.isEmpty()) {
      return;
    }
    ReasonWords words = told.words(sheet.language());
    sheet.section("reasons");
    for (String reason : reasons) {
      sheet.page().paragraph("  - ", words.why(told.of(reason)) + " (" + reason + ")");
      sheet.page().paragraph("    " + sheet.text("reasons.next") + " ", words.next(told.of(reason)));
      if (reason.equals(Reason.BANK_ACCOUNT_MISSING.name())) {
        refusals(sheet, told.of(reason));
      }
    }
  }

  /** Each account, and while a person has to judge, how his decision is sent. */
  private static void refusals(Sheet sheet, String told) {
    sheet.trace().findings().stream().filter(found -> found.code().equals(Finding.ACCOUNT_REFUSED)).forEach(found -> {
      AccountRefusal refusal = AccountRefusal.parse(found.value());
      sheet.page().paragraph("    ", sheet.text("reasons.refused", sheet.figures().day(refusal.on()), refusal.code(), found.row().file(),
          found.row().line()));
    });
    ReasonWords.undecided(told).ifPresent(code -> sheet.page().paragraph("    ", sheet.text("reasons.undecided", code)));
  }

  static void warnings(Sheet sheet) {
    List<String> warnings = sheet.trace().words("warnings");
    if (warnings.isEmpty()) {
      return;
    }
    sheet.section("warnings");
    for (String warning : warnings) {
      sheet.page().paragraph("  - ", sheet.codes().text("FINDING." + warning) + " (" + warning + ")");
      sheet.trace().findings().stream().filter(found -> found.code().equals(warning))
          .forEach(found -> sheet.page().paragraph("    ", found(sheet, found)));
    }
  }

  private static String found(Sheet sheet, Found found) {
    String key = (sheet.imagined() ? "warnings.imagined_" : "warnings.") + (found.value().isEmpty() ? "empty" : "value");
    String where = sheet.text(key,
        found.row().file(), found.row().line(), found.column(), ExplainedFacts.word(sheet, found.value()));
    if (sheet.trace().amounts().isEmpty()) {
      return where + " " + sheet.text("warnings.unknown");
    }
    return where + found.atStake()
        .map(stake -> " " + sheet.text("warnings.at_stake", sheet.figures().euros(stake))).orElse("");
  }

  static void decisions(Sheet sheet) {
    List<Found> decisions = sheet.trace().findings().stream().filter(found -> found.code().startsWith(DECISION))
        .toList();
    if (decisions.isEmpty()) {
      return;
    }
    sheet.section("decisions");
    for (Found decision : decisions) {
      sheet.page().paragraph("  - ", sheet.codes().text("FINDING." + decision.code()));
      String says = sheet.trace().facts().stream().filter(fact -> fact.row().equals(decision.row()))
          .map(Used::says).findFirst()
          .orElse(decision.value());
      String[] kindAndReason = decision.value().split(" ");
      sheet.page().paragraph("    ", sheet.text("decisions." + kindAndReason[0],
          ExplainedFacts.reason(sheet, kindAndReason[1])));
      sheet.page().paragraph("    ", sheet.text("decisions.says",
          ExplainedSources.inWords(sheet, says.substring(decision.value().length()).strip()), decision.row().file(),
          decision.row().line()));
    }
  }
}
