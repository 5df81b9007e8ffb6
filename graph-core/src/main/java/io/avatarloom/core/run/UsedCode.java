package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.NodeEntry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The code that a graph runs, noted when it is queued and looked at again when it starts. */
public final class UsedCode {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TOLD = 5;

  private UsedCode() {}

  /** Hash of the code of each node type. */
  private static SortedMap<String, String> of(Graph graph) {
    CodeHash code = new CodeHash();
    SortedMap<String, String> found = new TreeMap<>();
    for (NodeEntry node : graph.recipe().nodes()) {
      graph
          .implementation(node)
          .ifPresent(known -> found.put(node.type(), code.of(known.getClass())));
    }
    return found;
  }

  /** Notes it in a file. */
  public static void note(Graph graph, Path file) throws IOException {
    ObjectNode json = JSON.createObjectNode();
    of(graph).forEach(json::put);
    AtomicFile.write(file, json.toPrettyString().getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Compares it with what was noted.
   *
   * @return one sentence, empty when nothing has changed
   */
  public static Optional<String> change(Graph graph, Path file) {
    JsonNode then;
    try {
      then = JSON.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      return Optional.of("nothing tells whether the code is that of the time it was submitted");
    }
    List<String> changed = new ArrayList<>();
    for (Map.Entry<String, String> now : of(graph).entrySet()) {
      if (!now.getValue().equals(then.path(now.getKey()).asText())) {
        changed.add(now.getKey());
      }
    }
    if (changed.isEmpty()) {
      return Optional.empty();
    }
    String more = changed.size() > TOLD ? " and " + (changed.size() - TOLD) + " more types" : "";
    String types = String.join(", ", changed.subList(0, Math.min(TOLD, changed.size())));
    return Optional.of("the code of " + types + more + " has changed since it was submitted");
  }
}
