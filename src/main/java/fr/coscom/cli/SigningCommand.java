package fr.coscom.cli;

import fr.coscom.basis.Messages;
import fr.coscom.ledger.EventStore;
import fr.coscom.ledger.RefusedAct;
import fr.coscom.ledger.Run;
import fr.coscom.ledger.RunListStore;
import fr.coscom.ledger.Signature;
import fr.coscom.ledger.SignatureRefused;
import fr.coscom.ledger.SignatureStore;
import fr.coscom.ledger.Standing;
import fr.coscom.ledger.StandingStore;
import fr.coscom.platform.CampaignLock;
import fr.coscom.platform.Database;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * What approve and release have in common: each order is signed in a transaction of its own, so that one that is refused does not
 * stop the others, and each refusal is an event of the run.
 */
abstract class SigningCommand extends ActingCommand {

  private static final List<Integer> MILD_TO_GRAVE =
      List.of(ExitCode.DONE, ExitCode.USAGE, ExitCode.REFUSED, ExitCode.CONTROL_BROKEN, ExitCode.FAILED);

  @Parameters(paramLabel = "RUN")
  private String name;

  @Option(names = "--sha256", required = true, paramLabel = "H")
  private String sha256;

  @Option(names = "--operator", required = true, paramLabel = "NAME")
  private String operator;

  @Option(names = "--caisse", paramLabel = "C")
  private String caisse;

  SigningCommand(Console console) {
    super(console);
  }

  abstract Signature.Act act();

  /** What would stop every caisse; a refusal is thrown. */
  void beforeAll(Connection connection, Run run, OffsetDateTime now) throws SQLException, IOException {}

  /** What stops one caisse; a refusal is thrown. */
  void before(Connection connection, Run run, Standing order) throws SQLException, IOException {}

  /** In the transaction of the signature. */
  void with(Connection connection, Run run, Standing order, long signature) throws SQLException {}

  /** After the signature is committed, and again when the command is. */
  void after(Connection connection, Run run, Standing order, OffsetDateTime now) throws SQLException, IOException {}

  /** Whether to look only. */
  boolean looksOnly() {
    return false;
  }

  String operator() {
    return operator.strip();
  }

  @Override
  public Integer call() throws SQLException {
    sha256 = sha256.strip().toLowerCase(Locale.ROOT);
    if (operator.isBlank() || !sha256.matches("[0-9a-f]{64}")) {
      throw new CommandRefused(ExitCode.USAGE, "sign.usage");
    }
    OffsetDateTime now = console.clock().now();
    try (Database database = Database.open(console.environment()); Connection connection = database.connect()) {
      int year = run(connection).year().value();
      try (CampaignLock lock = CampaignLock.tryTake(database, year)
          .orElseThrow(() -> new CommandRefused(ExitCode.TRY_LATER, "campaign.held", year))) {
        connection.setAutoCommit(false);
        return sign(connection, run(connection), now);
      }
    }
  }

  private Run run(Connection connection) throws SQLException {
    return RunListStore.named(connection, name).orElseThrow(() -> new CommandRefused(ExitCode.USAGE, "run.unknown", name));
  }

  private int sign(Connection connection, Run run, OffsetDateTime now) throws SQLException {
    List<Standing> orders = StandingStore.of(connection, run.id());
    List<Standing> asked = orders.stream().filter(order -> caisse == null || order.caisse().equals(caisse)).toList();
    if (asked.isEmpty()) {
      throw new CommandRefused(ExitCode.USAGE, "sign.noCaisse", run.name(), caisse,
          orders.stream().map(Standing::caisse).collect(Collectors.joining(" ")));
    }
    List<Standing> left = asked.stream().filter(order -> order.signed(act()).isEmpty())
        .filter(order -> caisse != null || order.state() != Run.State.DISCARDED || orders.size() == 1).toList();
    List<Standing> signed = asked.stream().filter(order -> order.signed(act()).isPresent()).toList();
    int exitCode = left.isEmpty()
        ? told(connection, run, now, "", () -> again(connection, run, signed, now))
        : told(connection, run, now, "", () -> beforeAll(connection, run, now));
    if (exitCode == ExitCode.DONE && !left.isEmpty()) {
      exitCode = each(connection, run, orders, left, now);
    }
    if (exitCode == ExitCode.DONE || !left.isEmpty()) {
      new Awaited(words(), run(connection), StandingStore.of(connection, run.id())).next()
          .forEach(next -> console.out().println(next.sentence()));
    }
    connection.rollback();
    new RunMetrics(console, lang()).changed(connection, run(connection));
    return exitCode;
  }

