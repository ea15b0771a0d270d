package fr.coscom.bench;

import java.time.LocalDate;

/** What was decided on a contract, who holds it, what was paid of it before. */
record CaseFiles(Dice dice, GeneratedFiles files, int year, GeneratedContract contract) {

  void write(Story story) {
    switch (story) {
      case SIGNATURE_DATE_MISSING_PAID -> decided("SIGNATURE_DATE_MISSING", "PAY");
      case RETROACTIVE_PAID -> decided("RETROACTIVE_EFFECT", "PAY");
      case CLOSURE_STRADDLED_PAID -> decided("CLOSURE_STRADDLED", "PAY");
      case WRONG_ZONE_PAID -> decided("ZONE_NOT_ELIGIBLE", "PAY");
      case ALONE_PAID -> decided("PRACTICE_NOT_COORDINATED", "PAY");
      case DECEASED_PAID -> decided("PAYEE_DECEASED", "PAY");
      case OTHER_AID_PAID -> decided("INCOMPATIBLE_AID", "PAY");
      case OTHER_AID_EXCLUDED, OTHER_AID_ALL_YEAR_EXCLUDED -> decided("INCOMPATIBLE_AID", "EXCLUDE_DAYS");
      case NOT_CONVENTIONED_EXCLUDED -> decided("NOT_CONVENTIONED", "EXCLUDE_DAYS");
      case OVERLAP_EXCLUDED -> decided("CONTRACT_OVERLAP", "EXCLUDE_DAYS");
      case REFUSED -> decided(dice.one("ZONE_NOT_ELIGIBLE", "Fraude"), "REFUSE");
      case DECISION_FOR_NOTHING -> decided("RETROACTIVE_EFFECT", "PAY");
      case BAD_DECISION -> decided("MANUAL_HOLD", "PAY");
      case HELD, HOLD_LIFTED, BAD_HOLD -> hold(story);
      case PAID_BEFORE, PAID_TOO_MUCH, WITHDRAWN -> paid(story);
      default -> {
        // Nothing was decided, held or paid.
      }
    }
  }

  private void decided(String reason, String decision) {
    files.row("decisions", contract.id, year, reason, decision, "DEC/" + contract.id, "Direction", day(3, 10));
  }

  private void hold(Story story) {
    Object placed = story == Story.BAD_HOLD ? "10 février" : day(2, 10);
    files.row("holds", contract.id, "LITIGE", "Contrôle en cours ; \"pièces\" demandées", "A. Durand", placed,
        story == Story.HOLD_LIFTED ? day(3, 1) : null);
  }

  private void paid(Story story) {
    Object aif = story == Story.PAID_TOO_MUCH ? dice.hundredths(500_001, 600_000) : dice.hundredths(1, 60_000);
    files.row("prior-payments", contract.id, year, aif, story == Story.PAID_TOO_MUCH ? 1 : 0, 0, 0, day(1, 20), "MANDAT/" + contract.id);
  }

  private LocalDate day(int month, int day) {
    return LocalDate.of(year + 1, month, day);
  }
}
