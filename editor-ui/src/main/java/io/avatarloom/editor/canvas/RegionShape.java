package io.avatarloom.editor.canvas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.graph.RegionEntry;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.value.ValueTypes;
import java.util.Map;
import java.util.Optional;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.list.MutableList;

/**
 * An optimisation region as it is drawn. Its carried slots are ports of the left border (first
 * value in, present value out) and of the right border (next value in, last value out).
 *
 * @param note what the region is for
 * @param iterations how often the body runs
 * @param left ports of the left border; places are graph units
 * @param right ports of the right border, the recorded series last
 */
public record RegionShape(
    String id,
    String note,
    int iterations,
    Box box,
    ImmutableList<PortShape> left,
    ImmutableList<PortShape> right) {
  /** Room around the body. */
  public static final double MARGIN = 48;

  private static final double FIRST = 44;
  private static final double STEP = 30;

  static RegionShape of(String id, ObjectNode json, int iterations, Box body, Catalogue catalogue) {
    Box box = body.grow(MARGIN);
    MutableList<PortShape> left = Lists.mutable.empty();
    MutableList<PortShape> right = Lists.mutable.empty();
    double y = box.y() + FIRST;
    for (Map.Entry<String, JsonNode> slot : json.path("slots").properties()) {
      PortType<?> type =
          catalogue
              .valueType(slot.getValue().asText())
              .<PortType<?>>map(PortType::of)
              .orElse(ShapeMaker.any());
      left.add(port(slot.getKey(), type, box.x(), y, "first value in, present value out"));
      right.add(port(slot.getKey(), type, box.right(), y, "next value in, last value out"));
      y += STEP;
    }
    if (!json.path("series").isEmpty()) {
      PortType<?> series = PortType.of(ValueTypes.SERIES);
      right.add(port(RegionEntry.SERIES, series, box.right(), y, "what the region recorded"));
    }
    return new RegionShape(
        id, json.path("note").asText(""), iterations, box, left.toImmutable(), right.toImmutable());
  }

  private static PortShape port(String id, PortType<?> type, double x, double y, String help) {
    return new PortShape(id, PortShape.Kind.OUTPUT, ShapeMaker.words(id), type, x, y, help);
  }

  Optional<PortShape> port(String slot, boolean onLeft) {
    return (onLeft ? left : right).detectOptional(port -> port.id().equals(slot));
  }
}
