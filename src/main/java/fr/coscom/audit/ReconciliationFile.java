package fr.coscom.audit;

import fr.coscom.bank.BankStanding;
import fr.coscom.bank.Outcome;
import fr.coscom.bank.SuspenseLine;
import fr.coscom.basis.Messages;
import fr.coscom.ledger.FailedTransfer;
import fr.coscom.papers.HtmlTemplate;
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
 * caisse, what to do for each line that failed, what waits in suspense. In the language asked for, one file, no script. It tells
 * today's state and is written anew at each import.
 */
public final class ReconciliationFile {

  private static final HtmlTemplate TEMPLATE = HtmlTemplate.of("audit", "reconciliation");

  private final BankStanding standing;
  private final Messages bank;
  private final Messages own;
  private final ReportWords words;

  private ReconciliationFile(BankStanding standing, String language) {
    this.standing = standing;
    this.bank = Messages.of("bank", language);
    this.own = Messages.of("audit", language);
    this.words = new ReportWords(language);
  }

  /**
   * Writes and flushes; the stream stays open.
   *
   * @param standing told in the language too, {@code fr} or {@code en}
   */
  public static void write(BankStanding standing, OffsetDateTime at, String language, OutputStream out) throws IOException {
    out.write(TEMPLATE.page(language, new ReconciliationFile(standing, language).page(at)));
    out.flush();
  }

  private Map<String, Object> page(OffsetDateTime at) {
    Map<String, Object> page = new HashMap<>();
    page.put("run", standing.run());
    page.put("at", words.day(at.toLocalDate()));
    page.put("caisses", standing.outcomes().stream().map(this::outcome).toList());
    page.put("total", outcome(standing.total()));
    page.put("holds", standing.total().holds());
    page.put("failed", standing.failed().stream().map(this::failed).toList());
    page.put("reissues", standing.reissues().stream().map(line -> List.of(line.endToEndId(), line.contractId(),
        words.amount(line.amount()), words.amount(line.newAmount()), line.newEndToEndId(), line.newRun(),
        own.text("set.value." + line.state()))).toList());
    page.put("suspense", standing.suspense().stream().map(this::suspense).toList());
    page.put("alarms", standing.alarms());
    return page;
  }

  private List<String> outcome(Outcome outcome) {
    return Stream.concat(
        Stream.of(outcome.caisse(), outcome.caisse().isEmpty() ? "" : ReportWords.caisse(outcome.caisse()),
            words.count(outcome.transfers())),
        Stream.of(outcome.ordered(), outcome.executed(), outcome.rejected(), outcome.returned(), outcome.pending(), outcome.reissued())
            .map(words::amount)).toList();
  }

  private List<String> failed(FailedTransfer line) {
    String why = line.reasons().stream().map(code -> own.text("reconciliation.said", code, standing.reasons().get(code).meaning()))
        .collect(Collectors.joining(", "));
    String next = line.reasons().stream().map(code -> standing.reasons().get(code).next()).distinct().collect(Collectors.joining(" "));
    return List.of(line.endToEndId(), line.contractId(), line.caisse(), words.amount(line.amount()),
        bank.text("outcome." + line.outcome()) + " " + words.day(line.on()), why, waits(line, bank),
        line.waitsFor().isEmpty() ? "" : next);
  }

  /** What must come before the line may go out again. */
  public static String waits(FailedTransfer line, Messages words) {
    return words.text("wait." + line.waitsFor().map(Enum::name).orElse("NONE"), String.join(", BANK_ANSWER_", line.reasons()),
        words.text("wait.newDecision"));
  }

  private List<String> suspense(SuspenseLine line) {
    return List.of(Long.toString(line.number()), line.alarm() ? own.text("reconciliation.is_alarm") : "", words.day(line.saidOn()),
        line.file(), String.join(" · ", line.ids()), line.amount().map(words::amount).orElse("—"),
        line.status() + " " + String.join(" ", line.reasonCodes()), bank.text("cause." + line.cause()));
  }
}
