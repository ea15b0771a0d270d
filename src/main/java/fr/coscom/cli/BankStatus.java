package fr.coscom.cli;

import fr.coscom.audit.ReconciliationFile;
import fr.coscom.bank.BankStanding;
import fr.coscom.bank.BankStandingStore;
import fr.coscom.bank.Outcome;
import fr.coscom.basis.Messages;
import fr.coscom.ledger.FailedTransfer;
import fr.coscom.ledger.Run;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What {@code status} says of a run that the bank has: where the euros are, and what each failed transfer waits for. */
record BankStatus(Connection connection, String language) {

  private static final int SHOWN = 10;

  Optional<BankStanding> of(Run run) throws SQLException {
    connection.setAutoCommit(false);
    try {
      boolean told = BankStandingStore.handedOver(connection).stream().anyMatch(of -> of.id() == run.id());
      return told ? Optional.of(BankStandingStore.of(connection, run, language)) : Optional.empty();
    } finally {
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  void text(Run run, PrintStream out, String indent) throws SQLException {
    Optional<BankStanding> standing = of(run);
    if (standing.isPresent()) {
      lines(standing.get()).forEach(line -> out.println(indent + line));
    }
  }

  List<String> lines(BankStanding standing) {
    Messages words = Messages.of("bank", language);
    List<String> lines = new ArrayList<>();
    Outcome total = standing.total();
    lines.add(words.text(
        "status.outcome", total.ordered(), total.executed(), total.rejected(), total.returned(), total.pending()));
    standing.failed().stream().limit(SHOWN).forEach(failed -> lines.add("  " + line(failed, words)));
    if (standing.failed().size() > SHOWN) {
      lines.add("  " + words.text("status.more", standing.failed().size() - SHOWN));
    }
    if (!standing.suspense().isEmpty()) {
      lines.add(words.text("status.suspense", standing.suspense().size(), standing.alarms()));
    }
    return lines;
  }

  private static String line(FailedTransfer failed, Messages words) {
    return words.text("status.failed", failed.endToEndId(), failed.contractId(), failed.amount(),
        words.text("outcome." + failed.outcome()) + " " + String.join(" ", failed.reasons()), ReconciliationFile.waits(failed, words));
  }

  /** Amounts in cents. */
  void json(Run run, ObjectNode node) throws SQLException {
    Optional<BankStanding> standing = of(run);
    if (standing.isEmpty()) {
      return;
    }
    Outcome total = standing.get().total();
    ObjectNode bank = node.putObject("bank");
    bank.put("ordered", total.ordered().cents()).put("executed", total.executed().cents()).put("rejected", total.rejected().cents());
    bank.put("returned", total.returned().cents()).put("pending", total.pending().cents()).put("reissued", total.reissued().cents());
    bank.put("suspense", standing.get().suspense().size()).put("alarms", standing.get().alarms());
    ArrayNode failed = bank.putArray("failed");
    for (FailedTransfer line : standing.get().failed()) {
      ObjectNode of = failed.addObject();
      of.put("end_to_end_id", line.endToEndId()).put("contract_id", line.contractId()).put("cents", line.amount().cents());
      of.put("outcome", line.outcome()).put("waits_for", line.waitsFor().map(Enum::name).orElse(null));
      ArrayNode reasons = of.putArray("reasons");
      line.reasons().forEach(reasons::add);
    }
  }
}
