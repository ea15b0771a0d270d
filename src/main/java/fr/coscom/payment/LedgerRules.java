package fr.coscom.payment;

import fr.coscom.basis.Money;
import java.util.Iterator;

/** Rule S08: the file says what the ledger says, line by line in the same order, and nothing more. */
final class LedgerRules {

  private static final String RULE = "S08";

  private final PaymentMessage message;
  private final Iterator<Transfer> transfers;
  private final Findings findings;

  LedgerRules(Expectation expected, Findings findings) {
    this.message = expected.message();
    this.transfers = expected.transfers();
    this.findings = findings;
  }

  void checkTransaction(Group transaction) {
    if (!transfers.hasNext()) {
      findings.fail(RULE, transaction.where(""), transaction.value("PmtId/EndToEndId"), "-");
      return;
    }
    Transfer transfer = transfers.next();
    String id = transfer.endToEndId();
    same(transaction, "PmtId/EndToEndId", id);
    same(transaction, "Amt/InstdAmt", transfer.amount().toString());
    String number = id.split("-")[2];
    same(transaction, "RmtInf/Ustrd",
        "COSCOM " + message.year() + " CPAM " + message.caisse() + " AIDE CONVENTIONNELLE REF " + number);
    hidden(transaction, "Cdtr/Nm", transfer.holder(), id);
    hidden(transaction, "CdtrAcct/Id/IBAN", transfer.iban(), id);
    hidden(transaction, "CdtrAgt/FinInstnId/BICFI", message.profile().creditorBic() ? transfer.bic().orElse("") : "",
        id);
  }

  void checkBlock(Group block) {
    Debtor debtor = message.debtor();
    same(block, "PmtInfId", message.paymentInformationId());
    same(block, "ReqdExctnDt/Dt", message.executionDate().toString());
    hidden(block, "DbtrAcct/Id/IBAN", debtor.iban(), "DbtrAcct");
    same(block, "DbtrAgt/FinInstnId/BICFI", message.profile().debtorBic() ? debtor.bic().orElse("") : "");
    same(block, "PmtTpInf/CtgyPurp/Cd", message.profile().categoryPurpose().orElse(""));
  }

  void checkHeader(Group header) {
    same(header, "MsgId", message.messageId());
    same(header, "InitgPty/Nm", message.initiator());
    String siret = message.profile().initiatorSiret() ? message.debtor().siret().orElse("") : "";
    same(header, "InitgPty/Id/OrgId/Othr/Id", siret);
    same(header, "InitgPty/Id/OrgId/Othr/SchmeNm/Cd", siret.isEmpty() ? "" : "SRET");
  }

  /** What the file does not hold any more, and the totals once again. */
  void end(int count, Money sum) {
    while (transfers.hasNext()) {
      findings.fail(RULE, "CdtTrfTxInf", "-", transfers.next().endToEndId());
    }
    findings.require(count == message.transfers(), RULE, "NbOfTxs", count + "", message.transfers() + "");
    findings.require(sum.equals(message.controlSum()), RULE, "CtrlSum", sum.toString(),
        message.controlSum().toString());
  }

  private void same(Group group, String path, String value) {
    findings.require(group.value(path).equals(value), RULE, group.where(path), group.value(path), value);
  }

  /** Name and account are not shown: the line of the ledger says where to look. */
  private void hidden(Group group, String path, String value, String line) {
    findings.require(group.value(path).equals(value), RULE, group.where(path), "<>", line);
  }
}
