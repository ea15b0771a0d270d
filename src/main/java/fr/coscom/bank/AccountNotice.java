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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/**
 * Reads camt.054.001.08, the notification of movements: the debit of a block or of its transfers, and the returns. A movement that
 * is no return and names nothing of ours is another business of the caisse: it is counted, not kept.
 */
final class AccountNotice implements AnswerXml.Sink, AnswerReader {

  private static final String HEADER = "GrpHdr";
  private static final String NOTICE = "Ntfctn";
  private static final String ENTRY = "Ntfctn/Ntry";
  private static final String DETAIL = "Ntfctn/Ntry/NtryDtls/TxDtls";
  private static final Pattern OURS = Pattern.compile("CPAM[0-9]{3}-COSCOM-.*|COSCOM[0-9]{2}-[0-9]{3}-[0-9]{9}.*");
  private static final String BOOKED = "BOOK";

  private final AnswerXml xml = new AnswerXml(List.of(HEADER, NOTICE, ENTRY, DETAIL), this);
  private final Consumer<BankAnswer> answers;
  /** Entries whose details do not add up, by their place in the file; found by a first reading. */
  private final Set<Integer> unbalanced;
  private final Set<Integer> found = new HashSet<>();
  private Group header;
  private int entry;
  private int detail;
  private Money detailed = Money.ZERO;
  private boolean allDetailed;
  private int foreign;

  AccountNotice(Set<Integer> unbalanced, Consumer<BankAnswer> answers) {
    this.unbalanced = Set.copyOf(unbalanced);
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

  Set<Integer> foundUnbalanced() {
    return Set.copyOf(found);
  }

  int foreign() {
    return foreign;
  }

  @Override
  public void opened(String path) {
    if (path.equals(ENTRY)) {
      entry++;
      detail = 0;
      detailed = Money.ZERO;
      allDetailed = true;
    } else if (path.equals(DETAIL)) {
      detail++;
    }
  }

  @Override
  public void closed(String path, Group group) {
    switch (path) {
      case HEADER -> header = group;
      case ENTRY -> entry(group);
      case DETAIL -> detail(xml.group(ENTRY).orElseThrow(), group);
      default -> { }
    }
  }

  private void entry(Group entry) {
    if (detail == 0) {
      tell(entry, new Group(""));
    } else if (allDetailed && !money(entry.value("Amt")).equals(Optional.of(detailed))) {
      found.add(this.entry);
    }
  }

  private void detail(Group entry, Group detail) {
    Optional<Money> amount = money(amountText(detail));
    amount.ifPresent(money -> detailed = detailed.plus(money));
    allDetailed &= amount.isPresent();
    tell(entry, detail);
  }

  private void tell(Group entry, Group detail) {
    Optional<String> messageId = id(detail.value("Refs/MsgId")).or(() -> id(last(entry, "NtryDtls/Btch/MsgId")));
    Optional<String> blockId = id(detail.value("Refs/PmtInfId")).or(() -> id(last(entry, "NtryDtls/Btch/PmtInfId")));
    Optional<String> endToEndId = id(detail.value("Refs/EndToEndId"));
    boolean credit = detail.value("CdtDbtInd").or(() -> entry.value("CdtDbtInd")).orElse("").equals("CRDT");
    boolean returned = credit && isReturn(entry, detail);
    if (!returned && Stream.of(messageId, blockId, endToEndId).flatMap(Optional::stream).noneMatch(id -> OURS.matcher(id).matches())) {
      foreign++;
      return;
    }
    boolean line = returned || endToEndId.isPresent();
    // Without an amount of its own a detail has that of its entry, when it is alone there.
    Optional<String> amount = amountText(detail).or(() -> this.detail <= 1 ? entry.value("Amt") : Optional.empty());
    Optional<String> bankRef = id(detail.value("Refs/AcctSvcrRef")).or(() -> id(entry.value("AcctSvcrRef")));
    String status = entry.value("Sts/Cd").orElse("");
    Meaning meaning = !status.equals(BOOKED) ? Meaning.PROGRESS : returned ? Meaning.RETURN : credit ? Meaning.OTHER : Meaning.DEBIT;
    List<String> reasons = reasons(detail, "RtrInf/Rsn");
    Group notice = xml.group(NOTICE).orElseThrow();
    Optional<String> account = notice.value("Acct/Id/IBAN");
    String key = joined("CAMT054", account, notice.value("Id"), reference(entry), this.detail);
    String content = joined(status, credit ? "CRDT" : "DBIT", messageId, blockId, endToEndId, amount, String.join(",", reasons));
    answers.accept(new BankAnswer(key, content, line ? Scope.LINE : Scope.BLOCK, meaning, status, messageId, blockId, endToEndId,
        money(amount), count(entry.value("NtryDtls/Btch/NbOfTxs")).filter(n -> !line), Optional.empty(), account, bankRef, reasons,
        saidOn(entry, notice), defect(entry, detail, meaning, amount)));
  }

  private Optional<Cause> defect(Group entry, Group detail, Meaning meaning, Optional<String> amount) {
    if (!detail.value("Amt/@Ccy").or(() -> entry.value("Amt/@Ccy")).orElse("").equals("EUR")) {
      return Optional.of(Cause.NOT_EUROS);
    }
    if (money(amount).isEmpty()) {
      return Optional.of(Cause.NO_AMOUNT);
    }
    if (entry.value("RvslInd").map(value -> value.equals("true") || value.equals("1")).orElse(false)) {
      return Optional.of(Cause.REVERSAL);
    }
    if (unbalanced.contains(this.entry) || !oneBatch(entry)) {
      return Optional.of(Cause.ENTRY_SUM);
    }
    return meaning == Meaning.OTHER ? Optional.of(Cause.UNEXPECTED_CREDIT) : Optional.empty();
  }

  /** Of an entry without details, one batch that is as much as the entry. */
  private boolean oneBatch(Group entry) {
    List<String> totals = entry.values("NtryDtls/Btch/TtlAmt");
    return detail > 0
        || entry.values("NtryDtls/Btch/PmtInfId").size() < 2
            && (totals.isEmpty() || money(Optional.of(totals.get(0))).equals(money(entry.value("Amt"))));
  }

  private static Optional<String> last(Group entry, String path) {
    List<String> values = entry.values(path);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.get(values.size() - 1));
  }

  private static boolean isReturn(Group entry, Group detail) {
    return detail.has("RtrInf") || detail.value("BkTxCd/Domn/Fmly/SubFmlyCd").or(() -> entry.value("BkTxCd/Domn/Fmly/SubFmlyCd"))
        .orElse("").equals("RRTN");
  }

  private static Optional<String> amountText(Group detail) {
    return detail.value("Amt").or(() -> detail.value("AmtDtls/TxAmt/Amt"));
  }

  /** The bank's reference of an entry, else its place in the notification. */
  private String reference(Group entry) {
    String given = joined(entry.value("AcctSvcrRef"), entry.value("NtryRef"));
    return given.equals("|") ? "#" + this.entry : given;
  }

  private LocalDate saidOn(Group entry, Group notice) {
    String day = entry.value("BookgDt/Dt").or(() -> entry.value("BookgDt/DtTm")).or(() -> entry.value("ValDt/Dt"))
        .or(() -> notice.value("CreDtTm")).orElseGet(this::createdAt);
    return LocalDate.parse(day.substring(0, "2025-05-15".length()));
  }
}
