package io.avatarloom.editor.canvas;

import io.avatarloom.core.node.PortType;

/**
 * A port as it is drawn.
 *
 * @param id of the input, output, parameter or slot
 * @param label as it fits
 * @param type what it carries; of a parameter empty kinds
 * @param x centre, from the corner of its node
 * @param y centre, from the corner of its node
 * @param help what the tooltip says
 */
public record PortShape(
    String id, Kind kind, String label, PortType<?> type, double x, double y, String help) {
  /** What stands behind a port. */
  public enum Kind {
    INPUT,
    OPTIONAL_INPUT,
    MANY_INPUT,
    PARAMETER,
    OUTPUT
  }

  public boolean isInput() {
    return kind != Kind.OUTPUT;
  }

  PortShape at(double newX, double newY) {
    return new PortShape(id, kind, label, type, newX, newY, help);
  }
}
