package fr.coscom.payment;

import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Elements one to a line, two spaces a level, LF: a payment file that a person can read is looked at before it is
 * signed.
 */
final class IndentedXml {

  private final XMLStreamWriter writer;
  private int depth;

  IndentedXml(XMLStreamWriter writer) {
    this.writer = writer;
  }

  void startDocument(String root, String namespace) throws XMLStreamException {
    writer.writeStartDocument("UTF-8", "1.0");
    newLine();
    writer.writeStartElement(root);
    writer.writeDefaultNamespace(namespace);
    depth++;
  }

  void endDocument() throws XMLStreamException {
    close();
    writer.writeEndDocument();
    newLine();
  }

  void open(String... names) throws XMLStreamException {
    for (String name : names) {
      newLine();
      writer.writeStartElement(name);
      depth++;
    }
  }

  void close() throws XMLStreamException {
    depth--;
    newLine();
    writer.writeEndElement();
  }

  /** Closes one element a name; the names are there for who reads the code. */
  void close(String... names) throws XMLStreamException {
    for (int i = 0; i < names.length; i++) {
      close();
    }
  }

  void leaf(String name, String value) throws XMLStreamException {
    newLine();
    writer.writeStartElement(name);
    writer.writeCharacters(value);
    writer.writeEndElement();
  }

  void leaf(String name, String attribute, String attributeValue, String value) throws XMLStreamException {
    newLine();
    writer.writeStartElement(name);
    writer.writeAttribute(attribute, attributeValue);
    writer.writeCharacters(value);
    writer.writeEndElement();
  }

  void leafIn(String parent, String name, String value) throws XMLStreamException {
    open(parent);
    leaf(name, value);
    close();
  }

  private void newLine() throws XMLStreamException {
    writer.writeCharacters("\n" + "  ".repeat(depth));
  }
}
