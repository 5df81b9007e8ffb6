package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.PortRef;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.collections.api.factory.Maps;
import org.eclipse.collections.api.map.ImmutableMap;
import org.eclipse.collections.api.map.MutableMap;

/**
 * What a run under a preset would take of a document: the choices of its switches, the iterations
 * of its regions, and the nodes that stay idle because nothing that is chosen reads them.
 *
 * @param choices input that a switch hands on, by switch
 * @param iterations by region
 * @param idle nodes and regions that would not run
 */
public record Variants(
    ImmutableMap<String, String> choices,
    ImmutableMap<String, Integer> iterations,
    Set<String> idle) {
  private static final String CHOICE = "choice";
  private static final String ITERATIONS = "iterations";

  /** Before anything is known. */
  public static final Variants NONE =
      new Variants(Maps.immutable.empty(), Maps.immutable.empty(), Set.of());

  /**
   * @param preset nothing for the one the recipe names, an empty name for none
   */
  public static Variants of(GraphIndex index, Optional<String> preset) {
    Sketch sketch = index.sketch();
    String name = preset.orElse(sketch.head().path("defaultPreset").asText());
    JsonNode set = TopTargets.spelt(sketch, sketch.head().path("presets").path(name).path("set"));
    MutableMap<String, String> choices = Maps.mutable.empty();
    for (NodeItem node : sketch.nodes()) {
      if (node.type().equals(Graph.SWITCH)) {
        choices.put(node.id(), choice(index, node, set.path(node.id() + "." + CHOICE)));
      }
    }
    MutableMap<String, Integer> iterations = Maps.mutable.empty();
    sketch
        .regions()
        .forEachKeyValue(
            (id, region) ->
                iterations.put(
                    id, set.path(id + "." + ITERATIONS).asInt(region.path(ITERATIONS).asInt())));
    ImmutableMap<String, String> chosen = choices.toImmutable();
    return new Variants(chosen, iterations.toImmutable(), new Use(index, chosen).idle());
  }

  private static String choice(GraphIndex index, NodeItem node, JsonNode preset) {
    JsonNode own = preset.isTextual() ? preset : node.params().path(CHOICE);
    JsonNode usual =
        index
            .spec(node.id())
            .flatMap(spec -> spec.param(CHOICE))
            .<JsonNode>map(param -> param.defaultJson())
            .orElse(MissingNode.getInstance());
    return own.isTextual() ? own.asText() : usual.asText();
  }

  /** Finds what is read, from the ends of the graph backwards. */
  private static final class Use {
    private final GraphIndex index;
    private final ImmutableMap<String, String> choices;
    private final Set<String> used = new HashSet<>();
    private final Deque<String> open = new ArrayDeque<>();

    Use(GraphIndex index, ImmutableMap<String, String> choices) {
      this.index = index;
      this.choices = choices;
    }

    /** An end is what nothing reads, or what the recipe puts out. */
    Set<String> idle() {
      Sketch sketch = index.sketch();
      Set<String> all = new HashSet<>(sketch.nodes().castToMap().keySet());
      all.addAll(sketch.regions().castToMap().keySet());
      Set<String> read = new HashSet<>();
      sketch.links().forEach(item -> read.add(item.link().from().owner()));
      sketch.regions().forEach(region -> shown(region, read));
      all.stream().filter(id -> !read.contains(id)).forEach(this::reach);
      sketch.head().path("outputs").forEach(output -> reach(owner(output)));
      while (!open.isEmpty()) {
        follow(open.pop());
      }
      all.removeAll(used);
      return Set.copyOf(all);
    }

    private void reach(String owner) {
      if (used.add(owner)) {
        open.push(owner);
      }
    }

    private void follow(String owner) {
      NodeItem node = index.sketch().nodes().get(owner);
      JsonNode region = index.sketch().regions().get(owner);
      if (region != null) {
        Set<String> shown = new HashSet<>();
        shown(region, shown);
        shown.forEach(this::reach);
      }
      for (LinkItem item : index.touching(owner)) {
        if (item.link().to().owner().equals(owner)
            && (node == null || takes(node, item.link().to().port()))) {
          reach(item.link().from().owner());
        }
      }
    }

    private boolean takes(NodeItem node, String port) {
      return switch (node.mode()) {
        case "mute" -> false;
        case "bypass" ->
            index.ports(node.id()).outputs().anySatisfy(output -> handsOn(output, port));
        default -> !choices.containsKey(node.id()) || choices.get(node.id()).equals(port);
      };
    }

    private boolean handsOn(Port output, String port) {
      return Bypass.standIn(index, output.ref()).filter(in -> in.port().equals(port)).isPresent();
    }

    /** Adds what a region records or previews. */
    private static void shown(JsonNode region, Set<String> owners) {
      region.path("series").forEach(port -> owners.add(owner(port)));
      region.path("previews").forEach(port -> owners.add(owner(port)));
    }

    private static String owner(JsonNode port) {
      String text = port.asText();
      return text.indexOf('.') > 0 ? PortRef.parse(text).owner() : text;
    }
  }
}
