package fr.coscom.audit;

import fr.coscom.entitlement.Reason;
import fr.coscom.entitlement.Status;
import fr.coscom.ledger.Debt;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The debts of the report: contracts refused or withdrawn after payment by themselves, the other ones, those of earlier runs. */
record ReportDebts(ReportData data, ReportWords words) {

  PaperSection section() {
    return new PaperSection(words.own("section.debts"), List.of(),
        List.of(table("debts_whole", data.debtsNow(), ReportDebts::whole), table("debts_part", data.debtsNow(), debt -> !whole(debt)),
            table("debts_before", data.debtsBefore(), debt -> true)),
        List.of(data.debts().isEmpty() ? words.own("none") : "",
            data.debtsNow().size() <= ReportData.LISTED ? "" : words.own("debts_rest")));
  }

  /** Whether the contract is refused or withdrawn, so that everything ordered is claimed back. */
  private static boolean whole(Debt debt) {
    return Arrays.stream(Reason.values()).filter(reason -> reason.status() == Status.NOT_ELIGIBLE)
        .anyMatch(reason -> List.of(debt.reason().split("\\|")).contains(reason.name()));
  }

  /** Of a contract that is not paid its reasons, else its status. */
  private String reasons(Debt debt) {
    boolean status = Arrays.stream(Status.values()).anyMatch(any -> any.name().equals(debt.reason()));
    return status ? words.own("debt_reason." + debt.reason())
        : Arrays.stream(debt.reason().split("\\|")).map(words::reason).collect(Collectors.joining(", "));
  }

  private PaperTable table(String name, List<Debt> debts, Predicate<Debt> listed) {
    List<List<String>> rows = debts.stream().filter(listed).limit(ReportData.LISTED).map(debt -> List.of(
        debt.contractId(), debt.caisse(), debt.run(), reasons(debt), words.amount(debt.amount()),
        words.day(debt.paidOn()), words.own("basis." + debt.legalBasis()), words.day(debt.limitationOn()),
        words.day(debt.observationsUntil()), words.day(debt.noticeUntil()),
        words.own("debt." + debt.state()), words.amount(debt.outstanding()))).toList();
    return words.table(name, "contract/code caisse/code run/code reason amount/number paid_on/nowrap basis/nowrap limitation/nowrap"
        + " observations/nowrap notice/nowrap state/nowrap outstanding/number", rows, List.of());
  }
}
