package fr.coscom.audit;

import fr.coscom.audit.StoredTrace.Used;
import fr.coscom.dossier.Decision;
import fr.coscom.dossier.EndReason;
import fr.coscom.dossier.OtherContract;
import fr.coscom.dossier.PayeeAccount;
import fr.coscom.dossier.StagiaireAttestation;
import fr.coscom.entitlement.Reason;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a row of a file says, in the words and figures of the language; what a person typed stays as it is. */
final class ExplainedFacts {

  /** The words of the files that have words of their own, under {@code explain.fact.is}. */
  private static final Set<String> WORDS = names(
      PayeeAccount.Kind.values(), StagiaireAttestation.Level.values(), OtherContract.Scheme.values(),
      Decision.Kind.values());
  private static final Set<String> ENDS = names(EndReason.values());
  private static final Set<String> REASONS = names(Reason.values());

  private ExplainedFacts() {}

  private static Set<String> names(Enum<?>[]... lists) {
    return Arrays.stream(lists).flatMap(Arrays::stream).map(Enum::name).collect(Collectors.toUnmodifiableSet());
  }

  static String inWords(Sheet sheet, Used fact) {
    String[] cells = fact.says().split(" ", -1);
    switch (fact.row().file()) {
      case "contracts.csv" -> Arrays.setAll(cells,
          i -> ENDS.contains(cells[i]) ? sheet.codes().text("END." + cells[i]) : cells[i]);
      case "sectors.csv" -> cells[1] = sheet.text("fact.sector", cells[1], sheet.text("fact.sector." + cells[1]));
      case "opposable-rates.csv" -> cells[0] = sheet.figures().number(cells[0]);
      case "stagiaire-attestations.csv" -> {
        cells[1] = word(sheet, cells[1]);
        cells[3] = sheet.figures().number(cells[3]);
      }
      case "majorations.csv" -> cells[1] = sheet.figures().number(cells[1]);
      case "other-contracts.csv" -> cells[0] = word(sheet, cells[0]);
      case "decisions.csv" -> {
        cells[0] = word(sheet, cells[0]);
        cells[1] = reason(sheet, cells[1]) + ",";
      }
      case "bank-accounts.csv" -> {
        cells[0] = word(sheet, cells[0]);
        Arrays.setAll(cells, i -> i == 1 ? sheet.text("fact.of_caisse", cells[1]) : cells[i]);
      }
      default -> { }
    }
    return sheet.text("fact." + fact.row().file().replace(".csv", ""),
        ExplainedSources.inWords(sheet, String.join(" ", cells)));
  }

  /** A word that only a closed list of a file can hold; any other text is returned as it is. */
  static String word(Sheet sheet, String word) {
    return WORDS.contains(word) ? sheet.text("fact.is." + word) : word;
  }

  /** A reason in words, with the code under which it stands in the files. */
  static String reason(Sheet sheet, String reason) {
    return REASONS.contains(reason)
        ? sheet.text("fact.reason", sheet.codes().text("REASON." + reason + ".short"), reason)
        : reason;
  }
}
