package fr.coscom.cli;

import fr.coscom.audit.SealedFilesStore;
import fr.coscom.audit.SealedFilesStore.Compared;
import fr.coscom.basis.MaskedIban;
import fr.coscom.basis.Messages;
import fr.coscom.basis.Money;
import fr.coscom.basis.TargetCalendar;
import fr.coscom.ledger.AccountChangeStore;
import fr.coscom.ledger.CollectiveOrder;
import fr.coscom.ledger.OutputStore;
import fr.coscom.ledger.ParameterSetStore;
import fr.coscom.ledger.PaymentOrderStore;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.Signature;
import fr.coscom.ledger.SignatureStore;
import fr.coscom.ledger.Standing;
import fr.coscom.ledger.StandingStore;
import fr.coscom.payment.Expectation;
import fr.coscom.payment.OrderFileStore;
import fr.coscom.platform.HandOver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The accounting officer's signature: the files are read once more, then handed over to be fetched. */
@Command(name = "release", mixinStandardHelpOptions = true)
final class ReleaseCommand extends SigningCommand {

  private static final int STANDARD_HORIZON = 15;
  private static final int STANDARD_COOLING_OFF = 2;

  @Option(names = {"-n", "--dry-run"})
  private boolean dryRun;

  private final Map<String, AccountChangeStore.Control> accounts = new HashMap<>();

  ReleaseCommand(Console console) {
    super(console);
  }

  @Override
  Signature.Act act() {
    return Signature.Act.RELEASE;
  }

  @Override
  boolean looksOnly() {
    return dryRun;
  }

  @Override
  void beforeAll(Connection connection, Run run, OffsetDateTime now) throws SQLException, IOException {
    if (run.state() == Run.State.SEALED || run.state() == Run.State.APPROVED) {
      if (!PaymentOrderStore.collective(connection, run.id()).isEmpty()) {
        refuseOutsideWindow(connection, run, now.toLocalDate());
      }
      refuseChanged(connection, run, path -> !path.startsWith("payments/") || path.equals("payments/payment-orders.csv"));
    }
  }

  /** A run without a payment file has nothing to execute: it is released on any day. */
  private void refuseOutsideWindow(Connection connection, Run run, LocalDate today) throws SQLException {
    if (run.executionDate().isBefore(today)) {
      Awaited awaited = new Awaited(words(), run, StandingStore.of(connection, run.id()));
      throw new CommandRefused(ExitCode.REFUSED, awaited.partlyReleased() ? "release.pastBeside" : "release.past", run.name(),
          run.executionDate(), today, awaited.discards(), run.year());
    }
    if (run.executionDate().isAfter(today.plusDays(horizon()))) {
      throw new CommandRefused(ExitCode.REFUSED, "release.early", run.name(), run.executionDate(),
          run.executionDate().minusDays(horizon()), horizon());
    }
  }

  private int horizon() {
    return days("COSCOM_RELEASE_DAYS", STANDARD_HORIZON);
  }

  private int days(String variable, int standard) {
    String days = console.environment().getOrDefault(variable, Integer.toString(standard)).strip();
    if (!days.matches("[0-9]{1,3}")) {
      throw new CommandRefused(ExitCode.USAGE, "release.days", variable, days, standard);
    }
    return Integer.parseInt(days);
  }

  /** Who can have an account changed must not be paid before the doctor, told of it, could protest. */
  private void refuseTooRecent(Connection connection, Run run, String caisse, LocalDate today) throws SQLException {
    int cooling = days("COSCOM_ACCOUNT_DAYS", STANDARD_COOLING_OFF);
    List<AccountChangeStore.Recent> recent = AccountChangeStore.replacedSince(
        connection, run.id(), caisse, TargetCalendar.minusOpen(today, cooling).plusDays(1));
    if (!recent.isEmpty()) {
      AccountChangeStore.Recent last = recent.get(0);
      throw new CommandRefused(ExitCode.REFUSED, "release.cooling", recent.size(), last.contractId(), MaskedIban.of(last.iban()),
          last.since(), TargetCalendar.plusOpen(last.since(), cooling), cooling, run.name(), caisse);
    }
  }

