package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.graph.Link;
import io.avatarloom.core.recipe.Recipe;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.factory.Maps;
import org.eclipse.collections.api.factory.Sets;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.set.MutableSet;

/** Turns a recipe into the state of a document; nodes that have no place yet are laid out. */
public final class SketchReader {
  private static final List<String> PLACE = List.of("x", "y", "collapsed", "hideUnused");
  private static final List<String> FRAME = List.of("title", "colour", "x", "y", "width", "height");

  private final ObjectNode head;
  private final ObjectNode layout;
  private final MutableSet<String> unplaced = Sets.mutable.empty();

  private SketchReader(ObjectNode recipe) {
    this.head = recipe;
    this.layout =
        recipe.get("layout") instanceof ObjectNode object
            ? object
            : JsonNodeFactory.instance.objectNode();
  }

  /**
   * @param size extent of a node as it will be drawn
   */
  public static Sketch read(Recipe recipe, Function<NodeItem, Size> size) {
    SketchReader reader = new SketchReader(recipe.json());
    Sketch sketch = reader.sketch(recipe);
    return reader.unplaced.isEmpty() ? sketch : new AutoLayout(size).place(sketch, reader.unplaced);
  }

  private Sketch sketch(Recipe recipe) {
    Map<String, NodeItem> nodes = new LinkedHashMap<>();
    take(head, "nodes").forEach((id, json) -> nodes.put(id, node(id, json)));
    Map<String, ObjectNode> regions = take(head, "regions");
    Map<String, Frame> frames = new LinkedHashMap<>();
    List.copyOf(layout.path("frames").properties())
        .forEach(entry -> frames.put(entry.getKey(), frame(entry.getKey(), entry.getValue())));
    ImmutableList<LinkItem> links = links(recipe);
    forgetEmpty("nodes");
    forgetEmpty("links");
    forgetEmpty("frames");
    if (layout.isEmpty()) {
      head.remove("layout");
    }
    return new Sketch(
        head,
        Maps.immutable.ofMap(nodes),
        links,
        Maps.immutable.ofMap(regions),
        Maps.immutable.ofMap(frames),
        new Order(
            Lists.immutable.ofAll(nodes.keySet()),
            Lists.immutable.ofAll(regions.keySet()),
            Lists.immutable.ofAll(frames.keySet())));
  }

  /** Takes the objects of a section out of it. */
  private static Map<String, ObjectNode> take(ObjectNode from, String section) {
    Map<String, ObjectNode> taken = new LinkedHashMap<>();
    if (from.get(section) instanceof ObjectNode entries) {
      entries
          .properties()
          .forEach(
              entry -> {
                if (entry.getValue() instanceof ObjectNode object) {
                  taken.put(entry.getKey(), object);
                }
              });
      entries.remove(taken.keySet());
    }
    return taken;
  }

  private NodeItem node(String id, ObjectNode json) {
    JsonNode entry = layout.path("nodes").path(id);
    Spot at = new Spot(entry.path("x").asDouble(), entry.path("y").asDouble());
    if (!entry.path("x").isNumber() || !entry.path("y").isNumber()) {
      unplaced.add(id);
    }
    boolean collapsed = entry.path("collapsed").asBoolean();
    boolean hideUnused = entry.path("hideUnused").asBoolean();
    if (entry instanceof ObjectNode object) {
      forget("nodes", id, object.remove(PLACE));
    }
    return new NodeItem(id, json, at, collapsed, hideUnused);
  }

  private Frame frame(String id, JsonNode json) {
    Frame frame =
        new Frame(
            id,
            json.path("title").asText(""),
            json.path("colour").asText(""),
            json.path("x").asDouble(),
            json.path("y").asDouble(),
            json.path("width").asDouble(),
            json.path("height").asDouble());
    if (json instanceof ObjectNode object) {
      forget("frames", id, object.remove(FRAME));
    }
    return frame;
  }

  private ImmutableList<LinkItem> links(Recipe recipe) {
    ImmutableList<LinkItem> links =
        recipe
            .links()
            .collect(
                link ->
                    new LinkItem(link, Places.spots(layout.path("links").path(link.toString()))));
    if (head.has("links")) {
      head.putArray("links");
    }
    if (layout.get("links") instanceof ObjectNode vias) {
      vias.remove(recipe.links().collect(Link::toString).castToList());
    }
    return links;
  }

  /** Drops an entry of a layout section of which nothing unknown is left. */
  private void forget(String section, String id, ObjectNode rest) {
    if (rest.isEmpty() && layout.get(section) instanceof ObjectNode entries) {
      entries.remove(id);
    }
  }

  private void forgetEmpty(String section) {
    if (layout.path(section).isObject() && layout.path(section).isEmpty()) {
      layout.remove(section);
    }
  }
}
