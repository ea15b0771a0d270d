package fr.coscom.audit;

import fr.coscom.bank.BankReason;
import fr.coscom.bank.OutcomeStore;
import fr.coscom.basis.Messages;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Why a contract is not paid and what to ask from whom, for all papers: a reason by its sentence, a refusal of the bank by what the bank
 * said. Told as the function {@code told_reasons} tells it: {@code MANUAL_HOLD}, {@code BANK_REFUSED.AC04},
 * {@code BANK_REFUSED.MD07.UNDECIDED}.
 */
final class ReasonWords {

  private static final String REFUSED = "BANK_REFUSED";
  private static final String CORRECTED_BY_AN_ACCOUNT = "CORRECT";

  private final Messages codes;
  private final Messages own;
  private final Map<String, BankReason> bank;

  /**
   * @param language {@code fr} or {@code en}
   * @param bank what its codes mean, in that language
   */
  ReasonWords(String language, Map<String, BankReason> bank) {
    this.codes = Messages.of("entitlement", language);
    this.own = Messages.of("audit", language);
    this.bank = bank;
  }

  static ReasonWords of(Connection connection, String language) throws SQLException {
    return new ReasonWords(language, OutcomeStore.reasons(connection, language));
  }

  String why(String told) {
    return sentence(told, "");
  }

  /** In a few words. */
  String shortly(String told) {
    return sentence(told, ".short");
  }

  /** The bank's code that a person has to judge before any account helps. */
  static Optional<String> undecided(String told) {
    String[] parts = told.split("\\.");
    return parts.length > 2 ? Optional.of(parts[1]) : Optional.empty();
  }

  /** While a person has to judge, what the bank's code asks for; then another account. */
  String next(String told) {
    String[] parts = told.split("\\.");
    if (!parts[0].equals(REFUSED)) {
      return codes.text("REASON." + told + ".next");
    }
    BankReason said = bank.get(parts[1]);
    return undecided(told).isPresent() || said.policy().equals(CORRECTED_BY_AN_ACCOUNT) ? said.next() : own.text("reason." + REFUSED + ".next");
  }

  private String sentence(String told, String ending) {
    String[] parts = told.split("\\.");
    return parts[0].equals(REFUSED)
        ? own.text("reason." + REFUSED + ending, parts[1], bank.get(parts[1]).meaning())
        : codes.text("REASON." + told + ending);
  }

  /** « MD07 : bénéficiaire décédé ». A code that the program does not know stays as the bank wrote it. */
  String bankCodes(List<String> given) {
    return given.stream().map(code -> bank.containsKey(code) ? own.text("report.bank_code", code, bank.get(code).meaning()) : code)
        .collect(Collectors.joining(", "));
  }

  /** What the bank's codes ask for. */
  String bankNext(List<String> given) {
    return given.stream().map(code -> bank.get(code).next()).distinct().collect(Collectors.joining(" "));
  }
}
