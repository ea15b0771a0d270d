package fr.coscom.bank;

import fr.coscom.ledger.FailedTransfer;
import fr.coscom.ledger.Run;
import java.util.List;
import java.util.Map;

/**
 * How the transfers of one run stand at the bank.
 *
 * @param outcomes by caisse
 * @param failed what was rejected or returned and is not ordered anew
 * @param suspense of all years
 * @param reasons by code, in the language that was asked for
 */
public record BankStanding(
    Run run, List<Outcome> outcomes, List<FailedTransfer> failed, List<Reissue> reissues, List<SuspenseLine> suspense,
    Map<String, BankReason> reasons) {

  public Outcome total() {
    return outcomes.stream().reduce(Outcome::plus).orElseThrow();
  }

  public long alarms() {
    return suspense.stream().filter(SuspenseLine::alarm).count();
  }
}
