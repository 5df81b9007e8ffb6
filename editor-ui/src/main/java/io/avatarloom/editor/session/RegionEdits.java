package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.avatarloom.core.graph.PortRef;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.eclipse.collections.api.list.ImmutableList;

/** Edits of optimisation regions. */
public final class RegionEdits {
  private RegionEdits() {}

  /**
   * Adds a region around nodes; its id is {@link FreshId#near}.
   *
   * @param iterations from 1
   */
  public static Edit add(String id, int iterations, Set<String> body) {
    return new Change(
        "add region " + id,
        before -> {
          String fresh = FreshId.near(before, id);
          ObjectNode json =
              JsonNodeFactory.instance.objectNode().put("iterations", Math.max(1, iterations));
          return setRegion(
              before.withRegions(before.regions().newWithKeyValue(fresh, json)), body, fresh);
        });
  }

  /** Draws nodes inside a region, or with an empty id outside of all. */
  public static Edit setRegion(Set<String> nodes, String region) {
    return new Change(
        Change.count(nodes.size(), "node")
            + (region.isEmpty() ? " out of its region" : " into " + region),
        before ->
            region.isEmpty() || before.regions().containsKey(region)
                ? setRegion(before, nodes, region)
                : before);
  }

  private static Sketch setRegion(Sketch before, Set<String> nodes, String region) {
    Sketch moved =
        NodeEdits.change(
            before,
            nodes,
            node ->
                node.isSignature()
                    ? node
                    : node.withJson(Json.with(node.json(), "region", region)));
    return forgetStrangers(moved);
  }

  /** Series and previews record body nodes only. */
  private static Sketch forgetStrangers(Sketch sketch) {
    Sketch now = sketch;
    for (String id : sketch.order().regions()) {
      ObjectNode region = sketch.regions().get(id);
      ObjectNode kept = inside(inside(region, "series", sketch, id), "previews", sketch, id);
      if (kept != region) {
        now = now.withRegions(now.regions().newWithKeyValue(id, kept));
      }
    }
    return now;
  }

  private static ObjectNode inside(ObjectNode region, String section, Sketch sketch, String id) {
    ObjectNode kept = region;
    for (var entry : region.path(section).properties()) {
      NodeItem node = sketch.nodes().get(References.owner(entry.getValue().asText()));
      if (node == null || !node.region().equals(id)) {
        kept = Json.within(kept, section, entry.getKey(), null);
      }
    }
    return kept;
  }

  /** Sets how often the body runs, from 1. */
  public static Edit iterations(String id, int iterations) {
    return set(id, "iterations", IntNode.valueOf(Math.max(1, iterations)));
  }

  /**
   * Sets {@code checkpointEvery}, {@code previewEvery}, {@code note} or another key of a region.
   */
  public static Edit set(String id, String key, JsonNode value) {
    return change("set " + id + "." + key, id, json -> Json.with(json, key, value));
  }

  /** Adds a carried slot or changes its type; its links stay. */
  public static Edit slot(String id, String slot, String type) {
    return change(
        "slot " + id + "." + slot,
        id,
        json -> Json.within(json, "slots", slot, TextNode.valueOf(type)));
  }

  /** Takes a slot away, with its links and the outputs it is written to. */
  public static Edit deleteSlot(String id, String slot) {
    PortRef ref = new PortRef(id, slot);
    return new Change(
        "delete slot " + ref,
        before -> {
          Sketch now = change("", id, json -> Json.within(json, "slots", slot, null)).apply(before);
          return now == before
              ? before
              : References.dropPort(
                  now.withLinks(
                      now.links()
                          .reject(
                              item ->
                                  item.link().from().equals(ref) || item.link().to().equals(ref))),
                  ref);
        });
  }

  /** Records an output of a body node as a column of the region's series; null ends that. */
  public static Edit series(String id, String column, PortRef recorded) {
    return record(id, "series", column, recorded);
  }

  /** Streams the pictures of a body node while the region runs; null ends that. */
  public static Edit preview(String id, String name, PortRef shown) {
    return record(id, "previews", name, shown);
  }

  private static Edit record(String id, String section, String name, PortRef ref) {
    Edit set =
        change(
            section + " of " + id,
            id,
            json ->
                Json.within(
                    json, section, name, ref == null ? null : TextNode.valueOf(ref.toString())));
    return new Change(
        set.title(),
        before ->
            ref == null || before.body(id).anySatisfy(node -> node.id().equals(ref.owner()))
                ? set.apply(before)
                : before);
  }

  /** Takes a region away with its links; its body nodes stay outside. */
  public static Edit delete(String id) {
    return new Change(
        "delete region " + id,
        before -> {
          if (!before.regions().containsKey(id)) {
            return before;
          }
          Sketch free =
              NodeEdits.change(
                  before,
                  before.body(id).collect(NodeItem::id).toSet(),
                  node -> node.withJson(Json.with(node.json(), "region", "")));
          ImmutableList<LinkItem> links =
              before
                  .links()
                  .reject(
                      item ->
                          item.link().from().owner().equals(id)
                              || item.link().to().owner().equals(id));
          return References.drop(
              free.withRegions(free.regions().newWithoutKey(id)).withLinks(links), Set.of(id));
        });
  }

  private static Edit change(String title, String id, UnaryOperator<ObjectNode> change) {
    return new Change(
        title,
        before -> {
          ObjectNode json = before.regions().get(id);
          ObjectNode now = json == null ? null : change.apply(json);
          return now == null || now.equals(json)
              ? before
              : before.withRegions(before.regions().newWithKeyValue(id, now));
        });
  }
}
