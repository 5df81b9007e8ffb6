package io.avatarloom.splat.raster;

import java.util.Arrays;

/** Composites tiles front to back. One per thread. */
final class TileForward {
  /** Receives finished tiles. */
  interface Output {
    /** Writes the pixels of {@code box}, which {@code tile} has just composited. */
    void write(TileBox box, TileForward tile);
  }

  private final RasterViews views;
  private final TileLists lists;
  private final Output output;
  private final float[] fields;
  private final float ceiling;
  private final float threshold;
  private final float stopBelow;

  /** Transmittance of each pixel, 0 once it is finished. */
  private final float[] transmittance = new float[Tiles.PIXELS];

  private final float[] finished = new float[Tiles.PIXELS];

  /** Colours and depths summed by weight, row by row of the tile. */
  final float[] red = new float[Tiles.PIXELS];

  final float[] green = new float[Tiles.PIXELS];
  final float[] blue = new float[Tiles.PIXELS];
  final float[] depth = new float[Tiles.PIXELS];

  /** Place in the tile lists of the last splat that counts, -1 when none. */
  final int[] last = new int[Tiles.PIXELS];

  private final int[] rowAlive = new int[Tiles.SIDE];
  private final TileBox box = new TileBox();

  TileForward(
      Projected projected,
      TileLists lists,
      RasterViews views,
      RasterSettings settings,
      Output output) {
    this.views = views;
    this.lists = lists;
    this.output = output;
    this.fields = projected.fields();
    this.ceiling = (float) settings.alphaCeiling();
    this.threshold = (float) settings.alphaThreshold();
    this.stopBelow = settings.stopBelow();
  }

  void render(int tile) {
    box.load(views, tile);
    Arrays.fill(transmittance, 1);
    Arrays.fill(red, 0);
    Arrays.fill(green, 0);
    Arrays.fill(blue, 0);
    Arrays.fill(depth, 0);
    Arrays.fill(last, -1);
    Arrays.fill(rowAlive, box.width());
    int alive = box.width() * box.height();
    int end = lists.tileStart()[tile + 1];
    for (int k = lists.tileStart()[tile]; k < end && alive > 0; k++) {
      alive -= splat(k, lists.pairs()[k] * Projected.STRIDE);
    }
    output.write(box, this);
  }

  /** Adds one splat; returns how many pixels it finished. */
  private int splat(int k, int p) {
    float x = fields[p + Projected.X];
    float y = fields[p + Projected.Y];
    float a = fields[p + Projected.CONIC_A];
    float b = fields[p + Projected.CONIC_B];
    float c = fields[p + Projected.CONIC_C];
    float cutA = fields[p + Projected.CUT] / a;
    float slope = b / a;
    float detA2 = c / a - slope * slope;
    int first = box.firstRow(y, fields[p + Projected.HALF_HEIGHT]);
    int final_ = box.lastRow(y, fields[p + Projected.HALF_HEIGHT]);
    int done = 0;
    for (int row = first; row <= final_; row++) {
      float dy = y - (row + 0.5f);
      float square = cutA - detA2 * dy * dy;
      if (rowAlive[row - box.y0] == 0 || square < 0) {
        continue;
      }
      float half = (float) Math.sqrt(square) * TileBox.MARGIN + TileBox.PIXEL_MARGIN;
      float centre = x + slope * dy;
      int from = box.firstColumn(centre - half);
      int to = box.lastColumn(centre + half);
      int newlyDone =
          row(
              k,
              p,
              from,
              to,
              (row - box.y0) * Tiles.SIDE - box.x0,
              x,
              a,
              b * dy,
              0.5f * c * dy * dy);
      rowAlive[row - box.y0] -= newlyDone;
      done += newlyDone;
    }
    return done;
  }

  private int row(
      int k, int p, int from, int to, int offset, float x, float a, float linear, float constant) {
    float opacity = fields[p + Projected.OPACITY];
    float r = fields[p + Projected.RED];
    float g = fields[p + Projected.RED + 1];
    float bl = fields[p + Projected.RED + 2];
    float z = fields[p + Projected.DEPTH];
    float halfA = 0.5f * a;
    int done = 0;
    for (int column = from; column <= to; column++) {
      int i = offset + column;
      float t = transmittance[i];
      if (t == 0) {
        continue;
      }
      float dx = x - (column + 0.5f);
      float alpha =
          Math.min(ceiling, opacity * FastExp.expOfMinus((halfA * dx + linear) * dx + constant));
      if (alpha < threshold) {
        continue;
      }
      float next = t * (1 - alpha);
      if (next < stopBelow) {
        finished[i] = t;
        transmittance[i] = 0;
        done++;
        continue;
      }
      float weight = alpha * t;
      red[i] += weight * r;
      green[i] += weight * g;
      blue[i] += weight * bl;
      depth[i] += weight * z;
      last[i] = k;
      transmittance[i] = next;
    }
    return done;
  }

  /** Share of the background that shines through a pixel of the tile. */
  float through(int pixel) {
    return transmittance[pixel] == 0 ? finished[pixel] : transmittance[pixel];
  }
}
