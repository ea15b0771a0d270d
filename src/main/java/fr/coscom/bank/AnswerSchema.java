package fr.coscom.bank;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.XMLReader;

/**
 * ISO's schemas of the answers, from the class path. That of camt.054.001.08 is made of camt.052.001.08, the same account report
 * under other names: both messages share the entry and all below it, and a notification only lacks the balances.
 */
enum AnswerSchema {
  PAIN002 {
    @Override
    String text() throws IOException {
      return resource("/pain.002.001.10.xsd");
    }
  },
  CAMT054 {
    @Override
    String text() throws IOException {
      return resource("/camt.052.001.08.xsd")
          .replace("camt.052.001.08", "camt.054.001.08")
          .replace("name=\"BkToCstmrAcctRpt\"", "name=\"BkToCstmrDbtCdtNtfctn\"")
          .replace("name=\"Rpt\"", "name=\"Ntfctn\"")
          .replace("name=\"RptPgntn\"", "name=\"NtfctnPgntn\"")
          .replace("name=\"AddtlRptInf\"", "name=\"AddtlNtfctnInf\"");
    }
  };

  private static final String NO_DTD = "http://apache.org/xml/features/disallow-doctype-decl";

  private Schema compiled;

  abstract String text() throws IOException;

  /** @throws SAXException at the first fault */
  void check(InputStream in) throws SAXException, IOException {
    try {
      SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature(NO_DTD, true);
      XMLReader reader = factory.newSAXParser().getXMLReader();
      Validator validator = schema().newValidator();
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      validator.validate(new SAXSource(reader, new InputSource(in)));
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the XML parser of this Java cannot be used", e);
    }
  }

  private synchronized Schema schema() throws IOException, SAXException {
    if (compiled == null) {
      SchemaFactory factory = SchemaFactory.newDefaultInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      compiled = factory.newSchema(new StreamSource(new StringReader(text())));
    }
    return compiled;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = AnswerSchema.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replaceFirst("^\uFEFF", "");
    }
  }
}
