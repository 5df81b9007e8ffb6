package io.avatarloom.editor.canvas;

import java.util.Optional;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.map.ImmutableMap;

/**
 * Where the parts of a node lie, from its upper left corner, in graph units.
 *
 * @param title as it fits
 * @param family part of the type before the dot; colours the title bar
 * @param known false for a placeholder of a type that is not installed
 * @param ports inputs, driven parameters, outputs
 * @param rows parameters with their values
 * @param handedOn input that a bypassed node hands on, by output
 * @param more parameters that are not drawn because they have their defaults
 * @param previewY where the preview area starts
 * @param previewHeight 0 when nothing is previewed
 */
public record NodeShape(
    String title,
    String family,
    boolean known,
    double width,
    double height,
    ImmutableList<PortShape> ports,
    ImmutableList<Row> rows,
    ImmutableMap<String, String> handedOn,
    int more,
    double previewY,
    double previewHeight) {
  public static final double WIDTH = 228;
  public static final double TITLE = 30;
  public static final double ROW = 22;
  public static final double PAD = 10;
  public static final double FONT = 12;
  public static final double TITLE_FONT = 13;

  /**
   * A parameter row.
   *
   * @param y upper edge
   * @param set true when it differs from the default
   * @param driven true when a link brings the value
   * @param top name of the recipe's parameter that stands for it, empty for none
   */
  public record Row(
      String id,
      String label,
      String value,
      double y,
      boolean set,
      boolean driven,
      String top,
      String help) {}

  public Optional<PortShape> port(String id, boolean input) {
    return ports.detectOptional(port -> port.isInput() == input && port.id().equals(id));
  }

  public ImmutableList<PortShape> inputs() {
    return ports.select(PortShape::isInput);
  }

  public ImmutableList<PortShape> outputs() {
    return ports.reject(PortShape::isInput);
  }

  /** The port nearest to a place within a radius. */
  public Optional<PortShape> portNear(double x, double y, double radius) {
    PortShape best = null;
    double nearest = radius * radius;
    for (PortShape port : ports) {
      double dx = port.x() - x;
      double dy = port.y() - y;
      double distance = dx * dx + dy * dy;
      if (distance <= nearest) {
        nearest = distance;
        best = port;
      }
    }
    return Optional.ofNullable(best);
  }

  public Optional<Row> rowAt(double x, double y) {
    return x < 0 || x > width
        ? Optional.empty()
        : rows.detectOptional(row -> y >= row.y() && y < row.y() + ROW);
  }
}
