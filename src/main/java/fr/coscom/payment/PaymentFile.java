package fr.coscom.payment;

import fr.coscom.basis.Money;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.Locale;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes the payment file of a caisse: ISO 20022 pain.001.001.09, one block, one transaction a transfer, in the order
 * in which they come. Memory does not grow with their number. The same message and transfers give the same bytes on
 * every machine: the JDK's own writer is asked for by name, since another one on the class path quotes differently.
 */
public final class PaymentFile {

  private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
  private static final DateTimeFormatter INSTANT = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX", Locale.ROOT);

  private final PaymentMessage message;
  private final IndentedXml xml;

  private PaymentFile(PaymentMessage message, IndentedXml xml) {
    this.message = message;
    this.xml = xml;
  }

  /**
   * Writes and flushes; the stream stays open, so that the caller can sync it.
   *
   * @throws IllegalStateException when the transfers are not as many, or not as much, as the message says; what was
   *     written by then must be thrown away
   */
  public static void write(PaymentMessage message, Iterator<Transfer> transfers, OutputStream out) throws IOException {
    try {
      BufferedOutputStream buffered = new BufferedOutputStream(out, 1 << 16);
      XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(buffered, "UTF-8");
      new PaymentFile(message, new IndentedXml(writer)).document(transfers);
      writer.flush();
      buffered.flush();
    } catch (XMLStreamException e) {
      throw new IOException("payment file " + message.messageId(), e);
    }
  }

  private void document(Iterator<Transfer> transfers) throws XMLStreamException {
    xml.startDocument("Document", NAMESPACE);
    xml.open("CstmrCdtTrfInitn");
    groupHeader();
    xml.open("PmtInf");
    paymentInformation();
    transactions(transfers);
    xml.close();
    xml.close();
    xml.endDocument();
  }

  private void groupHeader() throws XMLStreamException {
    xml.open("GrpHdr");
    xml.leaf("MsgId", message.messageId());
    xml.leaf("CreDtTm", INSTANT.format(message.createdAt()));
    totals();
    xml.open("InitgPty");
    xml.leaf("Nm", message.initiator());
    if (message.profile().initiatorSiret() && message.debtor().siret().isPresent()) {
      xml.open("Id", "OrgId", "Othr");
      xml.leaf("Id", message.debtor().siret().get());
      xml.leafIn("SchmeNm", "Cd", "SRET");
      xml.close("Othr", "OrgId", "Id");
    }
    xml.close("InitgPty", "GrpHdr");
  }

  private void paymentInformation() throws XMLStreamException {
    xml.leaf("PmtInfId", message.paymentInformationId());
    xml.leaf("PmtMtd", "TRF");
    xml.leaf("BtchBookg", "true");
    totals();
    xml.open("PmtTpInf");
    xml.leafIn("SvcLvl", "Cd", "SEPA");
    if (message.profile().categoryPurpose().isPresent()) {
      xml.leafIn("CtgyPurp", "Cd", message.profile().categoryPurpose().get());
    }
    xml.close();
    xml.leafIn("ReqdExctnDt", "Dt", message.executionDate().toString());
    xml.leafIn("Dbtr", "Nm", message.debtor().name());
    account("DbtrAcct", message.debtor().iban());
    debtorAgent();
    xml.leaf("ChrgBr", "SLEV");
  }

  private void debtorAgent() throws XMLStreamException {
    xml.open("DbtrAgt", "FinInstnId");
    if (message.profile().debtorBic() && message.debtor().bic().isPresent()) {
      xml.leaf("BICFI", message.debtor().bic().get());
    } else {
      xml.leafIn("Othr", "Id", "NOTPROVIDED");
    }
    xml.close("FinInstnId", "DbtrAgt");
  }

  private void transactions(Iterator<Transfer> transfers) throws XMLStreamException {
    int count = 0;
    Money sum = Money.ZERO;
    while (transfers.hasNext()) {
      Transfer transfer = transfers.next();
      transaction(transfer);
      count++;
      sum = sum.plus(transfer.amount());
    }
    if (count != message.transfers() || !sum.equals(message.controlSum())) {
      throw new IllegalStateException(message.messageId() + " announces " + message.transfers() + " transfers of "
          + message.controlSum() + " in all, " + count + " of " + sum + " came");
    }
  }

  private void transaction(Transfer transfer) throws XMLStreamException {
    xml.open("CdtTrfTxInf");
    xml.open("PmtId");
    xml.leaf("InstrId", transfer.endToEndId());
    xml.leaf("EndToEndId", transfer.endToEndId());
    xml.close();
    xml.open("Amt");
    xml.leaf("InstdAmt", "Ccy", "EUR", transfer.amount().toString());
    xml.close();
    if (message.profile().creditorBic() && transfer.bic().isPresent()) {
      xml.open("CdtrAgt");
      xml.leafIn("FinInstnId", "BICFI", transfer.bic().get());
      xml.close();
    }
    xml.leafIn("Cdtr", "Nm", transfer.holder());
    account("CdtrAcct", transfer.iban());
    xml.leafIn("Purp", "Cd", "GOVT");
    xml.leafIn("RmtInf", "Ustrd", message.remittance(transfer));
    xml.close();
  }

  private void account(String role, String iban) throws XMLStreamException {
    xml.open(role);
    xml.leafIn("Id", "IBAN", iban);
    xml.close();
  }

  private void totals() throws XMLStreamException {
    xml.leaf("NbOfTxs", Integer.toString(message.transfers()));
    xml.leaf("CtrlSum", message.controlSum().toString());
  }
}