  @Override
  void before(Connection connection, Run run, Standing order) throws SQLException, IOException {
    if (order.caisse().isEmpty() || (order.state() != Run.State.APPROVED && !looksOnly())) {
      return; // nothing to hand over, or the signature will be refused
    }
    refuseChanged(connection, run, order.caisse());
    refuseTooRecent(connection, run, order.caisse(), console.clock().now().toLocalDate());
    if (!looksOnly()) {
      HandOver.mustBePossible(run.folder().resolve("run.json"));
    }
    AccountChangeStore.Control changed = AccountChangeStore.of(connection, run.id(), order.caisse());
    accounts.put(order.caisse(), changed);
    Messages words = console.words(language().of(console));
    console.out().println(words.text("release.accounts", label(words, order), changed.changes().size(), changed.first()));
    changed.changes().forEach(change -> console.out().println("  " + words.text("release.account", change.contractId(),
        MaskedIban.of(change.ibanBefore()), MaskedIban.of(change.iban()), change.paidOn(), change.endToEndId())));
  }

  @Override
  void with(Connection connection, Run run, Standing order, long signature) throws SQLException {
    if (accounts.containsKey(order.caisse())) {
      AccountChangeStore.keep(connection, signature, accounts.get(order.caisse()).changes());
    }
  }

  /** Each step may be the last before a kill. What was fetched and removed after the mark of readiness is never offered again. */
  @Override
  void after(Connection connection, Run run, Standing before, OffsetDateTime now) throws SQLException, IOException {
    if (before.caisse().isEmpty()) {
      return;
    }
    CollectiveOrder order = order(connection, run, before.caisse());
    Standing standing = StandingStore.of(connection, run.id()).stream()
        .filter(one -> one.caisse().equals(order.caisse())).findFirst().orElseThrow();
    Path file = run.folder().resolve("payments").resolve(order.fileName());
    Path mark = file.resolveSibling(order.fileName() + ".sha256");
    Path released = run.folder().resolve("released");
    if (!standing.handedOver()) {
      refuseChanged(connection, run, order.caisse());
      HandOver.link(file, released);
      SignatureStore.handedOver(connection, standing.released().orElseThrow().number(), now, operator());
      connection.commit();
    }
    if (Files.exists(released.resolve(file.getFileName())) && !Files.exists(released.resolve(mark.getFileName()))) {
      HandOver.link(mark, released);
      console.out().println(console.words(language().of(console)).text("release.handedOver", released.resolve(file.getFileName())));
    }
  }

  private void refuseChanged(Connection connection, Run run, String caisse) throws SQLException, IOException {
    CollectiveOrder order = order(connection, run, caisse);
    String file = "payments/" + order.fileName();
    refuseChanged(connection, run,
        path -> path.equals(file) || path.equals(file + ".sha256") || path.startsWith("payments/bordereau-" + caisse + "."));
    Money cap = ParameterSetStore.pinned(connection, run.parameterDigest()).forYear(run.year()).euros("max_transfer");
    new OrderFileStore(connection, run, cap)
        .check(order, run.folder().resolve(file), Expectation.Stage.FINAL, order.sha256());
  }

  private void refuseChanged(Connection connection, Run run, Predicate<String> path) throws SQLException, IOException {
    for (OutputStore.Output listed : SealedFilesStore.listed(connection, run)) {
      if (path.test(listed.path())) {
        Compared compared = SealedFilesStore.compare(run.folder(), listed);
        if (!compared.same()) {
          String why = compared.found().isPresent() ? "release.changed" : "release.missing";
          throw new CommandRefused(ExitCode.CONTROL_BROKEN, why, run.folder().resolve(listed.path()),
              compared.expected(), compared.found().orElse("—"), run.folder());
        }
      }
    }
  }

  private static CollectiveOrder order(Connection connection, Run run, String caisse) throws SQLException {
    return PaymentOrderStore.collective(connection, run.id()).stream()
        .filter(order -> order.caisse().equals(caisse)).findFirst().orElseThrow();
  }
}
