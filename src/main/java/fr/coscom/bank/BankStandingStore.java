package fr.coscom.bank;

import fr.coscom.ledger.FailedTransfer;
import fr.coscom.ledger.KnownLotStore;
import fr.coscom.ledger.ReissueStore;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import fr.coscom.ledger.SettlementStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads how runs stand at the bank. The connection must have a transaction open: it is told what the latest run knows. */
public final class BankStandingStore {

  private BankStandingStore() {}

  /** The runs that the bank can answer, oldest first. */
  public static List<Run> handedOver(Connection connection) throws SQLException {
    List<Run> runs = new ArrayList<>();
    for (Run run : RunListStore.all(connection)) {
      if (!run.dry() && OutcomeStore.handedOver(connection, run)) {
        runs.add(run);
      }
    }
    return runs;
  }

  /**
   * @param run that has handed an order over
   * @param language {@code fr} or {@code en}
   */
  public static BankStanding of(Connection connection, Run run, String language) throws SQLException {
    return new BankStanding(run, OutcomeStore.of(connection, run), failed(connection, run), OutcomeStore.reissues(connection, run),
        OutcomeStore.suspense(connection), OutcomeStore.reasons(connection, language));
  }

  private static List<FailedTransfer> failed(Connection connection, Run run) throws SQLException {
    Optional<Run> latest = Optional.empty();
    for (Run of : RunListStore.ofYear(connection, run.year())) {
      if (!of.dry() && of.state() != Run.State.DISCARDED && SettlementStore.settled(connection, of.id())) {
        latest = Optional.of(of);
      }
    }
    if (latest.isEmpty()) {
      return List.of();
    }
    KnownLotStore.set(connection, latest.get().lot());
    return ReissueStore.failed(connection, latest.get().id()).stream().filter(f -> f.run().equals(run.name())).toList();
  }
}
