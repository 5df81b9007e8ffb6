package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.Param;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import org.eclipse.collections.api.factory.Maps;
import org.eclipse.collections.api.map.MutableMap;

/** Edits of nodes: what they are and what they hold. */
public final class NodeEdits {
  private final Catalogue catalogue;

  public NodeEdits(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Adds a node; its id is {@link FreshId#ofNode}.
   *
   * @param region id of the region it is drawn in, empty for none
   */
  public Edit add(String type, Spot at, String region) {
    return new Change(
        "add " + type,
        before -> {
          ObjectNode json = JsonNodeFactory.instance.objectNode().put("type", type);
          if (before.regions().containsKey(region)) {
            json.put("region", region);
          }
          return before.withNode(
              new NodeItem(FreshId.ofNode(before, type), json, at, false, false));
        });
  }

  /** Deletes nodes with their links and every mention of them. */
  public Edit delete(Set<String> ids) {
    return new Change("delete " + Change.count(ids.size(), "node"), before -> remove(before, ids));
  }

  private static Sketch remove(Sketch before, Collection<String> ids) {
    Set<String> gone =
        Set.copyOf(
            before
                .nodeList()
                .select(node -> ids.contains(node.id()) && !node.isSignature())
                .collect(NodeItem::id)
                .castToList());
    return gone.isEmpty()
        ? before
        : References.drop(
            before
                .withNodes(before.nodes().newWithoutAllKeys(gone))
                .withLinks(before.links().reject(item -> touches(item, gone))),
            gone);
  }

  private static boolean touches(LinkItem item, Set<String> owners) {
    return owners.contains(item.link().from().owner()) || owners.contains(item.link().to().owner());
  }

  /** Deletes nodes and joins what was linked through them where the types fit. */
  public Edit deleteHealing(Set<String> ids) {
    return new Change(
        "delete " + Change.count(ids.size(), "node") + " and join",
        before -> {
          Sketch now = before;
          for (String id : before.order().nodes().select(ids::contains)) {
            if (before.nodes().get(id).isSignature()) {
              continue;
            }
            now = remove(Healing.around(new GraphIndex(now, catalogue), id), Set.of(id));
          }
          return now;
        });
  }

  /**
   * Sets a parameter; null or the default takes it out of the file.
   *
   * @param value kept as it is: do not change it afterwards
   */
  public Edit setParam(String id, String param, JsonNode value) {
    return each(
        "set " + id + "." + param,
        Set.of(id),
        node -> {
          Optional<Param<?>> known =
              catalogue.node(node.type()).flatMap(type -> type.spec().param(param));
          boolean isDefault =
              value == null || known.filter(p -> equal(p.defaultJson(), value)).isPresent();
          return node.withJson(Json.within(node.json(), "params", param, isDefault ? null : value));
        });
  }

  /** Numbers are equal by value: 2 and 2.0. */
  private static boolean equal(JsonNode a, JsonNode b) {
    return a.equals(
        (x, y) ->
            x.isNumber() && y.isNumber()
                ? Double.compare(x.doubleValue(), y.doubleValue())
                : x.equals(y) ? 0 : 1,
        b);
  }

  public Edit setNote(String id, String note) {
    return each(
        "note of " + id, Set.of(id), node -> node.withJson(Json.with(node.json(), "note", note)));
  }

  /** Draws nodes as their title bars alone, or in full again. */
  public Edit collapse(Set<String> ids, boolean collapsed) {
    return each(
        (collapsed ? "collapse " : "expand ") + Change.count(ids.size(), "node"),
        ids,
        node -> node.withShape(collapsed, node.hideUnused()));
  }

  /** Hides the ports without links, or shows them again. */
  public Edit hideUnused(Set<String> ids, boolean hide) {
    return each(
        (hide ? "hide" : "show") + " unused ports of " + Change.count(ids.size(), "node"),
        ids,
        node -> node.withShape(node.collapsed(), hide));
  }

  /** Mutes nodes; when all of them are muted, wakes them. */
  public Edit toggleMute(Set<String> ids) {
    return toggle(ids, "mute", (index, id) -> true);
  }

  /**
   * Bypasses nodes, where every linked output has a linked input whose type proves that it can
   * stand in; when all of them are bypassed, ends it.
   */
  public Edit toggleBypass(Set<String> ids) {
    return toggle(ids, "bypass", Bypass::isPossible);
  }

  private Edit toggle(Set<String> ids, String mode, BiPredicate<GraphIndex, String> possible) {
    return new Change(
        mode + " " + Change.count(ids.size(), "node"),
        before -> {
          GraphIndex index = new GraphIndex(before, catalogue);
          boolean wake =
              before
                  .nodes()
                  .select(node -> ids.contains(node.id()))
                  .allSatisfy(node -> node.mode().equals(mode));
          return change(
              before,
              ids,
              node ->
                  wake
                      ? node.withJson(Json.with(node.json(), "mode", ""))
                      : !node.isSignature() && possible.test(index, node.id())
                          ? node.withJson(Json.with(node.json(), "mode", mode))
                          : node);
        });
  }

  /** Changes each of the nodes that there are. */
  static Edit each(String title, Set<String> ids, UnaryOperator<NodeItem> change) {
    return new Change(title, before -> change(before, ids, change));
  }

  static Sketch change(Sketch before, Set<String> ids, UnaryOperator<NodeItem> change) {
    MutableMap<String, NodeItem> changed = Maps.mutable.empty();
    for (String id : ids) {
      NodeItem node = before.nodes().get(id);
      NodeItem now = node == null ? null : change.apply(node);
      if (now != null && !now.equals(node)) {
        changed.put(id, now);
      }
    }
    return changed.isEmpty() ? before : before.withNodes(before.nodes().newWithMap(changed));
  }
}
