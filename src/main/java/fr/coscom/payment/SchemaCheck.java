package fr.coscom.payment;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXSource;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.XMLReader;

/**
 * Rules X00 and X01: well-formed, and valid against ISO's schema, which comes from the class path. No DTD is read and
 * nothing outside is fetched. Of a fault only its code in the schema specification is kept, never the value.
 */
final class SchemaCheck {

  private static final String NO_DTD = "http://apache.org/xml/features/disallow-doctype-decl";

  private SchemaCheck() {}

  static boolean isWellFormed(Path file, Findings findings) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      Validator validator = Iso.SCHEMA.newValidator();
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
      validator.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
      validator.setErrorHandler(collecting(findings));
      validator.validate(new SAXSource(reader(), new InputSource(in)));
      return true;
    } catch (SAXParseException e) {
      findings.fail("X00", place(e), "", "");
      return false;
    } catch (SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("the XML parser of this Java cannot be used", e);
    }
  }

  private static XMLReader reader() throws ParserConfigurationException, SAXException {
    SAXParserFactory factory = SAXParserFactory.newDefaultNSInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    factory.setFeature(NO_DTD, true);
    return factory.newSAXParser().getXMLReader();
  }

  private static ErrorHandler collecting(Findings findings) {
    return new ErrorHandler() {
      @Override
      public void warning(SAXParseException e) {
        error(e);
      }

      @Override
      public void error(SAXParseException e) {
        findings.fail("X01", place(e), String.valueOf(e.getMessage()).split(":", 2)[0], "pain.001.001.09");
      }

      @Override
      public void fatalError(SAXParseException e) throws SAXException {
        throw e;
      }
    };
  }

  private static String place(SAXParseException e) {
    return e.getLineNumber() + ":" + e.getColumnNumber();
  }

  /** Read once: the schema does not change while the program runs. */
  private static final class Iso {

    static final Schema SCHEMA = load();

    private static Schema load() {
      try (InputStream in = SchemaCheck.class.getResourceAsStream("/pain.001.001.09.xsd")) {
        SchemaFactory factory = SchemaFactory.newDefaultInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
        factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "");
        return factory.newSchema(new StreamSource(in));
      } catch (IOException | SAXException e) {
        throw new IllegalStateException("pain.001.001.09.xsd", e);
      }
    }
  }
}
