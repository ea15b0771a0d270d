package fr.coscom.audit;

import fr.coscom.basis.Money;
import fr.coscom.entitlement.Reason;
import fr.coscom.entitlement.Status;
import fr.coscom.ledger.Debt;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The debts of the report: contracts refused or withdrawn after payment by themselves, the other ones, those of earlier runs. */
record ReportDebts(ReportData data, ReportWords words) {

  private static final String CLAIM = "reason amount/number paid_on/nowrap basis/nowrap limitation/nowrap observations/nowrap"
      + " notice/nowrap state";

  PaperSection section() {
    return new PaperSection(words.own("section.debts"), List.of(),
        List.of(found("debts_whole", ReportDebts::whole), found("debts_part", debt -> !whole(debt)), before()),
        List.of(data.debts().isEmpty() ? words.own("none") : "",
            data.debtsNow().size() <= ReportData.LISTED ? "" : words.own("debts_rest")));
  }

  /** Whether the contract is refused or withdrawn, so that everything ordered is claimed back. */
  private static boolean whole(Debt debt) {
    return Arrays.stream(Reason.values()).filter(reason -> reason.status() == Status.NOT_ELIGIBLE)
        .anyMatch(reason -> List.of(debt.reason().split("\\|")).contains(reason.name()));
  }

  private PaperTable found(String name, Predicate<Debt> listed) {
    List<List<String>> rows = data.debtsNow().stream().filter(listed).limit(ReportData.LISTED)
        .map(debt -> cells(debt, List.of(debt.contractId(), debt.caisse()), List.of())).toList();
    return words.table(name, "contract/code caisse/code " + CLAIM, rows, List.of());
  }

  private PaperTable before() {
    List<List<String>> rows = data.debtsBefore().stream().limit(ReportData.LISTED).map(debt -> cells(debt,
        List.of(debt.contractId(), debt.caisse(), debt.run()), List.of(words.amount(debt.outstanding())))).toList();
    return words.table("debts_before", "contract/code caisse/code run/code " + CLAIM + " outstanding/number", rows, List.of());
  }

  /** No time runs before the doctor is told, nor for what is not claimed. */
  private String delay(Debt debt, LocalDate until) {
    return debt.state() == Debt.State.TO_NOTIFY || debt.state() == Debt.State.TIME_BARRED ? "—" : words.day(until);
  }

  /** Where it stands, and what came back or was given up where the state alone does not say so. */
  private String state(Debt debt) {
    List<String> said = new ArrayList<>(List.of(words.own("debt." + debt.state())));
    part("repaid", debt.repaid(), debt).ifPresent(said::add);
    part("waived", debt.waived(), debt).ifPresent(said::add);
    if (debt.excess().isPositive()) {
      said.add(words.own("debt_part.excess", words.amount(debt.excess())));
    }
    return String.join(" ; ", said);
  }

  private Optional<String> part(String name, Money part, Debt debt) {
    return Optional.of(part).filter(money -> money.isPositive() && !money.equals(debt.amount()))
        .map(money -> words.own("debt_part." + name, words.amount(money)));
  }

  private List<String> cells(Debt debt, List<String> first, List<String> last) {
    List<String> claim = List.of(new DebtWords(words, data.debtCauses()).reasons(debt), words.amount(debt.amount()), words.day(debt.paidOn()),
        words.own("basis." + debt.legalBasis()), words.day(debt.limitationOn()), delay(debt, debt.observationsUntil()),
        delay(debt, debt.noticeUntil()), state(debt));
    return Stream.of(first, claim, last).flatMap(List::stream).toList();
  }
}
