package io.avatarloom.splat.raster;

/** Screen tiles, and tile rectangles packed into a long. */
final class Tiles {
  /** Side of a tile in pixels. */
  static final int SIDE = 16;

  /** Pixels of a tile. */
  static final int PIXELS = SIDE * SIDE;

  private Tiles() {}

  /** Packs a half-open rectangle of tiles. */
  static long pack(int x0, int y0, int x1, int y1) {
    return x0 | (long) y0 << 16 | (long) x1 << 32 | (long) y1 << 48;
  }

  static int x0(long rect) {
    return (int) (rect & 0xffff);
  }

  static int y0(long rect) {
    return (int) (rect >>> 16 & 0xffff);
  }

  static int x1(long rect) {
    return (int) (rect >>> 32 & 0xffff);
  }

  static int y1(long rect) {
    return (int) (rect >>> 48 & 0xffff);
  }

  static int count(long rect) {
    return (x1(rect) - x0(rect)) * (y1(rect) - y0(rect));
  }
}
