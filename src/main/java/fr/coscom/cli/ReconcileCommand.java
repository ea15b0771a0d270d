package fr.coscom.cli;

import fr.coscom.audit.ControlWords;
import fr.coscom.audit.ReconciliationFile;
import fr.coscom.bank.AnswerFile;
import fr.coscom.bank.AnswerFileRefused;
import fr.coscom.bank.BankStanding;
import fr.coscom.bank.BankStandingStore;
import fr.coscom.bank.Imported;
import fr.coscom.bank.ImportedFile;
import fr.coscom.bank.ReconciliationStore;
import fr.coscom.bank.SuspenseStore;
import fr.coscom.basis.Messages;
import fr.coscom.ledger.ControlBroken;
import fr.coscom.ledger.Run;
import fr.coscom.platform.Database;
import fr.coscom.platform.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The bank's answers: pain.002.001.10 and camt.054.001.08, all of the files or none; or the end of what waited for a person. */
@Command(name = "reconcile", mixinStandardHelpOptions = true)
final class ReconcileCommand extends ActingCommand {

  @Parameters(paramLabel = "FILE", arity = "0..*")
  private List<Path> files = List.of();

  @Option(names = "--close", paramLabel = "N")
  private List<Long> closed = List.of();

  @Option(names = "--reason", paramLabel = "TEXT")
  private String reason;

  @Option(names = "--output", paramLabel = "DIR")
  private Path output;

  @Option(names = "--operator", paramLabel = "NAME")
  private String operator;

  ReconcileCommand(Console console) {
    super(console);
  }

  @Override
  public Integer call() throws SQLException, IOException {
    Messages words = Messages.of("bank", lang());
    OffsetDateTime now = console.clock().now();
    String who = operator == null ? System.getProperty("user.name", "") : operator.strip();
    if (who.isEmpty()) {
      throw new CommandRefused(ExitCode.USAGE, "operator.empty");
    }
    if (files.isEmpty() == closed.isEmpty()) {
      throw new CommandRefused(ExitCode.USAGE, "reconcile.usage");
    }
    if (!closed.isEmpty() && (operator == null || reason == null || reason.isBlank())) {
      throw new CommandRefused(ExitCode.USAGE, "reconcile.closeNeedsBoth");
    }
    try {
      List<AnswerFile> checked = files.stream().map(console::path).map(AnswerFile::checked).toList();
      try (Database database = Database.open(console.environment()); Connection connection = database.connect()) {
        connection.setAutoCommit(false);
        close(connection, now, who);
        Imported imported = new ReconciliationStore(connection, now, who).take(checked);
        connection.commit();
        if (!closed.isEmpty()) {
          console.out().println(Messages.of("bank", lang()).text("closed", closed.size(), who));
        }
        imported.files().forEach(file -> tell(file, words));
        if (imported.explained() > 0) {
          console.out().println(words.text("imported.explained", imported.explained()));
        }
        pages(connection, now, words);
        connection.rollback();
        for (Run run : BankStandingStore.handedOver(connection)) {
          new RunMetrics(console, lang()).changed(connection, run);
        }
      }
      return ExitCode.DONE;
    } catch (AnswerFileRefused refused) {
      console.err().println(refused.text(lang()));
      return ExitCode.INPUT_REFUSED;
    } catch (ControlBroken broken) {
      broken.broken().forEach(control -> console.err().println(ControlWords.line(control, lang())));
      console.err().println(words.text("broken", broken.broken().size()));
      return ExitCode.CONTROL_BROKEN;
    }
  }

  /** All of the numbers or none. */
  private void close(Connection connection, OffsetDateTime now, String who) throws SQLException {
    for (long number : closed) {
      if (!SuspenseStore.close(connection, number, now, who, reason.strip())) {
        throw new CommandRefused(ExitCode.REFUSED, "reconcile.notOpen", Long.toString(number));
      }
    }
  }

  private void tell(ImportedFile file, Messages words) {
    if (file.before()) {
      console.out().println(words.text("imported.before", file.name()));
      return;
    }
    console.out().println(file.changedNothing() && file.known() > 0
        ? words.text("imported.nothing", file.name())
        : words.text("imported", file.name(), file.applied(), file.evidence(), file.suspense(), file.known(), file.foreign()));
    if (file.alarms() > 0) {
      console.err().println(words.text("imported.alarms", file.alarms()));
    }
  }

  /** Each run that was handed over, where its folder is on this machine or where {@code --output} says. */
  private void pages(Connection connection, OffsetDateTime now, Messages words) throws SQLException, IOException {
    for (Run run : BankStandingStore.handedOver(connection)) {
      BankStanding standing = BankStandingStore.of(connection, run, lang());
      console.out().println(run.name());
      new BankStatus(connection, lang()).lines(standing).forEach(line -> console.out().println("  " + line));
      Path folder = output == null
          ? run.folder() : console.path(output).resolve(run.outputFolder().relativize(run.folder()));
      if (output != null || Files.isDirectory(folder)) {
        Path page = folder.resolve("reconciliation.html");
        DurableFile.replace(page, out -> ReconciliationFile.write(standing, now, lang(), out));
        console.out().println("  " + words.text("written", page));
      }
    }
  }
}
