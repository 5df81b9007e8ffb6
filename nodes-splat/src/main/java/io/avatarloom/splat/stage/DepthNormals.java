package io.avatarloom.splat.stage;

import io.avatarloom.core.tensor.Parallel;
import io.avatarloom.splat.raster.RasterFrame;

/**
 * Normals of what a picture of splats shows, from its expected depth: the cross product of the
 * differences to the neighbours. Red is right, green up, blue toward the camera, 0.5 is 0.
 */
final class DepthNormals {
  private static final int ROWS_PER_TASK = 16;

  /** Less is too little of a surface to have a direction. */
  private static final float LEAST_ALPHA = 0.05f;

  private final RasterFrame frame;
  private final int width;
  private final int height;
  private final float focal;

  private DepthNormals(RasterFrame frame, float focal) {
    this.frame = frame;
    this.width = frame.views().width();
    this.height = frame.views().height();
    this.focal = focal;
  }

  /**
   * @param frame of one view
   * @param focal length in pixels
   * @param argb [height, width] opaque pixels, read and written
   */
  static void draw(RasterFrame frame, float focal, int[] argb) {
    DepthNormals normals = new DepthNormals(frame, focal);
    Parallel.chunks(normals.height, ROWS_PER_TASK, (from, to) -> normals.rows(from, to, argb));
  }

  private void rows(int from, int to, int[] argb) {
    for (int y = from; y < to; y++) {
      for (int x = 0; x < width; x++) {
        int i = y * width + x;
        if (frame.alpha()[i] > LEAST_ALPHA) {
          argb[i] = over(argb[i], normal(x, y), frame.alpha()[i]);
        }
      }
    }
  }

  /** Camera axes: x right, y down, z forward. */
  private float[] normal(int x, int y) {
    float[] right = between(x, y, 1, 0);
    float[] down = between(x, y, 0, 1);
    float nx = down[1] * right[2] - down[2] * right[1];
    float ny = down[2] * right[0] - down[0] * right[2];
    float nz = down[0] * right[1] - down[1] * right[0];
    float length = (float) Math.sqrt(nx * nx + ny * ny + nz * nz);
    return length == 0
        ? new float[] {0, 0, -1}
        : new float[] {nx / length, ny / length, nz / length};
  }

  /** From the neighbour on one side to that on the other; from the pixel where one is empty. */
  private float[] between(int x, int y, int dx, int dy) {
    float[] here = point(x, y);
    float[] before = seen(x - dx, y - dy) ? point(x - dx, y - dy) : here;
    float[] after = seen(x + dx, y + dy) ? point(x + dx, y + dy) : here;
    return new float[] {after[0] - before[0], after[1] - before[1], after[2] - before[2]};
  }

  private boolean seen(int x, int y) {
    return x >= 0
        && y >= 0
        && x < width
        && y < height
        && frame.alpha()[y * width + x] > LEAST_ALPHA;
  }

  private float[] point(int x, int y) {
    int i = y * width + x;
    float depth = frame.depth()[i] / frame.alpha()[i];
    return new float[] {
      (x + 0.5f - width / 2f) * depth / focal, (y + 0.5f - height / 2f) * depth / focal, depth
    };
  }

  private static int over(int behind, float[] normal, float alpha) {
    return 0xff000000
        | level(normal[0], alpha, behind >> 16) << 16
        | level(-normal[1], alpha, behind >> 8) << 8
        | level(-normal[2], alpha, behind);
  }

  private static int level(float part, float alpha, int behind) {
    return Math.round(255 * alpha * (0.5f + 0.5f * part) + (1 - alpha) * (behind & 0xff));
  }
}
