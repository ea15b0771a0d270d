package fr.coscom.audit;

import fr.coscom.basis.Amounts;
import fr.coscom.basis.Component;
import fr.coscom.basis.Money;
import java.util.ArrayList;
import java.util.List;

/** What was already ordered, and what is to be paid or recovered now, component by component. */
final class ExplainedSettlement {

  private static final int LABEL = 24;
  private static final int COLUMN = 15;

  private ExplainedSettlement() {}

  static void write(Sheet sheet, Explanation.Settled settled, Explained explained) {
    sheet.section("settlement", settled.run());
    List<String> heads = new ArrayList<>();
    for (Component component : Component.values()) {
      heads.add(component.name());
    }
    heads.add(sheet.text("settlement.total"));
    line(sheet, "", heads);
    sheet.trace().amounts().ifPresent(due -> line(sheet, sheet.text("settlement.due"), cells(sheet, due)));
    line(sheet, sheet.text("settlement.already"), cells(sheet, settled.alreadyOrdered()));
    line(sheet, sheet.text("settlement.now"), cells(sheet, settled.now()));
    sheet.page().blank();
    sheet.page().paragraph("  ", sentence(sheet, settled, explained));
    settled.again().forEach(line -> sheet.page().paragraph("  ", sheet.text(
        explained.discarded(line.caisse()) ? "settlement.again.discarded" : "settlement.again." + line.outcome(),
        sheet.figures().euros(line.amount()), line.endToEndId(), line.failed(), line.failedRun(), sheet.figures().day(line.outcomeOn()))));
  }

  /** Of a discarded order the debts stand, of a discarded run nothing does. */
  private static String sentence(Sheet sheet, Explanation.Settled settled, Explained explained) {
    if (settled.toPay().isPositive()) {
      return sheet.text(explained.discarded(settled.caisse()) ? "settlement.to_pay.discarded" : "settlement.to_pay",
          sheet.figures().euros(settled.toPay()));
    }
    if (settled.toRecover().isPositive()) {
      boolean whole = explained.discarded().stream().anyMatch(discard -> discard.caisse().isEmpty());
      return sheet.text(whole ? "settlement.to_recover.discarded" : "settlement.to_recover", sheet.figures().euros(settled.toRecover()));
    }
    return sheet.text(sheet.trace().word("status").equals("HELD") ? "settlement.held" : "settlement.nothing");
  }

  private static List<String> cells(Sheet sheet, Amounts amounts) {
    List<String> cells = new ArrayList<>();
    for (Component component : Component.values()) {
      cells.add(sheet.figures().euros(amounts.of(component)));
    }
    Money total = amounts.total();
    cells.add(sheet.figures().euros(total));
    return cells;
  }

  private static void line(Sheet sheet, String label, List<String> cells) {
    StringBuilder line = new StringBuilder(TextPage.padded("  " + label, LABEL));
    cells.forEach(cell -> line.append(TextPage.toTheRight(cell, COLUMN)));
    sheet.page().line(line.toString());
  }
}
