package io.avatarloom.core.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.run.RunEvents;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes a run as JUnit XML: one case a node or region, and one an assertion. What did not start is
 * skipped; what came from the cache says so.
 */
final class JunitFile implements RunEvents.Listener {
  /** One test case. */
  private record Case(String group, double seconds, String failure, String skipped, String note) {}

  private final Path file;
  private final Map<String, Case> cases = new TreeMap<>();
  private String recipe = "";

  JunitFile(Path file) {
    this.file = file;
  }

  @Override
  public void accept(JsonNode event) {
    String node = event.path("node").asText();
    switch (event.path("e").asText()) {
      case "run.start" -> recipe = event.path("recipe").asText();
      case "plan" ->
          event
              .path("units")
              .forEach(
                  unit ->
                      cases.put(
                          unit.path("id").asText(),
                          new Case(unit.path("type").asText(), 0, "", "it did not run", "")));
      case "node.done" -> done(node, event);
      case "node.failed" -> failed(node, event);
      case "assertion" -> asserted(event);
      case "run.done" -> write(event);
      default -> {}
    }
  }

  private void done(String node, JsonNode event) {
    String verdict = event.path("verdict").asText();
    String note = verdict.equals("run") ? "" : verdict + ": " + event.path("why").asText();
    cases.put(node, new Case(group(node), event.path("ms").asDouble() / 1000, "", "", note));
  }

  private void failed(String node, JsonNode event) {
    String port = event.path("port").asText();
    String message = (port.isEmpty() ? "" : port + ": ") + event.path("message").asText();
    cases.put(node, new Case(group(node), 0, message, "", ""));
  }

  private void asserted(JsonNode event) {
    String text = event.path("text").asText();
    String met = "met " + event.path("value").asText();
    boolean passed = event.path("passed").asBoolean();
    cases.put(text, new Case("assertion", 0, passed ? "" : met, "", passed ? met : ""));
  }

  private String group(String node) {
    return cases.containsKey(node) ? cases.get(node).group() : "node";
  }

  private void write(JsonNode event) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", recipe);
      xml.writeAttribute("tests", Integer.toString(cases.size()));
      xml.writeAttribute("failures", Long.toString(count(true)));
      xml.writeAttribute("skipped", Long.toString(count(false)));
      xml.writeAttribute("time", seconds(event.path("ms").asDouble() / 1000));
      for (Map.Entry<String, Case> entry : cases.entrySet()) {
        write(xml, entry.getKey(), entry.getValue());
      }
      xml.writeEndDocument();
      xml.close();
      AtomicFile.write(file.toAbsolutePath(), bytes.toByteArray());
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException("--junit: " + e.getMessage(), e);
    }
  }

  private long count(boolean failures) {
    return cases.values().stream()
        .filter(one -> !(failures ? one.failure() : one.skipped()).isEmpty())
        .count();
  }

  private void write(XMLStreamWriter xml, String name, Case one) throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", recipe + "." + one.group());
    xml.writeAttribute("name", name);
    xml.writeAttribute("time", seconds(one.seconds()));
    element(xml, "failure", one.failure());
    element(xml, "skipped", one.skipped());
    if (!one.note().isEmpty()) {
      xml.writeStartElement("system-out");
      xml.writeCharacters(one.note());
      xml.writeEndElement();
    }
    xml.writeEndElement();
  }

  private static void element(XMLStreamWriter xml, String name, String message)
      throws XMLStreamException {
    if (!message.isEmpty()) {
      xml.writeEmptyElement(name);
      xml.writeAttribute("message", message);
    }
  }

  private static String seconds(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }
}
