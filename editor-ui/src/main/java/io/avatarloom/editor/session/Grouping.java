package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.graph.Link;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.subgraph.SignatureType;
import io.avatarloom.core.subgraph.Subgraph;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.factory.Maps;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.list.MutableList;

/**
 * Makes a subgraph of nodes and puts an instance in their place. Links that cross become the
 * signature: one input for each output that is read, one output for each that is read outside.
 */
final class Grouping {
  private static final double ASIDE = 270;

  private final Sketch before;
  private final GraphIndex index;
  private final Set<String> nodes = new LinkedHashSet<>();
  private final Set<String> regions = new LinkedHashSet<>();
  private final ObjectNode inputs = JsonNodeFactory.instance.objectNode();
  private final ObjectNode outputs = JsonNodeFactory.instance.objectNode();
  private final ObjectNode params = JsonNodeFactory.instance.objectNode();
  private final Map<PortRef, String> inputNames = new LinkedHashMap<>();
  private final Map<PortRef, String> outputNames = new LinkedHashMap<>();
  private final MutableList<LinkItem> inner = Lists.mutable.empty();
  private final MutableList<LinkItem> outer = Lists.mutable.empty();
  private String around = "";
  private Optional<String> refusal = Optional.empty();

  Grouping(Sketch before, Set<String> ids, Catalogue catalogue) {
    this.before = before;
    this.index = new GraphIndex(before, catalogue);
    before
        .nodeList()
        .select(node -> ids.contains(node.id()) && !node.isSignature())
        .forEach(node -> nodes.add(node.id()));
    findRegions();
    nodes.stream()
        .filter(Subgraph::isSignature)
        .findFirst()
        .ifPresent(
            id ->
                refusal =
                    Optional.of(id + " stands for the signature in a subgraph; rename the node."));
  }

  /** Regions with all their nodes come along; a part of one stays in its region. */
  private void findRegions() {
    if (nodes.isEmpty()) {
      refusal = Optional.of("Select the nodes that are to become a subgraph.");
      return;
    }
    Set<String> parts = new LinkedHashSet<>();
    boolean free = false;
    for (String id : nodes) {
      String region = index.regionOf(id);
      if (region.isEmpty()) {
        free = true;
      } else if (nodes.containsAll(index.body(region).castToList())) {
        regions.add(region);
      } else {
        parts.add(region);
      }
    }
    if (parts.isEmpty()) {
      return;
    }
    if (parts.size() > 1 || free || !regions.isEmpty()) {
      refusal =
          Optional.of(
              "The selection cuts the region "
                  + parts.iterator().next()
                  + ": select nodes of this region only, or all of them.");
      return;
    }
    around = parts.iterator().next();
  }

  /** Why the nodes cannot become a subgraph, in one sentence. */
  Optional<String> refusal() {
    return refusal;
  }

  /**
   * @param name of the definition, not taken
   * @param instance id of the instance, not taken
   */
  Sketch apply(String name, String instance) {
    before.links().forEach(item -> sort(item, instance));
    Sketch referred =
        References.change(
            before.withRegions(before.regions().newWithoutAllKeys(regions)),
            text -> Optional.of(inside(text) ? instance + "." + output(text) : text),
            text -> Optional.of(inside(text) ? instance + "/" + text : text));
    Sketch exposed = Levels.isInside(before) ? exposed(referred, instance) : referred;
    ObjectNode definition = Levels.definition(level(name));
    ObjectNode head = Json.within(exposed.head(), Subgraph.SECTION, name, definition);
    return exposed
        .withHead(head)
        .withNodes(before.nodes().newWithoutAllKeys(nodes))
        .withNode(instance(name, instance))
        .withLinks(outer.toImmutable());
  }

  private boolean inside(PortRef ref) {
    return nodes.contains(ref.owner()) || regions.contains(ref.owner());
  }

  private boolean inside(String ref) {
    return ref.indexOf('.') > 0 && !ref.startsWith(".") && inside(first(ref));
  }

  private static PortRef first(String ref) {
    return new PortRef(References.owner(ref), ref.substring(ref.indexOf('.') + 1));
  }

  private String output(String text) {
    return output(PortRef.parse(text));
  }

  private void sort(LinkItem item, String instance) {
    Link link = item.link();
    boolean from = inside(link.from());
    boolean to = inside(link.to());
    if (from && to) {
      inner.add(item);
    } else if (to) {
      boolean fresh = !inputNames.containsKey(link.from());
      String name = inputNames.computeIfAbsent(link.from(), source -> input(source, link.to()));
      widen(name, link);
      inner.add(plain(new PortRef(Subgraph.IN, name), link.to()));
      if (fresh) {
        outer.add(new LinkItem(new Link(link.from(), new PortRef(instance, name)), item.via()));
      }
    } else if (from) {
      PortRef source = new PortRef(instance, output(link.from()));
      outer.add(new LinkItem(new Link(source, link.to()), item.via()));
    } else {
      outer.add(item);
    }
  }

