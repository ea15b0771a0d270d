package fr.coscom.cli;

import fr.coscom.audit.ControlWords;
import fr.coscom.audit.Summary;
import fr.coscom.audit.SummaryStore;
import fr.coscom.basis.Component;
import fr.coscom.basis.Messages;
import fr.coscom.basis.Money;
import fr.coscom.ledger.Control;
import fr.coscom.ledger.ControlStore;
import fr.coscom.ledger.DebtStore;
import fr.coscom.ledger.FailedTransfer;
import fr.coscom.ledger.KnownLotStore;
import fr.coscom.ledger.OutputStore;
import fr.coscom.ledger.ReissueStore;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import fr.coscom.ledger.Standing;
import fr.coscom.ledger.StandingStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a run says when it ends: how many, how much, where to look, what comes next. */
final class ClosingSummary {

  private final Console console;
  private final String language;

  ClosingSummary(Console console, String language) {
    this.console = console;
    this.language = language;
  }

  void print(Connection connection, Run run) throws SQLException {
    connection.setAutoCommit(false);
    KnownLotStore.set(connection, run.lot());
    Summary summary = SummaryStore.of(connection, run.id());
    int files = OutputStore.of(connection, run.id()).size() + 1;
    Optional<Run> previous = RunListStore.before(connection, run);
    boolean corrects = RunListStore.corrects(connection, run);
    List<Standing> orders = StandingStore.of(connection, run.id());
    List<Control> warnings = ControlStore.of(connection, run.id()).stream().filter(control -> !control.holds()).toList();
    Money timeBarred = DebtStore.timeBarred(connection, run.id());
    List<FailedTransfer> waiting = ReissueStore.stillUnpaid(connection, run.id());
    connection.rollback();
    Messages words = console.words(language);
    Messages names = Messages.of("entitlement", language);
    line(words.text("summary.title", run.name(), words.text("state." + run.state()), run.executionDate()));
    line("");
    count(words, "summary.read", summary.contracts());
    for (String status : new String[] {"PAYABLE", "HELD", "NOT_ELIGIBLE", "NOTHING_DUE"}) {
      count(words, "summary." + status, summary.contracts(status));
    }
    count(words, "summary.rejectedRows", summary.rejectedRows());
    line("");
    for (Component component : Component.values()) {
      amount(component.code() + " " + component + " " + names.text("COMPONENT." + component), summary.due().of(component));
    }
    amount(words.text("summary.due"), summary.due().total());
    amount(words.text("summary.toPay"), summary.toPay());
    amount(words.text("summary.toRecover"), summary.toRecover());
    if (timeBarred.isPositive()) {
      amount(words.text("summary.timeBarred"), timeBarred);
    }
    if (summary.reissued().isPositive()) {
      amount(words.text("summary.reissued"), summary.reissued());
    }
    amount(words.text("summary.held"), summary.held().pending());
    line("");
    warnings.forEach(control -> line(words.text("summary.warning", ControlWords.line(control, language))));
    if (corrects && summary.ordersNothing()) {
      line(waiting.isEmpty() && summary.held().pending().isZero()
          ? words.text("summary.nothingToCorrect", run.year())
          : words.text("summary.nothingNow", summary.held().pending(), waiting.size(), run.year()));
      line("");
    }
    line(words.text("summary.files", files, run.folder()));
    line(words.text("summary.look", run.folder().resolve("report.html")));
    if (corrects && previous.isPresent()) {
      line(words.text("summary.compare", previous.get().name(), run.name()));
    }
    new Awaited(words, run, orders).next().forEach(next -> line(next.sentence()));
  }

  private void count(Messages words, String key, long count) {
    line(String.format(Locale.ROOT, "  %-68s %12d", words.text(key), count));
  }

  private void amount(String label, Money amount) {
    line(String.format(Locale.ROOT, "  %-66s %14s €", label, amount.figures(language)));
  }

  private void line(String text) {
    console.out().println(text);
  }
}
