package io.avatarloom.splat.raster;

/** Pixels of one tile, and which of them a splat reaches. A scratch object. */
final class TileBox {
  /** Row spans are widened by this factor and this many pixels; the exact alpha test follows. */
  static final float MARGIN = 1.0001f;

  static final float PIXEL_MARGIN = 0.01f;

  int view;
  int x0;
  int y0;
  int x1;
  int y1;

  /** Tile column and row within the view. */
  int tileX;

  int tileY;

  /** Loads tile {@code tile} of all tiles of all views. */
  void load(RasterViews views, int tile) {
    view = tile / views.tilesPerView();
    int local = tile % views.tilesPerView();
    tileX = local % views.tilesX();
    tileY = local / views.tilesX();
    x0 = tileX * Tiles.SIDE;
    y0 = tileY * Tiles.SIDE;
    x1 = Math.min(views.width(), x0 + Tiles.SIDE);
    y1 = Math.min(views.height(), y0 + Tiles.SIDE);
  }

  int width() {
    return x1 - x0;
  }

  int height() {
    return y1 - y0;
  }

  int firstRow(float y, float halfHeight) {
    return (int) Math.max(y0, y - halfHeight + (0.5f - PIXEL_MARGIN));
  }

  int lastRow(float y, float halfHeight) {
    return (int) Math.min(y1 - 1, y + halfHeight - (0.5f - PIXEL_MARGIN));
  }

  int firstColumn(float left) {
    return (int) Math.max(x0, left + 0.5f);
  }

  int lastColumn(float right) {
    return (int) Math.min(x1 - 1, right - 0.5f);
  }
}
