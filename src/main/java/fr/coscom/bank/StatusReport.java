package fr.coscom.bank;

import static fr.coscom.bank.AnswerValues.count;
import static fr.coscom.bank.AnswerValues.id;
import static fr.coscom.bank.AnswerValues.joined;
import static fr.coscom.bank.AnswerValues.money;
import static fr.coscom.bank.AnswerValues.reasons;

import fr.coscom.bank.AnswerXml.Group;
import fr.coscom.bank.BankAnswer.Meaning;
import fr.coscom.bank.BankAnswer.Scope;
import fr.coscom.basis.Money;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import javax.xml.stream.XMLStreamException;

/**
 * Reads pain.002.001.10, the status report: what the bank says of our message, of its block and of its transfers. Of all statuses
 * only RJCT changes anything; that a transfer is accepted or settled is news on the way, since a booked debit alone proves payment.
 */
final class StatusReport implements AnswerXml.Sink, AnswerReader {

  private static final String HEADER = "GrpHdr";
  private static final String MESSAGE = "OrgnlGrpInfAndSts";
  private static final String BLOCK = "OrgnlPmtInfAndSts";
  private static final String LINE = "OrgnlPmtInfAndSts/TxInfAndSts";
  private static final Set<String> ON_THE_WAY = Set.of("", "RCVD", "ACTC", "ACCP", "ACWC", "ACFC", "ACWP", "ACIS", "ACSP", "ACSC", "ACCC",
      "PDNG", "PART", "PATC", "PRES", "RCVC", "RVCM", "RVMC", "RVNA", "RVNC", "RVNM");

  private final AnswerXml xml = new AnswerXml(List.of(HEADER, MESSAGE, BLOCK, LINE), this);
  private final Consumer<BankAnswer> answers;
  private Group header;
  private Group message;
  private boolean blockTold;

  StatusReport(Consumer<BankAnswer> answers) {
    this.answers = answers;
  }

  @Override
  public void read(InputStream in) throws XMLStreamException {
    xml.read(in);
  }

  @Override
  public String messageId() {
    return header.value("MsgId").orElse("");
  }

  @Override
  public String createdAt() {
    return header.value("CreDtTm").orElse("");
  }

  /** In the schema a block's own status stands before its transfers. */
  @Override
  public void opened(String path) {
    if (path.equals(BLOCK)) {
      blockTold = false;
    } else if (path.equals(LINE)) {
      tellBlock(xml.group(BLOCK).orElseThrow());
    }
  }

  @Override
  public void closed(String path, Group group) {
    switch (path) {
      case HEADER -> header = group;
      case MESSAGE -> {
        message = group;
        tell(Scope.MESSAGE, group, "GrpSts", Optional.empty());
      }
      case BLOCK -> tellBlock(group);
      default -> line(xml.group(BLOCK).orElseThrow(), group);
    }
  }

  private void tellBlock(Group block) {
    if (!blockTold) {
      blockTold = true;
      tell(Scope.BLOCK, block, "PmtInfSts", id(block.value("OrgnlPmtInfId")));
    }
  }

  private void tell(Scope scope, Group group, String status, Optional<String> blockId) {
    Optional<Long> transfers = count(group.value("OrgnlNbOfTxs"));
    Optional<Money> total = money(group.value("OrgnlCtrlSum"));
    if (group.value(status).isPresent() || transfers.isPresent() || total.isPresent()) {
      answers.accept(answer(scope, group, group.value(status).orElse(""), blockId, Optional.empty(), Optional.empty(), transfers,
          total, ""));
    }
  }

  private void line(Group block, Group line) {
    Optional<String> amount = line.value("OrgnlTxRef/Amt/InstdAmt");
    answers.accept(answer(Scope.LINE, line, line.value("TxSts").orElse(""), id(block.value("OrgnlPmtInfId")),
        id(line.value("OrgnlEndToEndId")), amount, Optional.empty(), Optional.empty(), line.value("StsId").orElse("")));
  }

  private BankAnswer answer(
      Scope scope, Group group, String status, Optional<String> blockId, Optional<String> endToEndId, Optional<String> amount,
      Optional<Long> transfers, Optional<Money> total, String statusId) {
    Optional<String> messageId = id(message.value("OrgnlMsgId"));
    List<String> reasons = reasons(group, "StsRsnInf/Rsn");
    String key = joined("PAIN002", messageId, messageId(), scope, statusId, blockId, endToEndId);
    String content = joined(status, String.join(",", reasons), amount, transfers, total);
    return new BankAnswer(key, content, scope, meaning(status), status, messageId, blockId, endToEndId, money(amount), transfers, total,
        Optional.empty(), Optional.empty(), reasons, saidOn(), defect(group, status, amount));
  }

  private Optional<Cause> defect(Group group, String status, Optional<String> amount) {
    if (!message.value("OrgnlMsgNmId").orElse("").startsWith("pain.001")) {
      return Optional.of(Cause.NOT_PAIN_001);
    }
    if (!group.value("OrgnlTxRef/Amt/InstdAmt/@Ccy").orElse("EUR").equals("EUR")) {
      return Optional.of(Cause.NOT_EUROS);
    }
    if (amount.isPresent() && money(amount).isEmpty()) {
      return Optional.of(Cause.OTHER_AMOUNT);
    }
    if (group.value("OrgnlCtrlSum").isPresent() && money(group.value("OrgnlCtrlSum")).isEmpty()) {
      return Optional.of(Cause.OTHER_TOTALS);
    }
    return meaning(status) == Meaning.OTHER ? Optional.of(Cause.UNKNOWN_STATUS) : Optional.empty();
  }

  private static Meaning meaning(String status) {
    return status.equals("RJCT") ? Meaning.REJECT : ON_THE_WAY.contains(status) ? Meaning.PROGRESS : Meaning.OTHER;
  }

  private LocalDate saidOn() {
    return LocalDate.parse(createdAt().substring(0, "2025-05-15".length()));
  }
}
