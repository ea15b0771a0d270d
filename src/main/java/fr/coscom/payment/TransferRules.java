package fr.coscom.payment;

import fr.coscom.basis.Money;
import fr.coscom.payment.Violation.Severity;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Rules on the transactions: T01 to T21. What must not come twice is remembered as a digest of 128 bits. T22 and T23
 * need last year's accounts and the answers of the banks, which a file does not hold.
 */
final class TransferRules {

  private static final Pattern END_TO_END_ID = Pattern.compile("[A-Z]+\\d{2}-\\d{3}-\\d{9}(-R\\d)?");
  private static final Pattern AMOUNT = Pattern.compile("(0|[1-9]\\d{0,8})\\.\\d{2}");
  private static final BigDecimal LEAST = new BigDecimal("0.01");
  private static final BigDecimal MOST = new BigDecimal("999999999.99");
  private static final Pattern PERSONAL_NUMBER = Pattern.compile("(?<!\\d)([12]\\d{12}(\\d{2})?|\\d{11})(?!\\d)");
  private static final Pattern SPACE_IN_NUMBER = Pattern.compile("(?<=\\d) (?=\\d)");
  private static final int NAMES_PER_IBAN = 3;

  private final Expectation expected;
  private final Findings findings;
  private final String label;
  private final Set<UUID> ids = new HashSet<>();
  private final Set<UUID> instructions = new HashSet<>();
  private final Set<UUID> payments = new HashSet<>();
  private final Set<UUID> holders = new HashSet<>();
  private final Map<UUID, Integer> namesOfIban = new HashMap<>();
  private final Map<UUID, Integer> ibansOfName = new HashMap<>();
  private Group transfer;

  TransferRules(Expectation expected, Findings findings) {
    this.expected = expected;
    this.findings = findings;
    this.label = "COSCOM " + expected.message().year() + " CPAM " + expected.message().caisse() + " ";
  }

  /** @return the amount, zero when it cannot be read */
  Money check(Group group, String debtorIban) {
    transfer = group;
    identifiers();
    Money amount = amount();
    require(!transfer.has("PmtTpInf") && !transfer.has("ChrgBr"), "P08", "PmtTpInf", "");
    payee(debtorIban);
    require(transfer.value("Purp/Cd").equals("GOVT"), "T16", "Purp/Cd", "GOVT");
    remittance();
    String iban = transfer.value("CdtrAcct/Id/IBAN");
    boolean first = payments.add(digest(iban, transfer.value("Amt/InstdAmt"), transfer.value("RmtInf/Ustrd")));
    findings.require(first, "T19", transfer.where(""), transfer.value("PmtId/EndToEndId"), "");
    remember(iban, transfer.value("Cdtr/Nm"));
    return amount;
  }

  void end() {
    namesOfIban.values().forEach(names ->
        findings.require(names <= NAMES_PER_IBAN, Severity.WARNING, "T20", "CdtTrfTxInf", names + "",
            "<= " + NAMES_PER_IBAN));
    ibansOfName.values().forEach(ibans ->
        findings.require(ibans == 1, Severity.WARNING, "T21", "CdtTrfTxInf", ibans + "", "1"));
  }

  private void identifiers() {
    String id = transfer.value("PmtId/EndToEndId");
    boolean written = FileRules.isReference(id) && END_TO_END_ID.matcher(id).matches();
    require(written, "T01", "PmtId/EndToEndId", END_TO_END_ID.pattern());
    require(!id.equals("NOTPROVIDED"), "T02", "PmtId/EndToEndId", "");
    require(ids.add(digest(id)), "T03", "PmtId/EndToEndId", "");
    String instruction = transfer.value("PmtId/InstrId");
    boolean same = FileRules.isReference(instruction) && instruction.equals(id)
        && instructions.add(digest(instruction));
    require(same, "T08", "PmtId/InstrId", id);
  }

  private Money amount() {
    String path = "Amt/InstdAmt";
    String text = transfer.value(path);
    boolean written = AMOUNT.matcher(text).matches();
    require(written, "T04", path, AMOUNT.pattern());
    require(transfer.value(path + "/@Ccy").equals("EUR"), "T07", path + "/@Ccy", "EUR");
    Texts.read(() -> new BigDecimal(text)).ifPresent(euros -> {
      require(euros.compareTo(LEAST) >= 0 && euros.compareTo(MOST) <= 0, "T05", path, LEAST + " - " + MOST);
      require(euros.compareTo(new BigDecimal(expected.cap().toString())) <= 0, "T06", path, "<= " + expected.cap());
    });
    return written ? new Money(new BigDecimal(text).movePointRight(2).longValueExact()) : Money.ZERO;
  }

  private void payee(String debtorIban) {
    String name = transfer.value("Cdtr/Nm");
    boolean named = name.length() >= 2 && name.length() <= 70 && name.chars().filter(Character::isLetter).count() >= 2;
    findings.require(named, "T09", transfer.where("Cdtr/Nm"), name.length() + "", "2-70");
    String iban = transfer.value("CdtrAcct/Id/IBAN");
    account(AccountRules.isIban(iban), "T10", iban);
    account(AccountRules.isInSepa(iban), "T11", iban);
    boolean placed = transfer.has("Cdtr/PstlAdr") || !AccountRules.isOutsideEea(iban);
    findings.require(placed, Severity.WARNING, "T12", transfer.where("Cdtr/PstlAdr"), Texts.masked(iban), "PstlAdr");
    account(!iban.equals(debtorIban) && !expected.debtorIbans().contains(iban), "T13", iban);
    boolean bank = !transfer.has("CdtrAgt") || AccountRules.isBicFor(transfer.value("CdtrAgt/FinInstnId/BICFI"), iban);
    require(bank, "T14", "CdtrAgt/FinInstnId/BICFI", "BIC");
    require(BlockRules.isAddress(transfer, "Cdtr/PstlAdr"), "T15", "Cdtr/PstlAdr", "TwnNm, Ctry");
  }

  private void account(boolean holds, String rule, String iban) {
    findings.require(holds, rule, transfer.where("CdtrAcct/Id/IBAN"), Texts.masked(iban), "IBAN");
  }

  private void remittance() {
    String path = "RmtInf/Ustrd";
    String text = transfer.value(path);
    boolean one = transfer.values(path).size() == 1 && !text.isEmpty() && text.length() <= 140
        && text.startsWith(label);
    require(one, "T17", path, label + "...");
    boolean personal = PERSONAL_NUMBER.matcher(SPACE_IN_NUMBER.matcher(text).replaceAll("")).find();
    findings.require(!personal, "T18", transfer.where(path), "NIR / RPPS ?", "");
  }

  private void remember(String iban, String name) {
    if (holders.add(digest(iban, name))) {
      namesOfIban.merge(digest(iban), 1, Integer::sum);
      ibansOfName.merge(digest(name), 1, Integer::sum);
    }
  }

  private void require(boolean holds, String rule, String path, String wanted) {
    findings.require(holds, rule, transfer.where(path), transfer.value(path), wanted);
  }

  private static UUID digest(String... values) {
    return UUID.nameUUIDFromBytes(String.join("\n", values).getBytes(StandardCharsets.UTF_8));
  }
}
