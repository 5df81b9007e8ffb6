package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.file.RunSummary;
import io.avatarloom.core.file.Sha256;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.NodeEntry;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.recipe.CanonicalJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.eclipse.collections.api.factory.Lists;

/**
 * Writes {@code run.json}: everything one needs to tell whether two runs are the same work. What is
 * known before anything runs is put into words beside the run.
 */
final class Manifest {
  private static final String FORMAT = "avatarloom.run";
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Graph graph;
  private final RunInfo info;
  private final CompletableFuture<String> recipe;
  private final CompletableFuture<String> nodes;
  private final CompletableFuture<String> effective;

  Manifest(Graph graph, RunInfo info, CodeHash code) {
    this.graph = graph;
    this.info = info;
    this.recipe = CompletableFuture.supplyAsync(() -> graph.recipe().document().text());
    this.nodes =
        CompletableFuture.supplyAsync(() -> section(CanonicalJson.write(nodes(graph, code))));
    this.effective = recipe.thenApply(Manifest::section);
  }

  /** Canonical text of the recipe that runs. */
  String recipe() {
    return recipe.join();
  }

  void write(
      Path file, FileResolver files, RunSummary summary, Timings timings, OutputWriter outputs)
      throws IOException {
    ObjectNode json = JSON.createObjectNode();
    json.put("format", FORMAT).put("version", 1);
    json.put("recipe", graph.recipe().name());
    json.put("recipeSha256", Sha256.of(recipe()));
    json.put("preset", summary.preset()).put("seed", summary.seed());
    json.put("finished", Instant.now().toString());
    info.command().forEach(json.putArray("command")::add);
    json.put("replay", replay(info.command()));
    json.set("machine", machine(timings));
    json.put("base", graph.recipe().folder().toString());
    json.put("seconds", summary.seconds()).put("peakMemoryBytes", summary.peakMemoryBytes());
    ObjectNode times = json.putObject("times");
    for (RunSummary.NodeTime time : summary.nodes()) {
      times
          .putObject(time.id())
          .put("type", time.type())
          .put("seconds", time.seconds())
          .put("runs", time.runs())
          .put("verdict", time.verdict());
    }
    tellWhy(times, timings);
    ArrayNode gates = json.putArray("assertions");
    for (RunSummary.Gate gate : summary.gates()) {
      ObjectNode entry = gates.addObject().put("text", gate.text()).put("passed", gate.passed());
      entry.put("value", Double.isFinite(gate.value()) ? (Double) gate.value() : null);
    }
    ObjectNode inputs = json.putObject("inputs");
    files.hashed().forEach(inputs::put);
    ObjectNode written = json.putObject("outputs");
    outputs.hashes().forEach(written::put);
    StringBuilder text = new StringBuilder(CanonicalJson.write(json));
    text.setLength(text.lastIndexOf("\n}"));
    text.append(",\n  \"nodes\": ").append(nodes.join());
    text.append(",\n  \"effectiveRecipe\": ").append(effective.join()).append("\n}\n");
    AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Why units ran, for {@code loom why}. */
  private static void tellWhy(ObjectNode times, Timings timings) {
    for (Map.Entry<String, JsonNode> time : times.properties()) {
      Verdict verdict = timings.verdict(time.getKey());
      if (!verdict.isHit() && !verdict.reason().isEmpty()) {
        ObjectNode entry = ((ObjectNode) time.getValue()).put("why", verdict.reason());
        ArrayNode changes = entry.putArray("changes");
        verdict.changes().forEach(change -> change.json(changes.addObject()));
      }
    }
  }

  /**
   * Reads a {@code run.json}.
   *
   * @throws InvalidRecipeException if it is missing or is none
   */
  static JsonNode read(Path file) throws InvalidRecipeException {
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(file));
      if (!is(json)) {
        throw wrong(file + " is no run.json: expected \"format\": \"" + FORMAT + "\"", false);
      }
      return json;
    } catch (NoSuchFileException e) {
      throw wrong("there is no file " + file + "; give the run.json of a run", true);
    } catch (IOException e) {
      throw wrong(file + " is no run.json: " + e.getMessage(), false);
    }
  }

  private static boolean is(JsonNode json) {
    return json.path("format").asText().equals(FORMAT);
  }

  /** True for a {@code run.json}, whatever its name. */
  static boolean is(Path file) {
    try {
      return file.toString().endsWith(".json") && is(JSON.readTree(Files.readAllBytes(file)));
    } catch (IOException e) {
      return false;
    }
  }

  private static InvalidRecipeException wrong(String message, boolean missing) {
    return new InvalidRecipeException(new Diagnostic("", "", message, missing));
  }

  /** A document as it stands in another one. */
  private static String section(String document) {
    return document.stripTrailing().replace("\n", "\n  ");
  }

  /** The line that does the run again, quoted for a POSIX shell. */
  static String replay(List<String> command) {
    return Lists.immutable
        .withAll(command)
        .collect(Manifest::quoted)
        .makeString("loom ", " ", " --no-cache");
  }

  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** Where a run took place, as far as results may depend on it. */
  private static ObjectNode machine(Timings timings) {
    return JSON.createObjectNode()
        .put("java", System.getProperty("java.vendor") + " " + Runtime.version())
        .put(
            "os",
            System.getProperty("os.name")
                + " "
                + System.getProperty("os.version")
                + " "
                + System.getProperty("os.arch"))
        .put("cores", Runtime.getRuntime().availableProcessors())
        .put("device", timings.devices());
  }

  private static ObjectNode nodes(Graph graph, CodeHash code) {
    ObjectNode json = JSON.createObjectNode();
    for (NodeEntry node : graph.recipe().nodes()) {
      graph
          .implementation(node)
          .ifPresent(
              implementation ->
                  describe(json.putObject(node.id()), node, implementation, graph, code));
    }
    return json;
  }

  private static void describe(
      ObjectNode json, NodeEntry node, Node implementation, Graph graph, CodeHash code) {
    json.put("type", node.type())
        .put("contract", implementation.spec().version())
        .put("determinism", implementation.spec().determinism().name())
        .put("code", code.of(implementation.getClass()));
    graph.catalogue().plugin(node.type()).ifPresent(plugin -> json.put("plugin", plugin));
  }
}
