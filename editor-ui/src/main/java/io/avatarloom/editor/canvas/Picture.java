package io.avatarloom.editor.canvas;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.editor.session.Frame;
import io.avatarloom.editor.session.LinkItem;
import io.avatarloom.editor.session.NodeItem;
import io.avatarloom.editor.session.Sketch;
import io.avatarloom.editor.session.Spot;
import io.avatarloom.editor.session.Variants;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** One state of a document with the place of all it draws. Immutable after construction. */
public final class Picture {
  /** A node and its shape. */
  public record Placed(NodeItem item, NodeShape shape, Box box) {
    public String id() {
      return item.id();
    }
  }

  private final Sketch sketch;
  private final List<Placed> nodes = new ArrayList<>();
  private final Map<String, Placed> byId = new HashMap<>();
  private final Map<String, RegionShape> regions = new LinkedHashMap<>();
  private final List<LinkShape> links = new ArrayList<>();
  private final SpatialIndex index = new SpatialIndex();
  private final SpatialIndex linkIndex = new SpatialIndex();
  private final Map<String, Set<String>> linkedIn = new HashMap<>();
  private final Map<String, Set<String>> linkedOut = new HashMap<>();

  /**
   * @param variants what a run under the chosen preset would take
   * @param top by node and parameter, the name under which the recipe shows it
   * @param previewed height of what a node previews, graph units; 0 for none
   */
  public Picture(
      Sketch sketch,
      Catalogue catalogue,
      Shapes shapes,
      Variants variants,
      Map<String, Map<String, String>> top,
      ToDoubleFunction<String> previewed) {
    this.sketch = sketch;
    for (LinkItem link : sketch.links()) {
      note(linkedOut, link.link().from());
      note(linkedIn, link.link().to());
    }
    shapes.keep(sketch.nodes().castToMap().keySet());
    for (NodeItem item : sketch.nodeList()) {
      Map<String, String> shown = top.getOrDefault(item.id(), Map.of());
      place(item, shapes, shown, previewed.applyAsDouble(item.id()));
    }
    regions(catalogue, variants);
    sketch.links().forEach(this::link);
  }

  private static void note(Map<String, Set<String>> linked, PortRef ref) {
    linked.computeIfAbsent(ref.owner(), owner -> new HashSet<>()).add(ref.port());
  }

  private void place(NodeItem item, Shapes shapes, Map<String, String> top, double previewed) {
    NodeShape shape =
        shapes.of(
            item,
            linkedIn.getOrDefault(item.id(), Shapes.none()),
            linkedOut.getOrDefault(item.id(), Shapes.none()),
            top,
            previewed);
    Box box = new Box(item.at().x(), item.at().y(), shape.width(), shape.height());
    Placed placed = new Placed(item, shape, box);
    nodes.add(placed);
    byId.put(item.id(), placed);
    index.add(box);
  }

  private void regions(Catalogue catalogue, Variants variants) {
    Map<String, Box> bodies = new HashMap<>();
    for (Placed node : nodes) {
      if (!node.item().region().isEmpty()) {
        bodies.merge(node.item().region(), node.box(), Box::union);
      }
    }
    for (String id : sketch.order().regions()) {
      Box body = bodies.get(id);
      if (body != null) {
        regions.put(id, shape(id, body, catalogue, variants));
      }
    }
  }

  private RegionShape shape(String id, Box body, Catalogue catalogue, Variants variants) {
    ObjectNode json = sketch.regions().get(id);
    int iterations = variants.iterations().getIfAbsentValue(id, json.path("iterations").asInt());
    return RegionShape.of(id, json, iterations, body, catalogue);
  }

  private void link(LinkItem item) {
    PortRef from = item.link().from();
    PortRef to = item.link().to();
    PortShape start = end(from, false, regionOf(to.owner()).equals(from.owner()));
    PortShape finish = end(to, true, !regionOf(from.owner()).equals(to.owner()));
    if (start == null || finish == null) {
      return;
    }
    double[] points = new double[4 + 2 * item.via().size()];
    points[0] = start.x();
    points[1] = start.y();
    int next = 2;
    for (Spot spot : item.via()) {
      points[next++] = spot.x();
      points[next++] = spot.y();
    }
    points[next] = finish.x();
    points[next + 1] = finish.y();
    LinkShape shape = LinkShape.of(item, points, TypeColour.of(start.type()));
    links.add(shape);
    linkIndex.add(shape.box());
  }

  /** The drawn port in graph units; null when its owner is not drawn. */
  private PortShape end(PortRef ref, boolean input, boolean leftBorder) {
    Placed node = byId.get(ref.owner());
    if (node != null) {
      double middle = node.box().y() + NodeShape.TITLE / 2;
      double x = input ? node.box().x() : node.box().right();
      return node.shape()
          .port(ref.port(), input)
          .map(port -> port.at(node.box().x() + port.x(), node.box().y() + port.y()))
          .orElse(
              new PortShape(
                  ref.port(), PortShape.Kind.OUTPUT, "", ShapeMaker.any(), x, middle, ""));
    }
    RegionShape region = regions.get(ref.owner());
    return region == null ? null : region.port(ref.port(), leftBorder).orElse(null);
  }

  private String regionOf(String owner) {
    Placed node = byId.get(owner);
    return node == null ? "" : node.item().region();
  }

  public Sketch sketch() {
    return sketch;
  }

  /** Nodes, the lowest first. */
  public List<Placed> nodes() {
    return nodes;
  }

  public Optional<Placed> node(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** Extent of a node, region or frame. */
  Optional<Box> box(String id) {
    return node(id)
        .map(Placed::box)
        .or(() -> Optional.ofNullable(regions.get(id)).map(RegionShape::box))
        .or(() -> Optional.ofNullable(sketch.frames().get(id)).map(Picture::box));
  }

  private static Box box(Frame frame) {
    return new Box(frame.x(), frame.y(), frame.width(), frame.height());
  }

  public Map<String, RegionShape> regions() {
    return regions;
  }

  public List<LinkShape> links() {
    return links;
  }

  /** Positions in {@link #nodes} of nodes that meet an area, the lowest first. */
  public int[] nodesIn(Box area) {
    return index.find(area);
  }

  /** Links whose bounds meet an area, the lowest first. */
  public List<LinkShape> linksIn(Box area) {
    int[] found = linkIndex.find(area);
    List<LinkShape> result = new ArrayList<>(found.length);
    for (int position : found) {
      result.add(links.get(position));
    }
    return result;
  }

  public boolean isLinked(PortRef ref, boolean input) {
    return (input ? linkedIn : linkedOut)
        .getOrDefault(ref.owner(), Shapes.none())
        .contains(ref.port());
  }

  /** Place of a port in graph units. */
  public Optional<Spot> place(PortRef ref, boolean input) {
    PortShape port = end(ref, input, input);
    return port == null ? Optional.empty() : Optional.of(new Spot(port.x(), port.y()));
  }

  /** What encloses everything; a small area around the origin when there is nothing. */
  public Box bounds() {
    Box all = null;
    for (Placed node : nodes) {
      all = all == null ? node.box() : all.union(node.box());
    }
    for (RegionShape region : regions.values()) {
      all = all == null ? region.box() : all.union(region.box());
    }
    for (Frame frame : sketch.frames()) {
      all = all == null ? box(frame) : all.union(box(frame));
    }
    return all == null ? new Box(-400, -300, 800, 600) : all;
  }
}
