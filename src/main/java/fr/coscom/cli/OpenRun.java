package fr.coscom.cli;

import fr.coscom.audit.InputFilesStore;
import fr.coscom.basis.CivilYear;
import fr.coscom.basis.Messages;
import fr.coscom.intake.Schemas;
import fr.coscom.intake.Scope;
import fr.coscom.intake.TableSchema;
import fr.coscom.ledger.CorrectionGroundStore;
import fr.coscom.ledger.NewRun;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import fr.coscom.ledger.StandingStore;
import fr.coscom.platform.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the year's earlier runs mean for a new command: go on, open a new one, or refuse with the next command. */
record OpenRun(Messages words, Connection connection, NewRun opening, Scope scope, Optional<LocalDate> executionDateGiven) {

  /** @throws CommandRefused when the year is not over */
  static void refuseUnlessOver(CivilYear year, LocalDate today) {
    if (today.getYear() <= year.value()) {
      throw new CommandRefused(ExitCode.REFUSED, "year.notOver", year, year.value() + 1);
    }
  }

  /**
   * @return the run that was begun and is to be gone on with; nothing when a new one is to be opened
   * @throws CommandRefused when the year has a run that this command may not replace
   */
  Optional<Run> toGoOnWith(Path input) throws SQLException {
    boolean dry = opening.kind() == Run.Kind.DRY_RUN;
    List<Run> alive = RunListStore.ofYear(connection, opening.year()).stream()
        .filter(run -> run.state() != Run.State.DISCARDED && run.state() != Run.State.DONE && run.dry() == dry)
        .filter(run -> scope == Scope.ANNUAL || run.state() != Run.State.RELEASED).toList();
    if (alive.isEmpty()) {
      refuseNothingToCorrect(input);
      return Optional.empty();
    }
    Run run = alive.get(alive.size() - 1);
    if (run.state() != Run.State.PREPARING) {
      Awaited awaited = new Awaited(words, run, StandingStore.of(connection, run.id()));
      throw new CommandRefused(ExitCode.REFUSED, "run.is." + run.state(), run.name(), run.year(), run.sha256().orElse("—"),
          awaited.discards());
    }
    Run.Kind kind = scope == Scope.ANNUAL ? Run.Kind.ANNUAL : Run.Kind.CORRECTION;
    if (!dry && run.kind() != kind) {
      throw new CommandRefused(ExitCode.REFUSED, "resume.otherKind." + run.kind(), run.name(), run.year(), run.inputFolder());
    }
    refuseOtherCommand(run, input);
    return Optional.of(run);
  }

  /** Before anything is read; a folder that brings prior payments may be the first word on the year. */
  private void refuseNothingToCorrect(Path input) throws SQLException {
    if (scope == Scope.CORRECTION && !Files.exists(input.resolve("prior-payments.csv"))
        && !CorrectionGroundStore.mayBePaid(connection, opening.year())) {
      throw new CommandRefused(ExitCode.REFUSED, "reprocess.nothingPaid", opening.year());
    }
  }

  private void refuseOtherCommand(Run run, Path input) throws SQLException {
    if (!digests(input).equals(InputFilesStore.of(connection, run.lot()).stream()
        .collect(Collectors.toMap(InputFilesStore.InputRow::file, InputFilesStore.InputRow::sha256)))) {
      throw new CommandRefused(ExitCode.REFUSED, "resume.otherInput", run.name(), run.inputFolder());
    }
    if (executionDateGiven.isPresent() && !executionDateGiven.get().equals(run.executionDate())) {
      throw new CommandRefused(ExitCode.REFUSED, "resume.otherDate", run.name(), run.executionDate());
    }
    if (!run.programDigest().equals(opening.programDigest())) {
      throw new CommandRefused(ExitCode.REFUSED, "resume.otherProgram", run.name());
    }
    if (!run.outputFolder().equals(opening.outputFolder())) {
      throw new CommandRefused(ExitCode.REFUSED, "resume.otherOutput", run.name(), run.outputFolder());
    }
  }

  private static Map<String, String> digests(Path input) {
    Map<String, String> digests = new TreeMap<>();
    for (TableSchema schema : Schemas.all()) {
      Path file = input.resolve(schema.file());
      if (Files.isRegularFile(file) && !schema.file().equals("control.csv")) {
        try {
          digests.put(schema.file(), DurableFile.sha256(file));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return digests;
  }
}
