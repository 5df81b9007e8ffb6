package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.avatarloom.core.graph.Link;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.subgraph.SignatureType;
import io.avatarloom.core.subgraph.Subgraph;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;

/** Edits that make, dissolve and shape subgraphs. */
public final class SubgraphEdits {
  private final Catalogue catalogue;

  public SubgraphEdits(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /** Why nodes cannot become a subgraph, in one sentence; empty when they can. */
  public Optional<String> refusal(Sketch sketch, Set<String> nodes) {
    return new Grouping(sketch, nodes, catalogue).refusal();
  }

  /** Id that {@link #group} will give the instance. */
  public static String instanceId(Sketch before, String name) {
    return FreshId.near(before, definitionName(before, name));
  }

  private static String definitionName(Sketch before, String wanted) {
    return FreshId.of(wanted, Levels.section(before)::has);
  }

  /** Makes a subgraph of nodes and puts an instance in their place. */
  public Edit group(Set<String> nodes, String wanted) {
    return new Change(
        "group " + Change.count(nodes.size(), "node") + " into a subgraph",
        before -> {
          Grouping grouping = new Grouping(before, nodes, catalogue);
          String name = definitionName(before, wanted);
          return grouping.refusal().isPresent()
              ? before
              : grouping.apply(name, instanceId(before, wanted));
        });
  }

  /** Why an instance cannot be dissolved, in one sentence; empty when it can. */
  public static Optional<String> refusalToDissolve(Sketch sketch, String instance) {
    NodeItem node = sketch.nodes().get(instance);
    Optional<String> name = node == null ? Optional.empty() : node.subgraph();
    if (name.isEmpty()) {
      return Optional.of("Select an instance of a subgraph.");
    }
    if (node.mode().equals("bypass")) {
      return Optional.of(instance + " is bypassed; end that first.");
    }
    Optional<ObjectNode> definition = Levels.definition(sketch, name.get());
    if (definition.isEmpty()) {
      return Optional.of(name.get() + " is defined in another file.");
    }
    boolean nests = !node.region().isEmpty() && !definition.get().path("regions").isEmpty();
    return nests
        ? Optional.of(instance + " holds a region and lies in one; move it out first.")
        : Optional.empty();
  }

  /**
   * Puts the inner nodes of an instance in its place, and moves what stands in their way; the
   * definition stays.
   *
   * @param size extent of a node as it is drawn
   */
  public static Edit dissolve(String instance, Function<NodeItem, Size> size) {
    return new Change(
        "dissolve " + instance,
        before -> {
          if (refusalToDissolve(before, instance).isPresent()) {
            return before;
          }
          NodeItem node = before.nodes().get(instance);
          String name = node.subgraph().orElseThrow();
          ObjectNode definition = Levels.definition(before, name).orElseThrow();
          return Levels.read(before, name, size)
              .map(level -> new Dissolving(before, node, definition, level, size).apply())
              .orElse(before);
        });
  }

  /**
   * Makes a port of the subgraph that is open part of its signature: an input becomes an input, an
   * output an output, a parameter an exposed parameter.
   */
  public Edit expose(PortRef port, boolean input) {
    return new Change(
        "expose " + port,
        before -> {
          if (!Levels.isInside(before) || Subgraph.isSignature(port.owner())) {
            return before;
          }
          GraphIndex index = new GraphIndex(before, catalogue);
          Ports ports = index.ports(port.owner());
          Optional<Port> found = input ? ports.input(port.port()) : ports.output(port.port());
          return found.map(known -> expose(index, known, input)).orElse(before);
        });
  }

  private static Sketch expose(GraphIndex index, Port port, boolean input) {
    Sketch before = index.sketch();
    ObjectNode rest = Levels.rest(before);
    if (port.param()) {
      String name =
          FreshId.of(
              port.ref().port(),
              key -> rest.path("params").has(key) || rest.path("inputs").has(key));
      return exposedAs(before, port.ref()).isPresent()
          ? before
          : Levels.withRest(before, Json.within(rest, "params", name, text(port.ref().toString())));
    }
    String side = input ? "inputs" : "outputs";
    String name =
        FreshId.of(
            port.ref().port(), key -> rest.path(side).has(key) || rest.path("params").has(key));
    PortType<?> type = input ? port.type() : index.typeOf(port.ref()).orElseThrow();
    ObjectNode entry = JsonNodeFactory.instance.objectNode();
    entry.put("type", SignatureType.write(type));
    if (input && !port.required()) {
      entry.put("required", false);
    }
    if (port.many() && input) {
      entry.put("many", true);
    }
    if (!port.help().isEmpty()) {
      entry.put("help", port.help());
    }
    Link link =
        input
            ? new Link(new PortRef(Subgraph.IN, name), port.ref())
            : new Link(port.ref(), new PortRef(Subgraph.OUT, name));
    Sketch freed = before;
    if (input) {
      ImmutableList<LinkItem> replaced = LinkRules.replaced(index, link.from(), link.to());
      freed = before.withLinks(before.links().reject(replaced::contains));
    }
    return Levels.withRest(freed, Json.within(rest, side, name, entry))
        .withLinks(freed.links().newWith(new LinkItem(link, Lists.immutable.empty())));
  }

  /** Name under which the open subgraph exposes a parameter of an inner node; empty if not. */
  public static Optional<String> exposedAs(Sketch sketch, PortRef param) {
    return Levels.isInside(sketch)
        ? Levels.rest(sketch).path("params").properties().stream()
            .filter(entry -> entry.getValue().asText().equals(param.toString()))
            .map(Map.Entry::getKey)
            .findFirst()
        : Optional.empty();
  }

  private static TextNode text(String value) {
    return TextNode.valueOf(value);
  }

  /**
   * Takes a name out of the signature of the open subgraph.
   *
   * @param name of an input, an output or an exposed parameter
   */
  public static Edit conceal(String name) {
    return new Change(
        "take " + name + " out of the signature",
        before -> {
          if (!Levels.isInside(before)) {
            return before;
          }
          ObjectNode rest = Levels.rest(before);
          ObjectNode now = rest;
          for (String side : new String[] {"inputs", "outputs", "params"}) {
            now = now.path(side).has(name) ? Json.within(now, side, name, null) : now;
          }
          PortRef in = new PortRef(Subgraph.IN, name);
          PortRef out = new PortRef(Subgraph.OUT, name);
          return now == rest
              ? before
              : Levels.withRest(before, now)
                  .withLinks(
                      before
                          .links()
                          .reject(i -> i.link().from().equals(in) || i.link().to().equals(out)));
        });
  }

  /** Describes the open subgraph in a sentence or two. */
  public static Edit describe(String description) {
    return new Change(
        "describe the subgraph",
        before ->
            Levels.isInside(before)
                ? Levels.withRest(
                    before, Json.with(Levels.rest(before), "description", description))
                : before);
  }

  /**
   * Gives a definition another name, in every instance; for {@link Document#applyToWhole}. A name
   * that is taken gets a number.
   */
  public static Edit rename(String name, String wanted) {
    return new Change(
        "rename the subgraph " + name,
        before -> {
          if (!Levels.section(before).has(name) || wanted.isBlank() || wanted.equals(name)) {
            return before;
          }
          String fresh = definitionName(before, wanted);
          ObjectNode section = JsonNodeFactory.instance.objectNode();
          for (Map.Entry<String, JsonNode> entry : Levels.section(before).properties()) {
            section.set(
                entry.getKey().equals(name) ? fresh : entry.getKey(),
                renamed(entry.getValue(), name, fresh));
          }
          Set<String> all = before.nodes().castToMap().keySet();
          Sketch instances =
              NodeEdits.change(
                  before,
                  all,
                  node ->
                      node.subgraph().filter(name::equals).isEmpty()
                          ? node
                          : node.withJson(Json.with(node.json(), "type", Subgraph.TYPE + fresh)));
          return instances.withHead(Json.with(before.head(), Subgraph.SECTION, section));
        });
  }

  private static JsonNode renamed(JsonNode definition, String name, String fresh) {
    if (!(definition instanceof ObjectNode object)) {
      return definition;
    }
    ObjectNode now = object;
    for (Map.Entry<String, JsonNode> node : object.path("nodes").properties()) {
      if (node.getValue().path("type").asText().equals(Subgraph.TYPE + name)) {
        ObjectNode typed = Json.with((ObjectNode) node.getValue(), "type", Subgraph.TYPE + fresh);
        now = Json.within(now, "nodes", node.getKey(), typed);
      }
    }
    return now;
  }

  /** Definitions that neither the recipe nor another definition has an instance of, by name. */
  public static List<String> unused(Sketch whole) {
    Set<String> used = new HashSet<>();
    whole.nodes().forEach(node -> node.subgraph().ifPresent(used::add));
    for (Map.Entry<String, JsonNode> definition : Levels.section(whole).properties()) {
      for (JsonNode node : definition.getValue().path("nodes")) {
        Subgraph.nameIn(node.path("type").asText())
            .filter(name -> !name.equals(definition.getKey()))
            .ifPresent(used::add);
      }
    }
    List<String> names = new ArrayList<>();
    Levels.section(whole).fieldNames().forEachRemaining(names::add);
    names.removeAll(used);
    return names;
  }

  /** Removes a definition that nothing uses; for {@link Document#applyToWhole}. */
  public static Edit delete(String name) {
    return new Change(
        "remove the subgraph " + name,
        before ->
            unused(before).contains(name)
                ? before.withHead(Json.within(before.head(), Subgraph.SECTION, name, null))
                : before);
  }
}
