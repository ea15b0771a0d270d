package fr.coscom.statement;

import fr.coscom.audit.ContractDifference;
import fr.coscom.audit.StoredTrace;
import fr.coscom.basis.Amounts;
import fr.coscom.basis.Money;
import fr.coscom.dossier.EndReason;
import fr.coscom.ledger.Debt;
import fr.coscom.ledger.PaidPart;
import fr.coscom.ledger.Run;
import fr.coscom.statement.NeighbourStore.Neighbour;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Everything that one letter tells, as one run stored it.
 *
 * @param state of the order that the contract belongs to; of the run where its caisse pays nothing
 * @param doctorName as the contract names the doctor
 * @param trace how the amounts came about
 * @param already ordered for the year by earlier runs and before this program
 * @param now ordered by this run, negative where it is claimed back
 * @param transfers of this run; a second one sends again what did not arrive
 * @param lost transfers of earlier runs that did not arrive, as the bank had answered when this run was opened
 * @param bankMeanings what the bank's codes mean, in the language of the letter
 * @param undecided the codes by which the bank refused the doctor's accounts and that a person of the caisse must judge first
 * @param debts of the contract and year that this run or one before it found, as they stood when it was opened
 * @param paidParts the payments that the debt found by this run reaches back to
 * @param before the released run before this one
 * @param difference what differs from that run; nothing when nothing does, or when there was no letter then
 * @param neighbours the doctor's other contracts, of a contract that overlaps or overlapped one
 * @param yearBefore the last letter of the year before; nothing where this year has an earlier letter
 */
public record StatementFacts(
    Run run,
    Run.State state,
    String doctorName,
    StoredTrace trace,
    Amounts already,
    Amounts now,
    List<Transfer> transfers,
    List<Transfer.Lost> lost,
    Map<String, String> bankMeanings,
    Set<String> undecided,
    List<Debt> debts,
    List<PaidPart> paidParts,
    Optional<Run> before,
    Optional<ContractDifference> difference,
    List<Neighbour> neighbours,
    Optional<YearBefore> yearBefore) {

  /** The bank's code for a beneficiary who has died. */
  private static final String DECEASED = "MD07";

  public StatementFacts {
    transfers = List.copyOf(transfers);
    lost = List.copyOf(lost);
    bankMeanings = Map.copyOf(bankMeanings);
    undecided = Set.copyOf(undecided);
    debts = List.copyOf(debts);
    paidParts = List.copyOf(paidParts);
    neighbours = List.copyOf(neighbours);
  }

  public String contractId() {
    return trace.word("contract");
  }

  /** A name of {@link fr.coscom.entitlement.Status}. */
  public String status() {
    return trace.word("status");
  }

  /** Nothing of a letter before the last signature may leave the house. */
  public boolean draft() {
    return state != Run.State.RELEASED;
  }

  boolean held() {
    return status().equals("HELD");
  }

  /** The contract ended by the death of the doctor. */
  boolean dead() {
    return trace.end().filter(end -> end.cause().equals(EndReason.DEATH.name())).isPresent();
  }

  /** The bank says that the doctor has died, and nobody has judged that yet. */
  boolean reportedDead() {
    return undecided.contains(DECEASED) || lost.stream().anyMatch(one -> one.undecided().filter(DECEASED::equals).isPresent());
  }

  /** Of what was ordered, what neither arrived nor was given up; zero where debts stand against it, which say more than a sum can. */
  Money lacking() {
    return !debts.isEmpty() ? Money.ZERO : lost.stream().filter(one -> !one.ended()).map(Transfer.Lost::amount).reduce(Money.ZERO, Money::plus);
  }

  Money toPay() {
    return now.total().orZeroIfNegative();
  }

  /** The debt that this run found, unless it ended it in the same act, or found it too late to claim it. */
  Optional<Debt> claimed() {
    return found().filter(debt -> debt.state() != Debt.State.COVERED && debt.state() != Debt.State.TIME_BARRED);
  }

  /** The debt that this run found too late: the doctor is told of it, and nothing is claimed. */
  Optional<Debt> timeBarred() {
    return found().filter(debt -> debt.state() == Debt.State.TIME_BARRED);
  }

  /** What this run took back of money that never arrived; nobody claims it. Zero for none. */
  Money covered() {
    return found().map(Debt::covered).orElse(Money.ZERO);
  }

  private Optional<Debt> found() {
    return debts.stream().filter(debt -> debt.run().equals(run.name())).findFirst();
  }

  /** Those of earlier runs. */
  List<Debt> older() {
    return debts.stream().filter(debt -> !debt.run().equals(run.name())).toList();
  }
}
