package fr.coscom.papers;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Whether a page was printed whole. What does not fit beside a sheet is left out without a word: a column that is too many is
 * in the page and not in the PDF.
 */
public final class PrintedText {

  private static final Set<String> NOT_PRINTED = Set.of("head", "svg");
  private static final String SPACES = "[\\s\\u00A0\\u202F\\u2007\\u00AD]+";

  private PrintedText() {}

  /** The rows of tables, cell after cell, and words outside them, that the PDF does not have. */
  public static List<String> missing(byte[] page, byte[] pdf) throws IOException {
    String printed;
    try (PDDocument document = Loader.loadPDF(pdf)) {
      printed = new PDFTextStripper().getText(document).replaceAll(SPACES, "");
    }
    return texts(page).stream().filter(text -> !printed.contains(text.replaceAll(SPACES, ""))).toList();
  }

  private static List<String> texts(byte[] page) throws IOException {
    try {
      DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
      builder.setEntityResolver((publicId, systemId) -> new InputSource(new ByteArrayInputStream(new byte[0])));
      List<String> texts = new ArrayList<>();
      collect(builder.parse(new ByteArrayInputStream(page)).getDocumentElement(), texts);
      return texts;
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e);
    }
  }

  private static void collect(Node node, List<String> texts) {
    if (node.getNodeType() == Node.TEXT_NODE) {
      texts.addAll(List.of(node.getTextContent().split(SPACES)));
    } else if (node.getNodeName().equals("tr")) {
      texts.add(node.getTextContent());
    } else if (!NOT_PRINTED.contains(node.getNodeName())) {
      for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
        collect(child, texts);
      }
    }
  }
}
