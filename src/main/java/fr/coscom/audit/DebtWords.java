package fr.coscom.audit;

import fr.coscom.entitlement.Status;
import fr.coscom.ledger.Debt;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Why something is claimed back, in words.
 *
 * @param causes what lowered the aid of the contracts that are still paid
 */
record DebtWords(ReportWords words, Map<Debt, List<Difference.Cause>> causes) {

  /** Of a contract that is not paid its reasons, else what lowered its aid. */
  String reasons(Debt debt) {
    String status = DebtCauseStore.status(debt).map(Status::name).orElse("");
    String changed = causes.getOrDefault(debt, List.of()).stream().map(words::cause).collect(Collectors.joining(words.semicolon()));
    return Arrays.stream(debt.reason().split("\\|")).map(code -> {
      if (code.equals(status)) {
        return changed.isEmpty() ? words.own("debt_reason." + code) : words.own("debt_reason.because", words.own("debt_reason." + code), changed);
      }
      return code.equals("TRANSFER_FAILED") ? words.own("debt_reason.TRANSFER_FAILED") : words.reason(code);
    }).collect(Collectors.joining(", "));
  }
}
