package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.graph.Link;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Param;
import java.util.Map;
import java.util.Optional;
import org.eclipse.collections.api.factory.Maps;
import org.eclipse.collections.api.map.MutableMap;

/** Edits of the name and the type of nodes that are already linked. */
public final class IdentityEdits {
  private final Catalogue catalogue;

  public IdentityEdits(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Renames a node or region everywhere: links, outputs, presets, series, previews, body nodes. An
   * id that is taken gets a number; dots and spaces are left out.
   */
  public static Edit rename(String id, String wanted) {
    return new Change(
        "rename " + id + " to " + wanted,
        before ->
            wanted.isBlank()
                    || wanted.equals(id)
                    || !FreshId.isTaken(before, id)
                    || stays(before, id)
                ? before
                : rename(before, id, FreshId.near(before, wanted)));
  }

  private static boolean stays(Sketch before, String id) {
    return before.nodes().containsKey(id) && before.nodes().get(id).isSignature();
  }

  private static Sketch rename(Sketch before, String id, String to) {
    MutableMap<String, NodeItem> nodes = Maps.mutable.empty();
    before
        .nodes()
        .forEachKeyValue(
            (key, node) -> nodes.put(key.equals(id) ? to : key, renamed(node, id, to)));
    MutableMap<String, ObjectNode> regions = Maps.mutable.empty();
    before.regions().forEachKeyValue((key, json) -> regions.put(key.equals(id) ? to : key, json));
    Sketch ordered = before.withOrder(before.order().renamed(id, to));
    Sketch named =
        ordered
            .withNodes(nodes.toImmutable())
            .withRegions(regions.toImmutable())
            .withLinks(before.links().collect(item -> renamed(item, id, to)));
    return References.rename(named, id, to);
  }

  private static NodeItem renamed(NodeItem node, String id, String to) {
    ObjectNode json = node.region().equals(id) ? Json.with(node.json(), "region", to) : node.json();
    return new NodeItem(
        node.id().equals(id) ? to : node.id(),
        json,
        node.at(),
        node.collapsed(),
        node.hideUnused());
  }

  private static LinkItem renamed(LinkItem item, String id, String to) {
    return new LinkItem(
        new Link(renamed(item.link().from(), id, to), renamed(item.link().to(), id, to)),
        item.via());
  }

  private static PortRef renamed(PortRef ref, String id, String to) {
    return ref.owner().equals(id) ? new PortRef(to, ref.port()) : ref;
  }

  /**
   * Gives a node another type. Values and links stay where the new type has a parameter or port of
   * the same name that takes them; a link that fits no port of its name goes to the first that
   * takes it.
   */
  public Edit replace(String id, String type) {
    return new Change(
        "replace " + id + " by " + type,
        before -> {
          NodeItem node = before.nodes().get(id);
          Optional<NodeSpec> spec = catalogue.node(type).map(known -> known.spec());
          return node == null || spec.isEmpty() || node.type().equals(type) || node.isSignature()
              ? before
              : replace(before, node, spec.get());
        });
  }

  private Sketch replace(Sketch before, NodeItem node, NodeSpec spec) {
    ObjectNode json = Json.with(node.json(), "type", spec.id());
    ObjectNode typed = Json.with(json, "params", kept(node.params(), spec));
    Sketch bare =
        before
            .withNode(node.withJson(typed))
            .withLinks(before.links().reject(item -> touches(item, node.id())));
    Sketch now = bare;
    for (LinkItem item : before.links().select(link -> touches(link, node.id()))) {
      now = relink(now, item, node.id());
    }
    Ports ports = Ports.of(node.id(), spec);
    return References.change(
        inFileOrder(before, now),
        text ->
            !References.owner(text).equals(node.id()) || ports.has(PortRef.parse(text).port())
                ? Optional.of(text)
                : Optional.empty());
  }

  private static ObjectNode kept(ObjectNode params, NodeSpec spec) {
    ObjectNode kept = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, JsonNode> value : params.properties()) {
      if (spec.param(value.getKey()).filter(param -> takes(param, value.getValue())).isPresent()) {
        kept.set(value.getKey(), value.getValue());
      }
    }
    return kept;
  }

  private static boolean takes(Param<?> param, JsonNode value) {
    try {
      return param.parse(value) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean touches(LinkItem item, String id) {
    return item.link().from().owner().equals(id) || item.link().to().owner().equals(id);
  }

  private Sketch relink(Sketch now, LinkItem item, String id) {
    GraphIndex index = new GraphIndex(now, catalogue);
    LinkRules rules = new LinkRules(index);
    Link link = item.link();
    boolean into = link.to().owner().equals(id);
    Ports ports = index.ports(id);
    return (into ? ports.inputs() : ports.outputs())
        .toSortedListBy(
            port -> port.ref().equals(into ? link.to() : link.from()) ? 0 : port.param() ? 2 : 1)
        .asLazy()
        .reject(port -> port.param() && !port.ref().equals(link.to()))
        .collect(port -> into ? new Link(link.from(), port.ref()) : new Link(port.ref(), link.to()))
        .detectOptional(
            fit ->
                LinkRules.replaced(index, fit.from(), fit.to()).isEmpty()
                    && rules.refusal(fit.from(), fit.to()).isEmpty())
        .map(fit -> now.withLinks(now.links().newWith(new LinkItem(fit, item.via()))))
        .orElse(now);
  }

  /** Links that are as they were come in the order they had, the others follow. */
  private static Sketch inFileOrder(Sketch before, Sketch now) {
    return now.withLinks(
        before
            .links()
            .select(now.links()::contains)
            .newWithAll(now.links().reject(before.links()::contains)));
  }
}
