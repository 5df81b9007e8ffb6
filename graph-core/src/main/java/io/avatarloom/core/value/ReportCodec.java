package io.avatarloom.core.value;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.MutableList;

/** A report as JSON; the value of each section by its own codec, base64. */
final class ReportCodec {
  static final Codec<Report> REPORT = new JsonCodec<>(ReportCodec::write, ReportCodec::read);

  private ReportCodec() {}

  private static JsonNode write(Report report) {
    ObjectNode node = JsonNodeFactory.instance.objectNode().put("title", report.title());
    ArrayNode sections = node.putArray("sections");
    for (Report.Section section : report.sections()) {
      sections
          .addObject()
          .put("title", section.title())
          .put("caption", section.caption())
          .put("type", section.value().type().id())
          .put("value", section.value().type().encode(section.value()));
    }
    return node;
  }

  private static Report read(JsonNode json) throws IOException {
    MutableList<Report.Section> sections = Lists.mutable.empty();
    List<ValueType<?>> known =
        List.of(
            ValueTypes.IMAGE,
            ValueTypes.ANIMATION,
            ValueTypes.TABLE,
            ValueTypes.SERIES,
            ValueTypes.TEXT);
    for (JsonNode section : json.get("sections")) {
      String id = section.get("type").asText();
      ValueType<?> type =
          Lists.immutable
              .ofAll(known)
              .detectOptional(t -> t.id().equals(id))
              .orElseThrow(() -> new IOException("a report section cannot hold a " + id));
      sections.add(
          new Report.Section(
              section.get("title").asText(),
              section.get("caption").asText(),
              type.codec().decode(section.get("value").binaryValue())));
    }
    return new Report(json.get("title").asText(), sections.toImmutable());
  }
}
