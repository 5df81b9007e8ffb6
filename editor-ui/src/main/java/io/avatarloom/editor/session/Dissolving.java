package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.graph.Link;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.subgraph.Subgraph;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.list.MutableList;

/**
 * Puts the nodes of a subgraph, with the overrides of an instance, in the place of the instance.
 */
final class Dissolving {
  private final Sketch before;
  private final NodeItem instance;
  private final ObjectNode definition;
  private final Sketch level;
  private final Function<NodeItem, Size> size;
  private final Map<String, String> ids = new LinkedHashMap<>();
  private final Map<String, ObjectNode> nodes = new LinkedHashMap<>();
  private final Map<String, ObjectNode> regions = new LinkedHashMap<>();

  /**
   * @param level the inside of the definition
   * @param size extent of a node as it is drawn
   */
  Dissolving(
      Sketch before,
      NodeItem instance,
      ObjectNode definition,
      Sketch level,
      Function<NodeItem, Size> size) {
    this.before = before;
    this.instance = instance;
    this.definition = definition;
    this.level = level;
    this.size = size;
    Set<String> used = new HashSet<>();
    for (NodeItem node : level.nodeList().reject(NodeItem::isSignature)) {
      name(node.id(), used);
      nodes.put(node.id(), node.json());
    }
    level.order().regions().forEach(id -> name(id, used));
    level.order().regions().forEach(id -> regions.put(id, level.regions().get(id)));
    instance.params().properties().forEach(this::override);
  }

  private void name(String id, Set<String> used) {
    String fresh =
        FreshId.of(
            id,
            wanted ->
                used.contains(wanted)
                    || (!wanted.equals(instance.id()) && FreshId.isTaken(before, wanted)));
    used.add(fresh);
    ids.put(id, fresh);
  }

  private PortRef exposed(String parameter) {
    JsonNode target = definition.path("params").path(parameter);
    String text = target.isTextual() ? target.asText() : parameter;
    return Subgraph.addressesInner(text) ? PortRef.parse(text) : null;
  }

  private void override(Map.Entry<String, JsonNode> value) {
    PortRef target = exposed(value.getKey());
    if (target == null) {
      return;
    }
    String owner = Subgraph.first(target.owner());
    String key = Subgraph.isPath(target.owner()) ? Subgraph.innerKey(target) : target.port();
    nodes.computeIfPresent(owner, (id, json) -> Json.within(json, "params", key, value.getValue()));
    regions.computeIfPresent(owner, (id, json) -> Json.with(json, key, value.getValue()));
  }

  Sketch apply() {
    Sketch now = room(before.withNodes(before.nodes().newWithoutKey(instance.id())));
    for (String id : level.order().regions()) {
      now = now.withRegions(now.regions().newWithKeyValue(ids.get(id), region(regions.get(id))));
    }
    ImmutableList<NodeItem> inner = inner();
    Spot corner = instance.at();
    double x = left();
    double y = top();
    for (NodeItem node : inner) {
      Spot at = node.at().plus(corner.x() - x, corner.y() - y);
      now =
          now.withNode(
              new NodeItem(
                  ids.get(node.id()),
                  placed(nodes.get(node.id())),
                  at,
                  node.collapsed(),
                  node.hideUnused()));
    }
    return References.change(
        now.withLinks(links(now, corner.x() - x, corner.y() - y)), this::port, this::setting);
  }

  private ImmutableList<NodeItem> inner() {
    return level.nodeList().reject(NodeItem::isSignature);
  }

  private double left() {
    return inner().isEmpty() ? 0 : inner().collectDouble(node -> node.at().x()).min();
  }

  private double top() {
    return inner().isEmpty() ? 0 : inner().collectDouble(node -> node.at().y()).min();
  }

  private Sketch room(Sketch bare) {
    if (inner().isEmpty()) {
      return bare;
    }
    double right = inner().collectDouble(node -> node.at().x() + size.apply(node).width()).max();
    double bottom = inner().collectDouble(node -> node.at().y() + size.apply(node).height()).max();
    Size extent = new Size(right - left(), bottom - top());
    return new Room(bare, size, instance.at(), size.apply(instance), extent).made();
  }

