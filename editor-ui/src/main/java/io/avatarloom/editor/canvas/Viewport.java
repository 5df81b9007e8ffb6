package io.avatarloom.editor.canvas;

import io.avatarloom.editor.session.Spot;

/** The part of the graph that is seen. World: graph units; screen: pixels of the canvas, y down. */
public final class Viewport {
  public static final double MIN_SCALE = 0.02;
  public static final double MAX_SCALE = 3;

  private final double smallest;
  private double width = 1;
  private double height = 1;
  private double scale = 1;
  private double left;
  private double top;

  public Viewport() {
    this(MIN_SCALE);
  }

  /**
   * @param smallest pixels per graph unit at least
   */
  Viewport(double smallest) {
    this.smallest = smallest;
  }

  /** A square part at a place of the world. */
  static Viewport of(double scale, double left, double top, double side) {
    Viewport view = new Viewport(0);
    view.resize(side, side);
    view.scale = scale;
    view.left = left;
    view.top = top;
    return view;
  }

  /**
   * Size of the canvas in pixels; at least one.
   *
   * @return whether it had another size before
   */
  public boolean resize(double newWidth, double newHeight) {
    double oldWidth = width;
    double oldHeight = height;
    width = Math.max(1, newWidth);
    height = Math.max(1, newHeight);
    return width != oldWidth || height != oldHeight;
  }

  public double width() {
    return width;
  }

  public double height() {
    return height;
  }

  /** Pixels per graph unit. */
  public double scale() {
    return scale;
  }

  public double screenX(double worldX) {
    return (worldX - left) * scale;
  }

  public double screenY(double worldY) {
    return (worldY - top) * scale;
  }

  public double worldX(double screenX) {
    return left + screenX / scale;
  }

  public double worldY(double screenY) {
    return top + screenY / scale;
  }

  public Spot toWorld(double screenX, double screenY) {
    return new Spot(worldX(screenX), worldY(screenY));
  }

  /** The visible rectangle of the world. */
  public Box visible() {
    return new Box(left, top, width / scale, height / scale);
  }

  /** Moves the picture by pixels. */
  public void pan(double dx, double dy) {
    left -= dx / scale;
    top -= dy / scale;
  }

  /** Zooms by a factor; what lies under the given pixel stays there. */
  public void zoom(double factor, double screenX, double screenY) {
    double x = worldX(screenX);
    double y = worldY(screenY);
    scale = Math.min(MAX_SCALE, Math.max(smallest, scale * factor));
    left = x - screenX / scale;
    top = y - screenY / scale;
  }

  /** Zooms about the middle to a given scale. */
  public void zoomTo(double newScale) {
    zoom(newScale / scale, width / 2, height / 2);
  }

  /** Shows a rectangle of the world with a margin in pixels, at most at its natural size. */
  public void fit(Box box, double margin) {
    double roomX = Math.max(1, width - 2 * margin);
    double roomY = Math.max(1, height - 2 * margin);
    double wanted = Math.min(roomX / Math.max(1, box.width()), roomY / Math.max(1, box.height()));
    scale = Math.min(1, Math.max(smallest, wanted));
    centre(box.x() + box.width() / 2, box.y() + box.height() / 2);
  }

  /** Shows what was seen before, whatever the size of the canvas is now. */
  void show(Box earlier) {
    scale = Math.min(MAX_SCALE, Math.max(smallest, width / Math.max(1, earlier.width())));
    left = earlier.x();
    top = earlier.y();
  }

  /** Brings a place of the world to the middle. */
  public void centre(double x, double y) {
    left = x - width / scale / 2;
    top = y - height / scale / 2;
  }

  /** Moves as little as needed to show a rectangle; nothing when it is seen already. */
  public void reveal(Box box, double margin) {
    double room = margin / scale;
    Box seen = visible();
    left += shift(box.x() - room, box.right() + room, seen.x(), seen.right());
    top += shift(box.y() - room, box.bottom() + room, seen.y(), seen.bottom());
  }

  private static double shift(double low, double high, double seenLow, double seenHigh) {
    if (low < seenLow || high - low > seenHigh - seenLow) {
      return low - seenLow;
    }
    return Math.max(0, high - seenHigh);
  }
}
