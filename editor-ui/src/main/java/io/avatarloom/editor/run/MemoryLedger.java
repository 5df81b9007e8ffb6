package io.avatarloom.editor.run;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What nodes have left behind and what that cost. */
final class MemoryLedger {
  private final List<MemoryPoint> points = new ArrayList<>();
  private final Map<String, List<RunResult>> results = new LinkedHashMap<>();
  private final Map<String, MemoryEntry> entries = new LinkedHashMap<>();

  /** Notes a {@code memory} event. */
  void sampled(long milliseconds, JsonNode event) {
    points.add(
        new MemoryPoint(
            milliseconds,
            event.path("used").asLong(),
            event.path("peak").asLong(),
            event.path("heap").asLong(),
            event.path("held").asLong(),
            event.path("stored").asLong()));
  }

  /** Notes a {@code node.done} event. */
  void done(String node, JsonNode event) {
    List<RunResult> outputs = new ArrayList<>();
    event
        .path("outputs")
        .properties()
        .forEach(
            output ->
                outputs.add(
                    new RunResult(
                        output.getKey(),
                        output.getValue().path("type").asText(),
                        output.getValue().path("blob").asText(),
                        output.getValue().path("bytes").asLong())));
    results.put(node, outputs);
    entries.put(
        node,
        new MemoryEntry(
            node,
            event.path("ms").asLong(),
            outputs.stream().mapToLong(RunResult::bytes).sum(),
            event.path("memory").asLong()));
  }

  List<MemoryPoint> points() {
    return List.copyOf(points);
  }

  /** In the order in which they ended. */
  List<MemoryEntry> entries() {
    return List.copyOf(entries.values());
  }

  List<RunResult> results(String node) {
    return List.copyOf(results.getOrDefault(node, List.of()));
  }
}
