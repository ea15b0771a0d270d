package fr.coscom.payment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Walks a payment file once, checks each element and value by itself (rules X03 to X10), and hands each header, block
 * and transaction to its rules as soon as it is closed.
 */
final class ProfileReader {

  private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
  private static final Pattern LATIN = Pattern.compile("[A-Za-z0-9/\\-?:().,'+ ]*");
  private static final int DEEPEST = 30;

  private final Findings findings;
  private final BankProfile profile;
  private final FileRules rules;
  private final ElementPath path = new ElementPath();
  private final StringBuilder text = new StringBuilder();
  private boolean leaf;
  private String where = "";
  private Group header;
  private Group block;
  private Group transaction;

  ProfileReader(Expectation expected, Findings findings) {
    this.findings = findings;
    this.profile = expected.message().profile();
    this.rules = new FileRules(expected, findings);
  }

  void read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader xml = factory().createXMLStreamReader(in);
      while (xml.hasNext() && path.depth() < DEEPEST) {
        switch (xml.next()) {
          case XMLStreamConstants.START_ELEMENT -> open(xml);
          case XMLStreamConstants.CHARACTERS, XMLStreamConstants.SPACE -> text.append(xml.getText());
          case XMLStreamConstants.END_ELEMENT -> close();
          default -> { }
        }
      }
      findings.require(path.depth() < DEEPEST, "X09", path.toString(), path.depth() + "", "< " + DEEPEST);
      rules.end(header);
    } catch (XMLStreamException e) {
      findings.fail("X00", path.toString(), "", "");
    }
  }

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  private void open(XMLStreamReader xml) {
    path.open(xml.getLocalName());
    where = path.toString();
    text.setLength(0);
    leaf = true;
    switch (path.toString()) {
      case "GrpHdr" -> header = new Group("GrpHdr");
      case "PmtInf" -> block = rules.openBlock();
      case "PmtInf/CdtTrfTxInf" -> transaction = rules.openTransaction();
      default -> element();
    }
    markup(xml);
  }

  private void element() {
    Group group = group();
    where = group == null ? path.toString() : group.where(path.inGroup());
    if (group != null && !group.addElement(path.inGroup())) {
      findings.fail("X10", where, "2", "1");
    }
    boolean known = path.depth() < 3 || group != null && AllowedElements.contain(path.toString(), profile);
    findings.require(known, "X09", where, path.last(), "");
  }

  private void markup(XMLStreamReader xml) {
    boolean plain = xml.getPrefix() == null || xml.getPrefix().isEmpty();
    findings.require(plain && NAMESPACE.equals(xml.getNamespaceURI()), "X03", where, xml.getName().toString(),
        NAMESPACE);
    int declared = path.depth() == 1 ? 1 : 0;
    findings.require(xml.getNamespaceCount() == declared, "X03", where, xml.getNamespaceCount() + " xmlns",
        declared + "");
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      boolean currency = path.last().equals("InstdAmt") && xml.getAttributeName(i).toString().equals("Ccy");
      findings.require(currency, "X03", where, xml.getAttributeName(i).toString(), "");
      if (currency && transaction != null) {
        transaction.addValue(path.inGroup() + "/@Ccy", xml.getAttributeValue(i));
      }
    }
  }

  private void close() {
    if (leaf) {
      value(text.toString());
    }
    switch (path.toString()) {
      case "PmtInf" -> block = rules.closeBlock(block);
      case "PmtInf/CdtTrfTxInf" -> transaction = rules.closeTransaction(transaction, block);
      default -> { }
    }
    leaf = false;
    text.setLength(0);
    path.close();
  }

  private void value(String value) {
    findings.require(!value.isBlank(), "X05", where, "", "");
    findings.require(value.strip().equals(value), "X06", where, "\"" + value + "\"", "");
    findings.require(LATIN.matcher(value).matches(), "X07", where, value, LATIN.pattern());
    findings.require(!value.contains("  "), "X08", where, "\"" + value + "\"", "");
    if (group() != null) {
      group().addValue(path.inGroup(), value);
    }
  }

  private Group group() {
    if (transaction != null) {
      return transaction;
    }
    if (block != null) {
      return block;
    }
    return path.isInHeader() ? header : null;
  }
}
