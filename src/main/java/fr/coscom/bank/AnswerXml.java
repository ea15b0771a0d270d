package fr.coscom.bank;

import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A message of the bank, element by element: prefixes and kind of quotes do not matter, a document type does and is refused. Values
 * are kept for the innermost group that is open; a group is an element that the reader asked for.
 */
final class AnswerXml {

  private static final int DEEPEST = 40;
  /** Root element and message element. */
  private static final int ABOVE = 2;

  /** The values below one element, by their path inside it. */
  static final class Group {

    private final String path;
    private final Map<String, List<String>> values = new HashMap<>();

    Group(String path) {
      this.path = path;
    }

    Optional<String> value(String of) {
      return values.containsKey(of) ? Optional.of(values.get(of).get(0)) : Optional.empty();
    }

    List<String> values(String of) {
      return values.getOrDefault(of, List.of());
    }

    boolean has(String prefix) {
      return values.keySet().stream().anyMatch(key -> key.startsWith(prefix));
    }
  }

  /** Called at the start and at the end of each group. */
  interface Sink {
    void opened(String path);

    void closed(String path, Group group);
  }

  private final Sink sink;
  private final List<String> groupPaths;
  private final Deque<String> open = new ArrayDeque<>();
  private final Deque<Group> groups = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();
  private boolean leaf;

  /** @param groupPaths below the message element, as in {@code Ntfctn/Ntry} */
  AnswerXml(List<String> groupPaths, Sink sink) {
    this.groupPaths = groupPaths;
    this.sink = sink;
  }

  /** @return the namespace of the root element */
  static String namespaceOf(InputStream in) throws XMLStreamException {
    XMLStreamReader xml = factory().createXMLStreamReader(in);
    while (xml.hasNext()) {
      int event = xml.next();
      refuseDocumentType(event);
      if (event == XMLStreamConstants.START_ELEMENT) {
        return String.valueOf(xml.getNamespaceURI());
      }
    }
    return "";
  }

  /** @throws XMLStreamException when the file is not well-formed, has a document type or is too deep */
  void read(InputStream in) throws XMLStreamException {
    XMLStreamReader xml = factory().createXMLStreamReader(in);
    while (xml.hasNext()) {
      int event = xml.next();
      refuseDocumentType(event);
      switch (event) {
        case XMLStreamConstants.START_ELEMENT -> start(xml);
        case XMLStreamConstants.END_ELEMENT -> end();
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
        default -> { }
      }
    }
  }

  private void start(XMLStreamReader xml) throws XMLStreamException {
    String above = path();
    open.push(open.size() < ABOVE ? "" : above.isEmpty() ? xml.getLocalName() : above + "/" + xml.getLocalName());
    if (open.size() > DEEPEST) {
      throw new XMLStreamException("too deep");
    }
    text.setLength(0);
    leaf = true;
    if (groupPaths.contains(path())) {
      groups.push(new Group(path()));
      sink.opened(path());
    }
    String currency = xml.getAttributeValue(null, "Ccy");
    if (currency != null && !groups.isEmpty()) {
      keep("/@Ccy", currency);
    }
  }

  private void end() {
    if (leaf && !groups.isEmpty() && !groupPaths.contains(path())) {
      keep("", text.toString().strip());
    }
    leaf = false;
    if (groupPaths.contains(path())) {
      Group closing = groups.pop();
      sink.closed(closing.path, closing);
    }
    open.pop();
    text.setLength(0);
  }

  private void keep(String end, String value) {
    Group group = groups.peek();
    String inside = path().substring(Math.min(path().length(), group.path.length() + 1)) + end;
    group.values.computeIfAbsent(inside, none -> new ArrayList<>(1)).add(value);
  }

  /** The group around the one that is open, or the open one itself when there is none around. */
  Optional<Group> group(String path) {
    return groups.stream().filter(group -> group.path.equals(path)).findFirst();
  }

  private String path() {
    return open.isEmpty() ? "" : open.peek();
  }

  private static void refuseDocumentType(int event) throws XMLStreamException {
    if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
      throw new XMLStreamException("document type");
    }
  }

  /** The JDK's own, whatever stands on the class path. */
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, true);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("nothing outside is read");
    });
    return factory;
  }
}
