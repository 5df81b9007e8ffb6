package io.avatarloom.editor.session;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.collections.api.factory.Maps;
import org.eclipse.collections.api.map.ImmutableMap;
import org.eclipse.elk.alg.layered.options.LayeredOptions;
import org.eclipse.elk.core.RecursiveGraphLayoutEngine;
import org.eclipse.elk.core.options.CoreOptions;
import org.eclipse.elk.core.options.Direction;
import org.eclipse.elk.core.options.EdgeRouting;
import org.eclipse.elk.core.util.BasicProgressMonitor;
import org.eclipse.elk.graph.ElkNode;
import org.eclipse.elk.graph.util.ElkGraphUtil;

/** Arranges boxes in columns so that links run from left to right. */
final class Layered {
  private static final double COLUMN_GAP = 80;
  private static final double ROW_GAP = 30;
  private static final double WIDE = 1.6;

  /**
   * Where the boxes went.
   *
   * @param spots upper left corners, from (0, 0)
   * @param extent of all of them
   */
  record Arrangement(ImmutableMap<String, Spot> spots, Size extent) {}

  private final ElkNode root = ElkGraphUtil.createGraph();
  private final Map<String, ElkNode> boxes = new LinkedHashMap<>();

  Layered() {
    root.setProperty(CoreOptions.ALGORITHM, LayeredOptions.ALGORITHM_ID);
    root.setProperty(CoreOptions.DIRECTION, Direction.RIGHT);
    root.setProperty(CoreOptions.EDGE_ROUTING, EdgeRouting.POLYLINE);
    root.setProperty(CoreOptions.SPACING_NODE_NODE, ROW_GAP);
    root.setProperty(CoreOptions.SPACING_COMPONENT_COMPONENT, ROW_GAP);
    root.setProperty(LayeredOptions.SPACING_NODE_NODE_BETWEEN_LAYERS, COLUMN_GAP);
    root.setProperty(CoreOptions.ASPECT_RATIO, WIDE);
  }

  void box(String id, Size size) {
    ElkNode box = ElkGraphUtil.createNode(root);
    box.setDimensions(size.width(), size.height());
    boxes.put(id, box);
  }

  boolean has(String id) {
    return boxes.containsKey(id);
  }

  /** A link between two boxes; ignored when one of them is not there or both are the same. */
  void link(String from, String to) {
    if (has(from) && has(to) && !from.equals(to)) {
      ElkGraphUtil.createSimpleEdge(boxes.get(from), boxes.get(to));
    }
  }

  Arrangement arrange() {
    new RecursiveGraphLayoutEngine().layout(root, new BasicProgressMonitor());
    double left = boxes.values().stream().mapToDouble(ElkNode::getX).min().orElse(0);
    double top = boxes.values().stream().mapToDouble(ElkNode::getY).min().orElse(0);
    Map<String, Spot> spots = new LinkedHashMap<>();
    double right = 0;
    double bottom = 0;
    for (Map.Entry<String, ElkNode> entry : boxes.entrySet()) {
      ElkNode box = entry.getValue();
      Spot at = new Spot(Math.rint(box.getX() - left), Math.rint(box.getY() - top));
      spots.put(entry.getKey(), at);
      right = Math.max(right, at.x() + box.getWidth());
      bottom = Math.max(bottom, at.y() + box.getHeight());
    }
    return new Arrangement(Maps.immutable.ofMap(spots), new Size(right, bottom));
  }
}
