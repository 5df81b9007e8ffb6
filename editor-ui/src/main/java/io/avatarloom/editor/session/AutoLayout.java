package io.avatarloom.editor.session;

import io.avatarloom.core.graph.Link;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.collections.api.factory.Maps;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.map.MutableMap;

/**
 * Lays nodes out from left to right along their links. The body of a region is laid out for itself
 * and stays together.
 */
public final class AutoLayout {
  /** Room that a region's border and title take around its body. */
  public static final double REGION_MARGIN = 48;

  private static final double GAP = 80;
  private final Function<NodeItem, Size> size;

  /**
   * @param size extent of a node as it is drawn
   */
  public AutoLayout(Function<NodeItem, Size> size) {
    this.size = size;
  }

  /** The state with the given nodes laid out where they are now. */
  public Sketch arrange(Sketch sketch, Set<String> ids) {
    ImmutableList<NodeItem> chosen = sketch.nodeList().select(node -> ids.contains(node.id()));
    if (chosen.isEmpty()) {
      return sketch;
    }
    double x = chosen.collectDouble(node -> node.at().x()).min();
    double y = chosen.collectDouble(node -> node.at().y()).min();
    return put(sketch, spots(sketch, chosen), new Spot(x, y));
  }

  /** The state with the given nodes laid out below all others. */
  Sketch place(Sketch sketch, Set<String> ids) {
    ImmutableList<NodeItem> others = sketch.nodeList().reject(node -> ids.contains(node.id()));
    Spot corner =
        others.isEmpty()
            ? new Spot(0, 0)
            : new Spot(
                others.collectDouble(node -> node.at().x()).min(),
                others.collectDouble(node -> node.at().y() + size.apply(node).height()).max()
                    + GAP);
    ImmutableList<NodeItem> chosen = sketch.nodeList().select(node -> ids.contains(node.id()));
    return put(sketch, spots(sketch, chosen), corner);
  }

  private static Sketch put(Sketch sketch, Map<String, Spot> spots, Spot corner) {
    MutableMap<String, NodeItem> nodes = Maps.mutable.ofMap(sketch.nodes().castToMap());
    spots.forEach(
        (id, spot) -> nodes.put(id, nodes.get(id).withAt(spot.plus(corner.x(), corner.y()))));
    return sketch.withNodes(nodes.toImmutable());
  }

  private Map<String, Spot> spots(Sketch sketch, ImmutableList<NodeItem> chosen) {
    Map<String, Layered> bodies = new LinkedHashMap<>();
    Layered outer = new Layered();
    for (NodeItem node : chosen) {
      Layered graph =
          node.region().isEmpty()
              ? outer
              : bodies.computeIfAbsent(node.region(), region -> new Layered());
      graph.box(node.id(), size.apply(node));
    }
    Map<String, String> boxes = new LinkedHashMap<>();
    chosen.forEach(node -> boxes.put(node.id(), node.region()));
    for (LinkItem item : sketch.links()) {
      Link link = item.link();
      bodies.values().forEach(body -> body.link(link.from().owner(), link.to().owner()));
    }
    Map<String, Spot> found = new LinkedHashMap<>();
    Map<String, Layered.Arrangement> arranged = new LinkedHashMap<>();
    bodies.forEach((region, body) -> arranged.put(region, body.arrange()));
    arranged.forEach((region, body) -> outer.box(boxOf(region), around(body.extent())));
    for (LinkItem item : sketch.links()) {
      outer.link(
          outerBox(item.link().from().owner(), boxes, arranged),
          outerBox(item.link().to().owner(), boxes, arranged));
    }
    Layered.Arrangement whole = outer.arrange();
    chosen.forEach(
        node ->
            found.put(
                node.id(),
                node.region().isEmpty()
                    ? whole.spots().get(node.id())
                    : inside(
                        whole.spots().get(boxOf(node.region())),
                        arranged.get(node.region()).spots().get(node.id()))));
    return found;
  }

  /** Key of a region's box; no node id holds a dot. */
  private static String boxOf(String region) {
    return region + ".";
  }

  private static String outerBox(
      String owner, Map<String, String> regionOf, Map<String, Layered.Arrangement> regions) {
    if (regions.containsKey(owner)) {
      return boxOf(owner);
    }
    String region = regionOf.getOrDefault(owner, "");
    return region.isEmpty() ? owner : boxOf(region);
  }

  private static Size around(Size body) {
    return new Size(body.width() + 2 * REGION_MARGIN, body.height() + 2 * REGION_MARGIN);
  }

  private static Spot inside(Spot box, Spot node) {
    return box.plus(node.x() + REGION_MARGIN, node.y() + REGION_MARGIN);
  }
}
