package fr.coscom.payment;

import fr.coscom.basis.Money;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Rules on the whole of a file: its header (G01 to G08), its blocks together, its totals. */
final class FileRules {

  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(Z|[+-]\\d{2}:\\d{2})");
  private static final Pattern TOTAL = Pattern.compile("(0|[1-9]\\d{0,15})\\.\\d{2}");

  private static final Pattern REFERENCE = Pattern.compile("[A-Za-z0-9/\\-?:().,'+ ]{1,35}");

  private final Expectation expected;
  private final Findings findings;
  private final TransferRules transfers;
  private final LedgerRules ledger;
  private final Set<String> blockIds = new TreeSet<>();
  private final Set<String> debtors = new TreeSet<>();
  private int blocks;
  private int fileCount;
  private int blockCount;
  private Money fileSum = Money.ZERO;
  private Money blockSum = Money.ZERO;

  FileRules(Expectation expected, Findings findings) {
    this.expected = expected;
    this.findings = findings;
    this.transfers = new TransferRules(expected, findings);
    this.ledger = new LedgerRules(expected, findings);
  }

  Group openBlock() {
    blocks++;
    blockCount = 0;
    blockSum = Money.ZERO;
    return new Group("PmtInf[" + blocks + "]");
  }

  Group openTransaction() {
    blockCount++;
    fileCount++;
    return new Group("CdtTrfTxInf[" + fileCount + "]");
  }

  /** @return null: no transaction is open any more */
  Group closeTransaction(Group transaction, Group block) {
    Money amount = transfers.check(transaction, block.value("DbtrAcct/Id/IBAN"));
    fileSum = fileSum.plus(amount);
    blockSum = blockSum.plus(amount);
    ledger.checkTransaction(transaction);
    return null;
  }

  /** @return null: no block is open any more */
  Group closeBlock(Group block) {
    new BlockRules(expected, findings, block).check();
    count(block, "P05", blockCount);
    sum(block, "P06", blockSum);
    findings.require(blockCount > 0, "P00", block.where("CdtTrfTxInf"), "0", ">= 1");
    String id = block.value("PmtInfId");
    findings.require(blockIds.add(id), "P02", block.where("PmtInfId"), id, "");
    debtors.add(block.value("Dbtr/Nm") + " " + block.value("DbtrAcct/Id/IBAN"));
    findings.require(debtors.size() == 1, "P21", block.where("Dbtr"), debtors.size() + "", "1");
    ledger.checkBlock(block);
    return null;
  }

  /** @param header null when the file has none */
  void end(Group header) {
    findings.require(blocks > 0, "P00", "PmtInf", "0", ">= 1");
    findings.require(fileCount > 0, "F09", "CdtTrfTxInf", "0", ">= 1");
    int most = expected.message().profile().maxTransactions();
    findings.require(fileCount <= most, "P20", "CdtTrfTxInf", fileCount + "", "<= " + most);
    header(header == null ? new Group("GrpHdr") : header);
    transfers.end();
    ledger.end(fileCount, fileSum);
  }

  private void header(Group header) {
    String id = header.value("MsgId");
    findings.require(isReference(id), "G01", header.where("MsgId"), id, "1-35");
    created(header);
    count(header, "G03", fileCount);
    sum(header, "G04", fileSum);
    String name = header.value("InitgPty/Nm");
    findings.require(!name.isEmpty() && name.length() <= 70, "G05", header.where("InitgPty/Nm"), name.length() + "",
        "1-70");
    sender(header);
    ledger.checkHeader(header);
  }

  private void created(Group header) {
    String created = header.value("CreDtTm");
    boolean written = INSTANT.matcher(created).matches();
    findings.require(written, "G02", header.where("CreDtTm"), created, "yyyy-MM-ddTHH:mm:ss+hh:mm");
    String opened = expected.openedAt().truncatedTo(ChronoUnit.SECONDS).toString();
    Optional<String> instant = Texts.read(() -> OffsetDateTime.parse(created).toInstant().toString());
    findings.require(instant.equals(Optional.of(opened)), "G08", header.where("CreDtTm"), created, opened);
  }

  private void sender(Group header) {
    String id = header.value("InitgPty/Id/OrgId/Othr/Id");
    boolean siret = header.value("InitgPty/Id/OrgId/Othr/SchmeNm/Cd").equals("SRET");
    findings.require(!siret || AccountRules.isSiret(id), "G06", header.where("InitgPty/Id"), id, "SIRET");
    String lei = header.value("InitgPty/Id/OrgId/LEI");
    findings.require(lei.isEmpty() || AccountRules.isLei(lei), "G07", header.where("InitgPty/Id"), lei, "LEI");
  }

  private void count(Group group, String rule, int count) {
    String written = group.value("NbOfTxs");
    findings.require(written.equals(Integer.toString(count)), rule, group.where("NbOfTxs"), written, count + "");
  }

  private void sum(Group group, String rule, Money sum) {
    String written = group.value("CtrlSum");
    boolean same = TOTAL.matcher(written).matches() && written.equals(sum.toString());
    findings.require(same, rule, group.where("CtrlSum"), written, sum.toString());
  }

  static boolean isReference(String id) {
    return REFERENCE.matcher(id).matches() && !id.startsWith("/") && !id.endsWith("/")
        && !id.contains("//")
        && id.strip().equals(id);
  }
}
