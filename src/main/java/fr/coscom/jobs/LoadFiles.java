package fr.coscom.jobs;

import fr.coscom.intake.FactStore;
import fr.coscom.intake.FileResult;
import fr.coscom.intake.InputFolder;
import fr.coscom.intake.LoadedLot;
import fr.coscom.ledger.CorrectionGroundStore;
import fr.coscom.ledger.EventStore;
import fr.coscom.ledger.KnownLotStore;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunStore;
import fr.coscom.ledger.SettlementStore;
import fr.coscom.ledger.WorkListStore;
import java.sql.Connection;
import java.util.Optional;

/**
 * Opens the run and loads its folder in one transaction: a refused folder leaves no run, a killed attempt leaves nothing. A run
 * that has its lot already goes on with it; the files are never read a second time.
 */
record LoadFiles(Attempt attempt, RunStore runs) {

  void load(Connection connection) throws Exception {
    if (attempt.opened().isPresent()) {
      return;
    }
    RunRequest request = attempt.request();
    Run opened = runs.open(request.opening(), attempt.number());
    LoadedLot lot;
    try (InputFolder folder = InputFolder.open(request.input(), request.scope(), request.intake())) {
      lot = new FactStore(request.intake()).load(connection, opened.id(), folder);
    }
    Run loaded = runs.loaded(opened.id(), lot.lot());
    KnownLotStore.set(connection, lot.lot());
    if (request.correcting() && !CorrectionGroundStore.paidBefore(connection, loaded)) {
      throw new NothingToCorrect(loaded.year());
    }
    WorkListStore.Ground ground = WorkListStore.ground(connection);
    requireKnown("zones.csv", ground.zoneKnown(), lot);
    requireKnown("paying-caisses.csv", ground.payingCaisseKnown(), lot);
    int contracts = WorkListStore.stage(connection, loaded.id());
    if (loaded.dry()) {
      SettlementStore.forgetLot(connection, loaded.id());
    }
    EventStore.keep(connection, loaded.id(), loaded.openedAt(), "OPENED", loaded.operator(), contracts + " contracts, lot " + lot.lot());
    WorkListStore.analyze(connection);
    attempt.runIs(loaded);
  }

  private void requireKnown(String file, boolean known, LoadedLot lot) {
    if (!known) {
      Optional<FileResult> sent = lot.files().stream()
          .filter(result -> result.digest().file().equals(file)).findFirst();
      throw new InputUnusable(file, sent.map(result -> result.digest().rows()).orElse(0),
          sent.map(FileResult::rejected).orElse(0), attempt.request().input());
    }
  }
}
