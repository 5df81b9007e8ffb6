package io.avatarloom.core.cli;

import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.sweep.Member;
import io.avatarloom.core.sweep.MemberResult;
import io.avatarloom.core.sweep.SweepPlan;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes a sweep as JUnit XML: one case a member; what did not run is skipped. */
final class SweepJunit {
  private SweepJunit() {}

  static void write(Path file, SweepPlan plan, Map<String, MemberResult> results)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      XMLStreamWriter xml =
          XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
      xml.writeStartDocument("UTF-8", "1.0");
      xml.writeStartElement("testsuite");
      xml.writeAttribute("name", plan.sweep().name());
      xml.writeAttribute("tests", Integer.toString(plan.members().size()));
      xml.writeAttribute("failures", Long.toString(count(results, MemberResult.FAILED)));
      long ran = count(results, MemberResult.DONE) + count(results, MemberResult.FAILED);
      xml.writeAttribute("skipped", Long.toString(plan.members().size() - ran));
      for (Member member : plan.members()) {
        one(xml, plan.sweep().name(), member, results.get(member.id()));
      }
      xml.writeEndDocument();
      xml.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    AtomicFile.write(file.toAbsolutePath(), bytes.toByteArray());
  }

  private static long count(Map<String, MemberResult> results, String status) {
    return results.values().stream().filter(result -> result.status().equals(status)).count();
  }

  private static void one(XMLStreamWriter xml, String sweep, Member member, MemberResult result)
      throws XMLStreamException {
    xml.writeStartElement("testcase");
    xml.writeAttribute("classname", sweep);
    xml.writeAttribute("name", member.id() + " " + member.words());
    double seconds = result == null ? 0 : result.seconds();
    xml.writeAttribute("time", String.format(Locale.ROOT, "%.3f", seconds));
    if (result == null || !(result.done() || result.status().equals(MemberResult.FAILED))) {
      xml.writeEmptyElement("skipped");
      xml.writeAttribute("message", result == null ? "it did not run" : result.status());
    } else if (!result.done()) {
      xml.writeEmptyElement("failure");
      xml.writeAttribute("message", result.message());
    }
    xml.writeEndElement();
  }
}
