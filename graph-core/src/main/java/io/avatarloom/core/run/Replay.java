package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.device.DeviceChoice;
import io.avatarloom.core.file.Sha256;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.NodeEntry;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compares a run with the manifest of an earlier one: what went in, and what came out. */
public final class Replay {
  /**
   * One thing that is not as it was.
   *
   * @param broken false where a node promises no more than it kept
   */
  public record Difference(String text, boolean broken) {}

  private final JsonNode manifest;
  private final Path file;

  private Replay(JsonNode manifest, Path file) {
    this.manifest = manifest;
    this.file = file;
  }

  /**
   * Reads a {@code run.json}.
   *
   * @throws InvalidRecipeException if it is missing or is none
   */
  public static Replay read(Path file) throws InvalidRecipeException {
    return new Replay(Manifest.read(file), file);
  }

  /** The recipe as it was run, presets and settings applied. */
  public Recipe recipe() throws InvalidRecipeException {
    return Recipe.parse(
        manifest.path("effectiveRecipe").toString(),
        file.toString(),
        Path.of(manifest.path("base").asText(".")));
  }

  public String preset() {
    return manifest.path("preset").asText();
  }

  /** The device that nodes were given; Java when they asked for none. */
  public DeviceChoice device() {
    DeviceChoice found = DeviceChoice.CPU;
    for (String device : manifest.path("machine").path("device").asText().split("; ")) {
      try {
        DeviceChoice one = DeviceChoice.parse(device.replaceFirst(" .*", ""));
        found = one.equals(DeviceChoice.CPU) ? found : one;
      } catch (IllegalArgumentException e) {
        return DeviceChoice.AUTO; // an older record, or none of ours
      }
    }
    return found;
  }

  /** What is not as it was before anything runs: input files, code of nodes. */
  public List<Difference> before(Graph graph) throws IOException {
    List<Difference> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> input : manifest.path("inputs").properties()) {
      Path path = Path.of(input.getKey());
      if (!Files.exists(path)) {
        found.add(new Difference("input " + path + " is gone", true));
      } else if (!Sha256.of(path).equals(input.getValue().asText())) {
        found.add(new Difference("input " + path + " has other content", true));
      }
    }
    CodeHash code = new CodeHash();
    for (NodeEntry node : graph.recipe().nodes()) {
      String then = manifest.path("nodes").path(node.id()).path("code").asText();
      Optional<Node> now = graph.implementation(node);
      if (now.isPresent() && !code.of(now.get().getClass()).equals(then)) {
        found.add(new Difference("node " + node.id() + " has other code", false));
      }
    }
    return found;
  }

  /** What came out otherwise than then. Pages tell of times; they are left out. */
  public List<Difference> after(Graph graph, Path out) throws IOException {
    List<Difference> found = new ArrayList<>();
    for (Map.Entry<String, JsonNode> output : manifest.path("outputs").properties()) {
      String name = output.getKey();
      if (name.endsWith(".html")) {
        continue;
      }
      Path now = out.resolve(name);
      if (!Files.exists(now)) {
        found.add(new Difference("output " + name + " was not written", true));
      } else if (!Sha256.of(Files.readAllBytes(now)).equals(output.getValue().asText())) {
        found.add(differs(graph, name, out));
      }
    }
    return found;
  }

  private Difference differs(Graph graph, String name, Path out) throws IOException {
    String text = "output " + name + " has other bytes";
    PortRef port = graph.recipe().outputs().get(name);
    Determinism promise = promise(Plan.of(graph, List.of(port)), graph);
    if (promise == Determinism.NONE) {
      return new Difference(text + "; a node before it promises nothing", false);
    }
    if (promise == Determinism.SAME_DEVICE && !sameMachine(out)) {
      return new Difference(text + "; its nodes promise equal ones on one machine only", false);
    }
    return new Difference(text + ", though its nodes promise the same", true);
  }

  private static Determinism promise(Plan plan, Graph graph) {
    Determinism weakest = Determinism.BITWISE;
    for (Plan.Unit unit : plan.units()) {
      List<NodeEntry> nodes = unit.node() == null ? List.copyOf(unit.body()) : List.of(unit.node());
      for (NodeEntry node : nodes) {
        Determinism own = graph.spec(node).determinism();
        weakest = own.compareTo(weakest) > 0 ? own : weakest;
      }
    }
    return weakest;
  }

  /** Whether the run that was done again took place as the first one did, device included. */
  private boolean sameMachine(Path out) throws IOException {
    JsonNode again = new ObjectMapper().readTree(Files.readAllBytes(out.resolve("run.json")));
    return again.path("machine").equals(manifest.path("machine"));
  }
}