  private ObjectNode region(ObjectNode json) {
    ObjectNode now = json;
    for (String section : new String[] {"series", "previews"}) {
      for (Map.Entry<String, JsonNode> entry : json.path(section).properties()) {
        String text = renamed(PortRef.parse(entry.getValue().asText())).toString();
        now = Json.within(now, section, entry.getKey(), now.textNode(text));
      }
    }
    return now;
  }

  private ObjectNode placed(ObjectNode json) {
    String own = json.path("region").asText("");
    String region = own.isEmpty() ? instance.region() : ids.getOrDefault(own, own);
    ObjectNode now = Json.with(json, "region", region);
    int every = json.path("every").asInt(1) * instance.json().path("every").asInt(1);
    now = every == 1 ? Json.with(now, "every", "") : Json.with(now, "every", now.numberNode(every));
    return instance.mode().isEmpty() ? now : Json.with(now, "mode", instance.mode());
  }

  private PortRef renamed(PortRef ref) {
    return new PortRef(ids.getOrDefault(ref.owner(), ref.owner()), ref.port());
  }

  private ImmutableList<LinkItem> links(Sketch roomy, double dx, double dy) {
    Map<Link, LinkItem> found = new LinkedHashMap<>();
    for (LinkItem item : roomy.links()) {
      Link link = item.link();
      boolean into = link.to().owner().equals(instance.id());
      PortRef target = into ? exposed(link.to().port()) : link.to();
      boolean drivesInner = into && target != null && !regions.containsKey(target.owner());
      if (!into || drivesInner) {
        PortRef to = into ? renamed(target) : link.to();
        outer(link.from(), new LinkedHashSet<>())
            .forEach(from -> found.putIfAbsent(new Link(from, to), at(from, to, item)));
      }
    }
    for (LinkItem item : level.links()) {
      if (!item.link().to().owner().equals(Subgraph.OUT)) {
        PortRef to = renamed(item.link().to());
        LinkItem moved = new LinkItem(item.link(), item.via().collect(spot -> spot.plus(dx, dy)));
        inner(item.link().from(), new LinkedHashSet<>())
            .forEach(from -> found.putIfAbsent(new Link(from, to), at(from, to, moved)));
      }
    }
    return Lists.immutable.ofAll(found.values());
  }

  private static LinkItem at(PortRef from, PortRef to, LinkItem drawn) {
    return new LinkItem(new Link(from, to), drawn.via());
  }

  /** What supplies a port named in the recipe around. */
  private MutableList<PortRef> outer(PortRef ref, Set<PortRef> seen) {
    if (!ref.owner().equals(instance.id())) {
      return Lists.mutable.of(ref);
    }
    if (!seen.add(ref)) {
      return Lists.mutable.empty();
    }
    PortRef end = new PortRef(Subgraph.OUT, ref.port());
    return level
        .links()
        .select(item -> item.link().to().equals(end))
        .toList()
        .flatCollect(item -> inner(item.link().from(), seen));
  }

  /** What supplies a port named inside. */
  private MutableList<PortRef> inner(PortRef ref, Set<PortRef> seen) {
    if (!ref.owner().equals(Subgraph.IN)) {
      return Lists.mutable.of(renamed(ref));
    }
    PortRef port = new PortRef(instance.id(), ref.port());
    return before
        .links()
        .select(item -> item.link().to().equals(port))
        .toList()
        .flatCollect(item -> outer(item.link().from(), seen));
  }

  private Optional<String> port(String text) {
    return References.owner(text).equals(instance.id())
        ? outer(PortRef.parse(text), new LinkedHashSet<>())
            .getFirstOptional()
            .map(PortRef::toString)
        : Optional.of(text);
  }

  /**
   * {@code face.size} becomes the parameter it stands for, {@code face/align.size} loses its path.
   */
  private Optional<String> setting(String text) {
    if (!References.owner(text).equals(instance.id())) {
      return Optional.of(text);
    }
    PortRef ref = PortRef.parse(text);
    PortRef target =
        Subgraph.isPath(ref.owner())
            ? new PortRef(Subgraph.rest(ref.owner()), ref.port())
            : exposed(ref.port());
    if (target == null) {
      return Optional.empty();
    }
    String first = Subgraph.first(target.owner());
    String rest = target.owner().substring(first.length());
    return Optional.ofNullable(ids.get(first)).map(id -> id + rest + "." + target.port());
  }
}
