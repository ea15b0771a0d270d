package fr.coscom.cli;

import fr.coscom.basis.CivilYear;
import fr.coscom.basis.Messages;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import fr.coscom.ledger.SettlementStore;
import fr.coscom.platform.Database;
import fr.coscom.platform.Progress;
import fr.coscom.statement.LetterFolder;
import fr.coscom.statement.Medium;
import fr.coscom.statement.StatementFacts;
import fr.coscom.statement.StatementStore;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The letter to the doctor: of one contract, or of all contracts of a run. */
@Command(name = "statement", mixinStandardHelpOptions = true)
final class StatementCommand extends ActingCommand {

  @Parameters(paramLabel = "CONTRACT", arity = "0..1")
  private String contract;

  @Option(names = "--year", paramLabel = "Y")
  private Integer year;

  @Option(names = "--run", paramLabel = "RUN")
  private String run;

  @Option(names = "--output", paramLabel = "DIR")
  private Path output;

  @Option(names = "--format", paramLabel = "html|pdf")
  private Medium format;

  @Option(names = "--answer-by", paramLabel = "DAY")
  private LocalDate answerBy;

  StatementCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws SQLException, IOException {
    String lang = lang();
    boolean enough = contract == null ? run != null && output != null : run != null || year != null;
    if (!enough) {
      throw new CommandRefused(ExitCode.USAGE, "statement.needs");
    }
    try (Database database = Database.open(console.environment()); Connection connection = database.connect()) {
      connection.setAutoCommit(false);
      if (contract == null) {
        all(connection, named(connection), lang);
      } else {
        one(connection, run == null ? latest(connection, lang) : named(connection), lang);
      }
      connection.rollback();
    }
    return ExitCode.DONE;
  }

  private void one(Connection connection, Run of, String lang) throws SQLException, IOException {
    StatementStore store = new StatementStore(connection, of, lang);
    StatementFacts facts = store.of(contract)
        .orElseThrow(() -> new CommandRefused(ExitCode.USAGE, "explain.unknown", contract, of.year()));
    if (facts.state() == Run.State.DISCARDED) {
      throw new CommandRefused(ExitCode.REFUSED, "statement.discarded", of.name());
    }
    Path folder = output == null ? Path.of("output", of.year().toString(), "statements") : output;
    LetterFolder letters = folder(folder, Medium.PDF, lang);
    console.out().println(letters.write(facts, store.parameters()));
    if (facts.draft()) {
      console.err().println(console.words(lang).text("statement.draft", of.name()));
    }
  }

  private void all(Connection connection, Run of, String lang) throws SQLException, IOException {
    LetterFolder folder = folder(output, Medium.HTML, lang);
    if (folder.holdsOthers(of)) {
      throw new CommandRefused(ExitCode.REFUSED, "statement.others", folder.folder(), of.name());
    }
    StatementStore store = new StatementStore(connection, of, lang);
    String label = Messages.of("statement", lang).text("folder.progress");
    Progress progress = Progress.of(console.err(), console.terminal(), label, language().quiet() ? 0 : store.count());
    LetterFolder.Written written = folder.writeAll(store, progress::advance);
    Messages words = console.words(lang);
    console.out().println(words.text("statement.written", written.letters(), written.index()));
    if (written.left() > 0) {
      console.err().println(words.text("statement.left", written.left()));
    }
    if (of.state() != Run.State.RELEASED) {
      console.err().println(words.text("statement.draft", of.name()));
    }
  }

  private LetterFolder folder(Path folder, Medium usual, String lang) {
    LocalDate today = console.clock().now().toLocalDate();
    if (answerBy != null && !answerBy.isAfter(today)) {
      throw new CommandRefused(ExitCode.USAGE, "statement.answerBy", answerBy, today);
    }
    return new LetterFolder(console.path(folder), format == null ? usual : format, lang, Optional.ofNullable(answerBy));
  }

  private Run named(Connection connection) throws SQLException {
    Run named = RunListStore.named(connection, run)
        .orElseThrow(() -> new CommandRefused(ExitCode.USAGE, "run.unknown", run));
    if (year != null && named.year().value() != year) {
      throw new CommandRefused(ExitCode.USAGE, "statement.otherYear", named.name(), year);
    }
    if (named.dry()) {
      throw new CommandRefused(ExitCode.REFUSED, "statement.dry", named.name(), named.year());
    }
    if (named.state() == Run.State.DISCARDED) {
      throw new CommandRefused(ExitCode.REFUSED, "statement.discarded", named.name());
    }
    if (!SettlementStore.settled(connection, named.id())) {
      throw new CommandRefused(ExitCode.REFUSED, "compare.notSettled", named.name());
    }
    return named;
  }

  /** The latest settled run that knows the contract. */
  private Run latest(Connection connection, String lang) throws SQLException {
    List<Run> latestFirst = new ArrayList<>();
    for (Run candidate : RunListStore.ofYear(connection, new CivilYear(year))) {
      boolean counts = !candidate.dry() && candidate.state() != Run.State.DISCARDED;
      if (counts && SettlementStore.settled(connection, candidate.id())) {
        latestFirst.add(candidate);
      }
    }
    Collections.reverse(latestFirst);
    if (latestFirst.isEmpty()) {
      throw new CommandRefused(ExitCode.REFUSED, "explain.noRun", year);
    }
    for (Run candidate : latestFirst) {
      Optional<StatementFacts> known = new StatementStore(connection, candidate, lang).of(contract);
      if (known.isPresent()) {
        return candidate;
      }
    }
    throw new CommandRefused(ExitCode.USAGE, "explain.unknown", contract, year);
  }
}
