package fr.coscom.bank;

import java.io.InputStream;
import javax.xml.stream.XMLStreamException;

/** Reads a message of the bank from its start to its end; the two identifiers are known afterwards. */
interface AnswerReader {

  void read(InputStream in) throws XMLStreamException;

  String messageId();

  String createdAt();
}
