package fr.coscom.audit;

import static fr.coscom.audit.ReportWords.amount;

import fr.coscom.entitlement.Reason;
import fr.coscom.entitlement.Status;
import fr.coscom.ledger.Debt;
import fr.coscom.payment.FrenchNumber;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The debts of the report: contracts refused or withdrawn after payment by themselves, the other ones, those of earlier runs. */
record ReportDebts(ReportData data, ReportWords words) {

  Map<String, List<?>> all() {
    return Map.of(
        "debtsWhole", rows(data.debtsNow(), ReportDebts::whole),
        "debtsPart", rows(data.debtsNow(), debt -> !whole(debt)),
        "debtsBefore", rows(data.debtsBefore(), debt -> true));
  }

  /** Whether the contract is refused or withdrawn, so that everything ordered is claimed back. */
  private static boolean whole(Debt debt) {
    return Arrays.stream(Reason.values()).filter(reason -> reason.status() == Status.NOT_ELIGIBLE)
        .anyMatch(reason -> List.of(debt.reason().split("\\|")).contains(reason.name()));
  }

  private List<List<String>> rows(List<Debt> debts, Predicate<Debt> listed) {
    return debts.stream().filter(listed).limit(ReportData.LISTED).map(debt -> List.of(
        debt.contractId(), debt.caisse(), debt.run(), debt.reason().replace("|", ", "), amount(debt.amount()),
        FrenchNumber.figures(debt.paidOn()), words.own("basis." + debt.legalBasis()), FrenchNumber.figures(debt.limitationOn()),
        FrenchNumber.figures(debt.observationsUntil()), FrenchNumber.figures(debt.noticeUntil()),
        words.own("debt." + debt.state()), amount(debt.outstanding()))).toList();
  }
}
