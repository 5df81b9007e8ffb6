package io.avatarloom.core.subgraph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.graph.Link;
import io.avatarloom.core.graph.NodeMode;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.recipe.Recipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Writes the instances of subgraphs out: their nodes become nodes of the recipe with ids {@code
 * instance/inner}, and links across the boundary are joined. Everything behind, from planning to
 * the manifest, works on the written-out recipe.
 */
public final class WrittenOut {
  private static final String RUN = "run";
  private static final int MOST_INSTANCES = 20_000;
  private final JsonNode definitions;
  private final Signatures signatures;
  private final ObjectNode nodes = JsonNodeFactory.instance.objectNode();
  private final ArrayNode links = JsonNodeFactory.instance.arrayNode();
  private final ObjectNode regions = JsonNodeFactory.instance.objectNode();
  private final List<Diagnostic> wrong = new ArrayList<>();
  private int instances;

  private WrittenOut(JsonNode definitions, Signatures signatures) {
    this.definitions = definitions;
    this.signatures = signatures;
  }

  /**
   * The recipe without instances; its {@link Recipe#document()} is the given one.
   *
   * @param recipe includes taken in, every level checked
   * @throws InvalidRecipeException if an override addresses nothing, or regions would nest
   */
  public static Recipe of(Recipe recipe, Signatures signatures) throws InvalidRecipeException {
    ObjectNode json = recipe.json();
    WrittenOut run = new WrittenOut(json.path(Subgraph.SECTION), signatures);
    Instance root;
    try {
      root = run.opened(json);
    } catch (TooManyInstances e) {
      throw new InvalidRecipeException(
          Diagnostic.of(
              Subgraph.SECTION,
              "",
              "written out there are more than "
                  + MOST_INSTANCES
                  + " instances of subgraphs; let fewer of them hold others"));
    }
    run.write(root);
    if (!run.wrong.isEmpty()) {
      throw new InvalidRecipeException(run.wrong);
    }
    json.set("nodes", run.nodes);
    json.set("links", run.links);
    json.set("regions", run.regions);
    json.set("outputs", ports(root, json.path("outputs")));
    json.remove(List.of(Subgraph.SECTION, "presets", "params", "layout"));
    return recipe.writtenOut(json);
  }

  /**
   * The outputs of an instance, each as the output of the written-out recipe that supplies it;
   * those that nothing supplies are missing.
   *
   * @param recipe includes taken in, every level checked
   * @param instance its id in a run, such as {@code face} or {@code face/eyes}
   */
  public static SortedMap<String, PortRef> outputs(
      Recipe recipe, Signatures signatures, String instance) {
    ObjectNode json = recipe.json();
    WrittenOut run = new WrittenOut(json.path(Subgraph.SECTION), signatures);
    Instance at = run.opened(json);
    for (String path = instance; at != null && !path.isEmpty(); path = Subgraph.rest(path)) {
      at = at.instances().get(Subgraph.first(path));
    }
    SortedMap<String, PortRef> found = new TreeMap<>();
    if (at != null && at.spec() != null) {
      Instance around = at.outer();
      String id = at.id();
      at.spec()
          .outputs()
          .forEach(
              out ->
                  around
                      .supplying(new PortRef(id, out.id()))
                      .getFirstOptional()
                      .ifPresent(port -> found.put(out.id(), port)));
    }
    return found;
  }

  /** The recipe itself with all of its instances. */
  private Instance opened(ObjectNode recipe) {
    Instance root = new Instance(null, "", recipe, null, NodeMode.RUN, false, "", 1);
    open(root);
    return root;
  }

  /** Finds the instances of a level, and theirs. */
  private void open(Instance level) {
    for (Map.Entry<String, JsonNode> node : level.definition().path("nodes").properties()) {
      Optional<String> name = Subgraph.nameIn(node.getValue().path("type").asText());
      if (name.isPresent() && signatures.of(name.get()).isPresent()) {
        if (++instances > MOST_INSTANCES) {
          throw new TooManyInstances();
        }
        Instance inner = instance(level, node.getKey(), node.getValue(), name.get());
        level.instances().put(node.getKey(), inner);
        open(inner);
      }
    }
  }

  private Instance instance(Instance level, String id, JsonNode node, String name) {
    ObjectNode definition = definitions.get(name).deepCopy();
    String region = region(level, node);
    if (!region.isEmpty() && !definition.path("regions").isEmpty()) {
      add(
          level.path() + id,
          "",
          "it lies in the region '"
              + region
              + "', but the subgraph "
              + name
              + " has a region of its own, and regions do not nest; move the instance out of the"
              + " region");
    }
    node.path("params").properties().forEach(p -> override(level.path() + id, definition, p));
    NodeMode own = mode(node);
    return new Instance(
        level,
        id,
        definition,
        signatures.of(name).orElseThrow(),
        level.silent() ? NodeMode.MUTE : own,
        level.silent() || own != NodeMode.RUN,
        region,
        level.every() * node.path("every").asInt(1));
  }