  private static LinkItem plain(PortRef from, PortRef to) {
    return new LinkItem(new Link(from, to), Lists.immutable.empty());
  }

  private String input(PortRef source, PortRef to) {
    String name = FreshId.of(to.port(), inputs::has);
    PortType<?> wanted =
        index.ports(to.owner()).input(to.port()).<PortType<?>>map(Port::type).orElse(any());
    PortType<?> type = wanted.isVariable() ? index.typeOf(source).orElse(wanted) : wanted;
    inputs.putObject(name).put("type", SignatureType.write(type)).put("required", false);
    return name;
  }

  private static PortType<?> any() {
    return PortType.variable("T");
  }

  /** An input that several inner ports read has the type of what comes, which suits them all. */
  private void widen(String name, Link link) {
    ObjectNode port = (ObjectNode) inputs.get(name);
    Optional<Port> target = index.ports(link.to().owner()).input(link.to().port());
    if (target.map(Port::required).orElse(false)) {
      port.remove("required");
    }
    boolean second = inner.anySatisfy(i -> i.link().from().equals(new PortRef(Subgraph.IN, name)));
    if (second) {
      index
          .typeOf(link.from())
          .filter(type -> !type.isVariable())
          .ifPresent(type -> port.put("type", SignatureType.write(type)));
    }
  }

  private String output(PortRef source) {
    return outputNames.computeIfAbsent(
        source,
        from -> {
          String name = FreshId.of(from.port(), outputs::has);
          PortType<?> type = index.typeOf(from).orElse(any());
          outputs.putObject(name).put("type", SignatureType.write(type));
          inner.add(plain(from, new PortRef(Subgraph.OUT, name)));
          return name;
        });
  }

  /** Parameters that the level around exposes of these nodes are exposed through the new one. */
  private Sketch exposed(Sketch sketch, String instance) {
    ObjectNode rest = Levels.rest(sketch);
    ObjectNode through = JsonNodeFactory.instance.objectNode();
    String start = instance + "/";
    rest.path("params")
        .properties()
        .forEach(
            param -> {
              String target = param.getValue().asText();
              if (target.startsWith(start)) {
                String name = FreshId.of(param.getKey(), key -> params.has(key) || inputs.has(key));
                params.put(name, target.substring(start.length()));
                through.put(param.getKey(), instance + "." + name);
              } else {
                through.set(param.getKey(), param.getValue());
              }
            });
    return Levels.withRest(sketch, Json.with(rest, "params", through));
  }

  private Sketch level(String name) {
    ObjectNode rest = JsonNodeFactory.instance.objectNode();
    rest.set("inputs", inputs);
    rest.set("outputs", outputs);
    if (!params.isEmpty()) {
      rest.set("params", params);
    }
    ObjectNode head = JsonNodeFactory.instance.objectNode();
    head.set(Levels.DEFINITION, rest);
    ImmutableList<NodeItem> moved =
        before
            .nodeList()
            .select(node -> nodes.contains(node.id()))
            .collect(
                node ->
                    around.isEmpty() ? node : node.withJson(Json.with(node.json(), "region", "")));
    Spot corner = corner();
    double right = moved.collectDouble(node -> node.at().x()).max();
    Map<String, NodeItem> all = new LinkedHashMap<>();
    put(all, end(Subgraph.IN, Subgraph.IN_TYPE + name, corner.plus(-ASIDE, 0)));
    moved.forEach(node -> put(all, node));
    put(all, end(Subgraph.OUT, Subgraph.OUT_TYPE + name, new Spot(right + ASIDE, corner.y())));
    return new Sketch(
        head,
        Maps.immutable.ofMap(all),
        inner.toImmutable(),
        before.regions().select((id, json) -> regions.contains(id)),
        Maps.immutable.empty(),
        new Order(
            Lists.immutable.ofAll(all.keySet()),
            before.order().regions().select(regions::contains),
            Lists.immutable.empty()));
  }

  private static void put(Map<String, NodeItem> all, NodeItem node) {
    all.put(node.id(), node);
  }

  private static NodeItem end(String id, String type, Spot at) {
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", type);
    return new NodeItem(id, json, at, false, false);
  }

  private Spot corner() {
    ImmutableList<NodeItem> chosen = before.nodeList().select(node -> nodes.contains(node.id()));
    return new Spot(
        chosen.collectDouble(node -> node.at().x()).min(),
        chosen.collectDouble(node -> node.at().y()).min());
  }

  private NodeItem instance(String name, String id) {
    ImmutableList<NodeItem> chosen = before.nodeList().select(node -> nodes.contains(node.id()));
    ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", Subgraph.TYPE + name);
    if (!around.isEmpty()) {
      json.put("region", around);
    }
    Spot middle =
        new Spot(
            Math.rint(chosen.collectDouble(node -> node.at().x()).average()),
            Math.rint(chosen.collectDouble(node -> node.at().y()).average()));
    return new NodeItem(id, json, middle, false, false);
  }
}
