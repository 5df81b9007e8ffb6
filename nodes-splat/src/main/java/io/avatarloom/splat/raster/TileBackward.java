package io.avatarloom.splat.raster;

import java.util.Arrays;

/**
 * Gradient of tiles, back to front. With u_i = colour_i . dL/dRGB + depth_i dL/dDepth + dL/dAlpha
 * and R_i what lies behind splat i, weighted: dL/dalpha_i = T_i u_i - R_i / (1 - alpha_i), R_{i-1}
 * = R_i + alpha_i T_i u_i. Writes one record of sums per (splat, tile), so no two threads ever add
 * to the same place. One per thread.
 *
 * <p>A record, with p = dL/dpower and d = mean - pixel centre: sum p, p dx, p dy, p dx^2, p dx dy,
 * p dy^2; then the gradients of red, green, blue and of depth.
 */
final class TileBackward {
  static final int RECORD = 10;

  private final RasterFrame frame;
  private final ImageCotangent upstream;
  private final float[] records;
  private final byte[] touched;
  private final float[] fields;
  private final float ceiling;
  private final float threshold;
  private final boolean cut;

  private final float[] transmittance = new float[Tiles.PIXELS];
  private final float[] behind = new float[Tiles.PIXELS];
  private final float[] red = new float[Tiles.PIXELS];
  private final float[] green = new float[Tiles.PIXELS];
  private final float[] blue = new float[Tiles.PIXELS];
  private final float[] alphaGradient = new float[Tiles.PIXELS];
  private final float[] depthGradient = new float[Tiles.PIXELS];
  private final int[] last = new int[Tiles.PIXELS];
  private final TileBox box = new TileBox();

  private float sum;
  private float sumX;
  private float sumXx;
  private float sumRed;
  private float sumGreen;
  private float sumBlue;
  private float sumDepth;

  /**
   * @param records [slot, RECORD]
   * @param touched [slot] set to 1 where a record was written, 0 elsewhere
   */
  TileBackward(RasterFrame frame, ImageCotangent upstream, float[] records, byte[] touched) {
    this.frame = frame;
    this.upstream = upstream;
    this.records = records;
    this.touched = touched;
    this.fields = frame.kept().projected().fields();
    this.ceiling = (float) frame.settings().alphaCeiling();
    this.threshold = (float) frame.settings().alphaThreshold();
    this.cut = frame.settings().gradientCutAtCeiling();
  }

  void run(int tile) {
    box.load(frame.views(), tile);
    int end = read();
    TileLists lists = frame.kept().lists();
    int start = lists.tileStart()[tile];
    for (int k = lists.tileStart()[tile + 1] - 1; k >= start; k--) {
      int pair = lists.pairs()[k];
      int slot = slot(lists, pair);
      boolean any = k <= end && splat(k, pair * Projected.STRIDE, slot * RECORD);
      touched[slot] = (byte) (any ? 1 : 0);
    }
  }

  private int slot(TileLists lists, int pair) {
    long rect = frame.kept().projected().rects()[pair];
    int width = Tiles.x1(rect) - Tiles.x0(rect);
    return lists.slotStart()[pair]
        + (box.tileY - Tiles.y0(rect)) * width
        + box.tileX
        - Tiles.x0(rect);
  }

  /** Loads the pixels; returns the last list index that counts for any of them. */
  private int read() {
    RasterViews views = frame.views();
    int plane = views.width() * views.height();
    float[] background = views.background();
    int end = -1;
    Arrays.fill(last, -1);
    for (int row = box.y0; row < box.y1; row++) {
      for (int column = box.x0; column < box.x1; column++) {
        int i = (row - box.y0) * Tiles.SIDE + column - box.x0;
        int in = box.view * plane + row * views.width() + column;
        int rgb = in + 2 * box.view * plane;
        float t = frame.kept().finalT()[in];
        red[i] = upstream.rgb()[rgb];
        green[i] = upstream.rgb()[rgb + plane];
        blue[i] = upstream.rgb()[rgb + 2 * plane];
        alphaGradient[i] = upstream.alpha() == null ? 0 : upstream.alpha()[in];
        depthGradient[i] = upstream.depth() == null ? 0 : upstream.depth()[in];
        transmittance[i] = t;
        behind[i] =
            t
                * (red[i] * background[3 * box.view]
                    + green[i] * background[3 * box.view + 1]
                    + blue[i] * background[3 * box.view + 2]);
        last[i] = frame.kept().last()[in];
        end = Math.max(end, last[i]);
      }
    }
    return end;
  }

