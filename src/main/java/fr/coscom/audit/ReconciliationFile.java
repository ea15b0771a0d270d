package fr.coscom.audit;

import fr.coscom.bank.BankStanding;
import fr.coscom.bank.Outcome;
import fr.coscom.bank.SuspenseLine;
import fr.coscom.basis.Messages;
import fr.coscom.basis.Money;
import fr.coscom.ledger.FailedTransfer;
import fr.coscom.papers.HtmlTemplate;
import fr.coscom.payment.FrenchNumber;
import java.io.IOException;
import java.io.OutputStream;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * {@code reconciliation.html}, how the transfers of a run stand at the bank: ordered = executed + rejected + returned + pending by
 * caisse, what to do for each line that failed, what waits in suspense. In French, one file, no script. It tells today's state and
 * is written anew at each import.
 */
public final class ReconciliationFile {

  private static final HtmlTemplate TEMPLATE = HtmlTemplate.of("audit", "reconciliation");

  private ReconciliationFile() {}

  /** Writes and flushes; the stream stays open. */
  public static void write(BankStanding standing, OffsetDateTime at, OutputStream out) throws IOException {
    Map<String, Object> page = new HashMap<>();
    page.put("run", standing.run());
    page.put("at", FrenchNumber.figures(at.toLocalDate()));
    page.put("caisses", standing.outcomes().stream().map(ReconciliationFile::outcome).toList());
    page.put("total", outcome(standing.total()));
    page.put("holds", standing.total().holds());
    page.put("failed", standing.failed().stream().map(line -> failed(line, standing)).toList());
    page.put("reissues", standing.reissues().stream().map(line -> List.of(line.endToEndId(), line.contractId(),
        amount(line.amount()), amount(line.newAmount()), line.newEndToEndId(), line.newRun(),
        Messages.of("audit", "fr").text("set.value." + line.state()))).toList());
    page.put("suspense", standing.suspense().stream().map(ReconciliationFile::suspense).toList());
    page.put("alarms", standing.alarms());
    out.write(TEMPLATE.page("fr", page));
    out.flush();
  }

  private static List<String> outcome(Outcome outcome) {
    return Stream.concat(
        Stream.of(outcome.caisse(), outcome.caisse().isEmpty() ? "" : ReportWords.caisse(outcome.caisse()),
            FrenchNumber.figures(outcome.transfers())),
        Stream.of(outcome.ordered(), outcome.executed(), outcome.rejected(), outcome.returned(), outcome.pending(), outcome.reissued())
            .map(ReconciliationFile::amount)).toList();
  }

  private static List<String> failed(FailedTransfer line, BankStanding standing) {
    Messages words = words();
    String why = line.reasons().stream().map(code -> code + " : " + standing.reasons().get(code).meaning()).collect(Collectors.joining(", "));
    String bank = line.reasons().stream().map(code -> standing.reasons().get(code).next()).distinct().collect(Collectors.joining(" "));
    String next = line.waitsFor().isEmpty() ? "" : bank;
    return List.of(line.endToEndId(), line.contractId(), line.caisse(), amount(line.amount()),
        words.text("outcome." + line.outcome()) + " " + FrenchNumber.figures(line.on()), why, waits(line, words), next);
  }

  /** What must come before the line may go out again. */
  public static String waits(FailedTransfer line, Messages words) {
    return words.text("wait." + line.waitsFor().map(Enum::name).orElse("NONE"), String.join(", BANK_ANSWER_", line.reasons()),
        words.text("wait.newDecision"));
  }

  private static List<String> suspense(SuspenseLine line) {
    return List.of(Long.toString(line.number()), line.alarm() ? "ALERTE" : "", FrenchNumber.figures(line.saidOn()), line.file(),
        String.join(" · ", line.ids()), line.amount().map(ReconciliationFile::amount).orElse("—"),
        line.status() + " " + String.join(" ", line.reasonCodes()), words().text("cause." + line.cause()));
  }

  private static String amount(Money amount) {
    return new ReportWords("fr").amount(amount);
  }

  private static Messages words() {
    return Messages.of("bank", "fr");
  }
}
