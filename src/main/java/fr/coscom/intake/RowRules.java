package fr.coscom.intake;

import static fr.coscom.intake.AnomalyCode.AMOUNT_MISSING;
import static fr.coscom.intake.AnomalyCode.DECISION_NOT_ALLOWED;
import static fr.coscom.intake.AnomalyCode.END_EVENT_MISSING;
import static fr.coscom.intake.AnomalyCode.FROM_AFTER_TO;
import static fr.coscom.intake.AnomalyCode.REQUIRED;
import static fr.coscom.intake.AnomalyCode.SHARE_NOT_ONE;

import java.util.List;
import java.util.stream.Collectors;

/** The checks between the cells of one row: those that the contract of the file names, and no others. */
final class RowRules {

  private static final String OF_THE_BANK = "BANK_ANSWER_";

  /** Lets money out beside a debt that somebody gave up: never without a document. */
  private static final String DEBT_GIVEN_UP = "DEBT_GIVEN_UP";

  private final TableSchema schema;
  private final AnomalyWords words;

  RowRules(TableSchema schema, AnomalyWords words) {
    this.schema = schema;
    this.words = words;
  }

  /** @param cells normalised, null where a cell has a fault of its own: then nothing is said of the pair */
  void check(String[] cells, String[] raw, List<Fault> faults) {
    for (String rule : schema.rules()) {
      switch (rule) {
        case "from-to" -> fromTo(cells, raw, faults);
        case "end-event" -> endEvent(cells, faults);
        case "one-share" -> oneShare(cells, raw, faults);
        case "decision-allowed" -> decision(cells, faults);
        case "amount-moved" -> amountMoved(cells, faults);
        default -> throw new IllegalArgumentException("unknown rule " + rule);
      }
    }
  }

  private void fromTo(String[] cells, String[] raw, List<Fault> faults) {
    String from = cell(cells, "from");
    String to = cell(cells, "to");
    // ISO days compare as text.
    if (isGiven(from) && isGiven(to) && from.compareTo(to) > 0) {
      add(faults, FROM_AFTER_TO, "to", cell(raw, "to"), cell(raw, "from"));
    }
  }

  private void endEvent(String[] cells, List<Fault> faults) {
    if (isGiven(cell(cells, "end_reason")) && "".equals(cell(cells, "end_event_on"))) {
      add(faults, END_EVENT_MISSING, "end_event_on", "", cell(cells, "end_reason"));
    }
  }

  private void oneShare(String[] cells, String[] raw, List<Fault> faults) {
    String halfDays = cell(cells, "half_days_per_week");
    String share = cell(cells, "time_share");
    if (halfDays != null && share != null && halfDays.isEmpty() == share.isEmpty()) {
      String found = halfDays.isEmpty() ? "" : cell(raw, "half_days_per_week") + ", " + cell(raw, "time_share");
      add(faults, SHARE_NOT_ONE, "half_days_per_week,time_share", found);
    }
  }

  private void decision(String[] cells, List<Fault> faults) {
    String decision = cell(cells, "decision");
    String reason = cell(cells, "reason");
    List<String> allowed = decision == null ? null : schema.allowedReasons().get(decision);
    if (allowed != null && reason != null && !allowed.contains(reason)) {
      add(faults, DECISION_NOT_ALLOWED, "reason", reason, decision, told(allowed));
    }
    if (DEBT_GIVEN_UP.equals(reason) && "".equals(cell(cells, "document_ref"))) {
      add(faults, REQUIRED, "document_ref", "");
    }
  }

  private void amountMoved(String[] cells, List<Fault> faults) {
    String event = cell(cells, "event");
    if (("REPAID".equals(event) || "WAIVED".equals(event)) && "".equals(cell(cells, "amount"))) {
      add(faults, AMOUNT_MISSING, "amount", "", event);
    }
  }

  /** The codes of the bank are many: they are told as one. */
  private static String told(List<String> allowed) {
    return allowed.stream().map(reason -> reason.startsWith(OF_THE_BANK) ? OF_THE_BANK + "…" : reason).distinct()
        .collect(Collectors.joining(", "));
  }

  private String cell(String[] cells, String column) {
    return cells[schema.indexOf(column)];
  }

  private static boolean isGiven(String cell) {
    return cell != null && !cell.isEmpty();
  }

  private void add(List<Fault> faults, AnomalyCode code, String column, String found, Object... wanted) {
    String shown = Shown.of(found);
    faults.add(new Fault(code, column, shown, words.of(code, column, shown, words.expected(code, wanted))));
  }
}