  private boolean splat(int k, int p, int out) {
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
    float total = 0;
    float totalX = 0;
    float totalY = 0;
    float totalXx = 0;
    float totalXy = 0;
    float totalYy = 0;
    sumRed = 0;
    sumGreen = 0;
    sumBlue = 0;
    sumDepth = 0;
    boolean any = false;
    for (int row = first; row <= final_; row++) {
      float dy = y - (row + 0.5f);
      float square = cutA - detA2 * dy * dy;
      if (square < 0) {
        continue;
      }
      float half = (float) Math.sqrt(square) * TileBox.MARGIN + TileBox.PIXEL_MARGIN;
      float centre = x + slope * dy;
      int from = box.firstColumn(centre - half);
      int to = box.lastColumn(centre + half);
      int offset = (row - box.y0) * Tiles.SIDE - box.x0;
      if (row(k, p, from, to, offset, x, a, b * dy, 0.5f * c * dy * dy)) {
        any = true;
        total += sum;
        totalX += sumX;
        totalXx += sumXx;
        totalY += sum * dy;
        totalXy += sumX * dy;
        totalYy += sum * dy * dy;
      }
    }
    if (any) {
      records[out] = total;
      records[out + 1] = totalX;
      records[out + 2] = totalY;
      records[out + 3] = totalXx;
      records[out + 4] = totalXy;
      records[out + 5] = totalYy;
      records[out + 6] = sumRed;
      records[out + 7] = sumGreen;
      records[out + 8] = sumBlue;
      records[out + 9] = sumDepth;
    }
    return any;
  }

  private boolean row(
      int k, int p, int from, int to, int offset, float x, float a, float linear, float constant) {
    float opacity = fields[p + Projected.OPACITY];
    float r = fields[p + Projected.RED];
    float g = fields[p + Projected.RED + 1];
    float bl = fields[p + Projected.RED + 2];
    float z = fields[p + Projected.DEPTH];
    float halfA = 0.5f * a;
    float rowSum = 0;
    float rowX = 0;
    float rowXx = 0;
    float rowRed = 0;
    float rowGreen = 0;
    float rowBlue = 0;
    float rowDepth = 0;
    boolean any = false;
    for (int column = from; column <= to; column++) {
      int i = offset + column;
      if (last[i] < k) {
        continue;
      }
      float dx = x - (column + 0.5f);
      float raw = opacity * FastExp.expOfMinus((halfA * dx + linear) * dx + constant);
      float alpha = Math.min(ceiling, raw);
      if (alpha < threshold) {
        continue;
      }
      any = true;
      float inverse = 1 / (1 - alpha);
      float t = transmittance[i] * inverse;
      float weight = alpha * t;
      float u = r * red[i] + g * green[i] + bl * blue[i] + z * depthGradient[i] + alphaGradient[i];
      float dAlpha = t * u - behind[i] * inverse;
      transmittance[i] = t;
      behind[i] += weight * u;
      rowRed += weight * red[i];
      rowGreen += weight * green[i];
      rowBlue += weight * blue[i];
      rowDepth += weight * depthGradient[i];
      float dPower = cut && raw > ceiling ? 0 : raw * dAlpha;
      float moment = dPower * dx;
      rowSum += dPower;
      rowX += moment;
      rowXx += moment * dx;
    }
    sum = rowSum;
    sumX = rowX;
    sumXx = rowXx;
    sumRed += rowRed;
    sumGreen += rowGreen;
    sumBlue += rowBlue;
    sumDepth += rowDepth;
    return any;
  }
}
