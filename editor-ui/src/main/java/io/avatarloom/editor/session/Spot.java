package io.avatarloom.editor.session;

/** A place on the canvas, in graph units (pixels at zoom 1), y down. */
public record Spot(double x, double y) {
  public Spot plus(double dx, double dy) {
    return new Spot(x + dx, y + dy);
  }
}
