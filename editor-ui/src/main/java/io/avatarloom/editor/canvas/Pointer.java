package io.avatarloom.editor.canvas;

/**
 * Where the pointer is.
 *
 * @param screenX pixels
 * @param screenY pixels
 * @param x graph units
 * @param y graph units
 */
public record Pointer(
    double screenX, double screenY, double x, double y, boolean shift, boolean ctrl, boolean alt) {
  double distance(Pointer other) {
    return Math.hypot(screenX - other.screenX, screenY - other.screenY);
  }
}