  private static String region(Instance level, JsonNode node) {
    String own = node.path("region").asText("");
    return own.isEmpty() ? level.region() : level.path() + own;
  }

  private static NodeMode mode(JsonNode node) {
    return NodeMode.valueOf(node.path("mode").asText(RUN).toUpperCase(Locale.ROOT));
  }

  /** Applies one override of an instance to its copy of the definition. */
  private void override(String instance, ObjectNode copy, Map.Entry<String, JsonNode> override) {
    JsonNode target = copy.path("params").path(override.getKey());
    String text = target.isTextual() ? target.asText() : override.getKey();
    if (!Subgraph.addressesInner(text)) {
      return;
    }
    PortRef ref = PortRef.parse(text);
    String first = Subgraph.first(ref.owner());
    if (copy.path("nodes").get(first) instanceof ObjectNode node) {
      String key = Subgraph.isPath(ref.owner()) ? Subgraph.innerKey(ref) : ref.port();
      node.withObjectProperty("params").set(key, override.getValue());
    } else if (copy.path("regions").get(ref.owner()) instanceof ObjectNode region) {
      region.set(ref.port(), override.getValue());
    } else {
      List<String> present = new ArrayList<>();
      copy.path("nodes").fieldNames().forEachRemaining(present::add);
      copy.path("regions").fieldNames().forEachRemaining(present::add);
      add(
          instance,
          override.getKey(),
          "the subgraph has no node or region '"
              + first
              + "' to override; it has "
              + String.join(", ", present));
    }
  }

  private void write(Instance level) {
    for (Map.Entry<String, JsonNode> node : level.definition().path("nodes").properties()) {
      Instance inner = level.instances().get(node.getKey());
      if (inner != null) {
        write(inner);
      } else if (node.getValue() instanceof ObjectNode object) {
        nodes.set(level.path() + node.getKey(), node(level, object.deepCopy()));
      }
    }
    for (Map.Entry<String, JsonNode> region : level.definition().path("regions").properties()) {
      regions.set(level.path() + region.getKey(), joined(level, (ObjectNode) region.getValue()));
    }
    level.links().forEach(link -> write(level, link));
  }

  private static ObjectNode node(Instance level, ObjectNode node) {
    String region = region(level, node);
    if (!region.isEmpty()) {
      node.put("region", region);
    }
    int every = level.every() * node.path("every").asInt(1);
    if (every != 1) {
      node.put("every", every);
    }
    if (level.silent()) {
      node.put("mode", "mute");
    }
    return node;
  }

  private static ObjectNode joined(Instance level, ObjectNode region) {
    ObjectNode copy = region.deepCopy();
    for (String section : List.of("series", "previews")) {
      if (copy.has(section)) {
        copy.set(section, ports(level, copy.get(section)));
      }
    }
    return copy;
  }

  /** Ports by name, each as the output that really supplies it. */
  private static ObjectNode ports(Instance level, JsonNode section) {
    ObjectNode found = JsonNodeFactory.instance.objectNode();
    section
        .properties()
        .forEach(
            entry ->
                level
                    .supplying(PortRef.parse(entry.getValue().asText()))
                    .forEach(port -> found.put(entry.getKey(), port.toString())));
    return found;
  }

  private void write(Instance level, Link link) {
    PortRef to = link.to();
    if (level.outer() != null && to.owner().equals(Subgraph.OUT)) {
      return;
    }
    Instance inner = level.instances().get(to.owner());
    if (inner != null) {
      if (inner.exposed(to.port()) == null) {
        return;
      }
      drive(inner, link, level);
      return;
    }
    level.supplying(link.from()).forEach(from -> links.add(text(from, level.outside(to))));
  }

  /** A link to an exposed parameter drives the parameter it stands for. */
  private void drive(Instance instance, Link link, Instance level) {
    Instance at = instance;
    PortRef target = instance.exposed(link.to().port());
    while (target != null && at.instances().containsKey(target.owner())) {
      at = at.instances().get(target.owner());
      target = at.exposed(target.port());
    }
    if (target == null || at.definition().path("regions").has(target.owner())) {
      add(
          level.path() + link.to().owner(),
          link.to().port(),
          "the parameter stands for a setting of a region, which no link can drive; set a value");
      return;
    }
    PortRef to = at.outside(target);
    level.supplying(link.from()).forEach(from -> links.add(text(from, to)));
  }

  private static String text(PortRef from, PortRef to) {
    return new Link(from, to).toString();
  }

  private void add(String owner, String where, String message) {
    wrong.add(Diagnostic.of(owner, where, message));
  }

  /** Ends the writing out of subgraphs that hold too many others. */
  private static final class TooManyInstances extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