  private int each(Connection connection, Run run, List<Standing> orders, List<Standing> left, OffsetDateTime now) throws SQLException {
    int worst = ExitCode.DONE;
    for (Standing order : left) {
      boolean[] ofTheWholeRun = {false};
      int exitCode = told(connection, run, now, order.caisse(), () -> {
        try {
          sign(connection, run, order, now);
        } catch (SignatureRefused refused) {
          ofTheWholeRun[0] = refused.ofTheWholeRun();
          throw refusal(run, orders, order, refused);
        }
      });
      worst = MILD_TO_GRAVE.indexOf(exitCode) > MILD_TO_GRAVE.indexOf(worst) ? exitCode : worst;
      if (ofTheWholeRun[0]) {
        return worst;
      }
    }
    return worst;
  }

  private void sign(Connection connection, Run run, Standing order, OffsetDateTime now) throws SQLException, IOException {
    before(connection, run, order);
    if (looksOnly()) {
      return;
    }
    long signature = SignatureStore.sign(connection,
        new Signature(run.id(), order.caisse(), act(), sha256, operator(), now, console.clock().rehearsal()));
    with(connection, run, order, signature);
    EventStore.keep(connection, run.id(), now, act().to().name(), operator(), (order.caisse() + " " + sha256).strip());
    connection.commit();
    Messages words = words();
    console.out().println(words.text("sign." + act(), run.name(), label(words, order), operator(), order.transfers(), order.total()));
    after(connection, run, order, now);
  }

  /** The act is done already: by the same person that is no fault, and what is left of it is ended. */
  private void again(Connection connection, Run run, List<Standing> signed, OffsetDateTime now) throws SQLException, IOException {
    if (signed.isEmpty()) {
      throw new CommandRefused(ExitCode.REFUSED, "sign.state." + act() + "." + run.state(), run.name(), run.year(), "");
    }
    if (!run.sha256().orElse("").equals(sha256)) {
      throw new CommandRefused(ExitCode.REFUSED, "sign.digest", run.name(), run.folder());
    }
    for (Standing order : signed) {
      if (!looksOnly()) {
        after(connection, run, order, now);
      }
      Standing.Signed by = order.signed(act()).orElseThrow();
      if (!SignatureStore.samePerson(connection, by.by(), operator())) {
        throw new CommandRefused(ExitCode.REFUSED, "sign.already", run.name(), by.by(), by.at());
      }
    }
    console.out().println(words().text("sign.nothing", run.name()));
  }

  private CommandRefused refusal(Run run, List<Standing> orders, Standing order, SignatureRefused refused) {
    String rule = refused.rule().substring("sign_".length());
    Messages words = words();
    return switch (rule) {
      case "digest" -> new CommandRefused(ExitCode.REFUSED, "sign.digest", run.name(), run.folder());
      case "state" -> new CommandRefused(
          ExitCode.REFUSED, "sign.state." + act() + "." + order.state(), run.name(), run.year(), label(words, order));
      case "alarm", "refused" -> new CommandRefused(ExitCode.REFUSED, "sign." + rule, run.name(), refused.found(),
          new Awaited(words, run, orders).discard(order.caisse()));
      case "alarm_ended" -> new CommandRefused(ExitCode.REFUSED, "sign." + rule, run.name(), refused.found(),
          new Awaited(words, run, orders).discards());
      default -> new CommandRefused(ExitCode.REFUSED, "sign." + rule, run.name(), refused.found());
    };
  }

  String label(Messages words, Standing order) {
    return words.text(order.caisse().isEmpty() ? "sign.whole" : "sign.caisse", order.caisse());
  }

  @FunctionalInterface
  private interface Doing {
    void run() throws SQLException, IOException;
  }

  /** What stops an act is told, kept as an event of its own, and turned into an exit code. */
  private int told(Connection connection, Run run, OffsetDateTime now, String of, Doing doing) throws SQLException {
    try {
      doing.run();
      connection.rollback();
      return ExitCode.DONE;
    } catch (RuntimeException | IOException | SQLException e) {
      connection.rollback();
      int exitCode = new Failures(console).told(e, this);
      if (!looksOnly()) {
        String why = e instanceof CommandRefused refused
            ? RefusedAct.of(of, refused.key(), refused.arguments()).toString() : (of + " " + e).strip();
        String event = act() + (exitCode == ExitCode.FAILED ? "_FAILED" : "_REFUSED");
        EventStore.keep(connection, run.id(), now, event, operator(), why);
        connection.commit();
      }
      return exitCode;
    }
  }
}
