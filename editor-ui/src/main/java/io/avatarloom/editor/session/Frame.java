package io.avatarloom.editor.session;

/**
 * A titled rectangle behind nodes; nodes whose upper left corner lies in it move with it.
 *
 * @param colour {@code #rrggbb}
 */
public record Frame(
    String id, String title, String colour, double x, double y, double width, double height) {
  public boolean holds(Spot spot) {
    return spot.x() >= x && spot.y() >= y && spot.x() < x + width && spot.y() < y + height;
  }
}
