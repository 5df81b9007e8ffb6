package io.avatarloom.diffusion.face;

import io.avatarloom.core.tensor.Similarity;
import io.avatarloom.core.tensor.Tensor;
import java.util.Map;

/**
 * The 468-point face mesh: pictures are cropped to a turned square, points come back in picture
 * pixels.
 */
public final class LandmarkFinder {
  /** Number of points. */
  public static final int POINTS = 468;

  private static final int LEFT_EYE = 33;
  private static final int RIGHT_EYE = 263;
  private static final double MARGIN = 1.5;
  private final LayerGraph net;

  /**
   * A turned square in picture pixels.
   *
   * @param angle radians, clockwise as seen
   */
  public record Square(double cx, double cy, double side, double angle) {
    /** From a crop of {@code size} pixels to picture pixels. */
    Similarity map(int size) {
      double cos = Math.cos(angle);
      double sin = Math.sin(angle);
      double half = side / 2;
      return Similarity.of(
          side / size, angle, cx - cos * half + sin * half, cy - sin * half - cos * half);
    }
  }

  /**
   * A face mesh.
   *
   * @param points [468, 3] picture pixels; z in the same scale, negative toward the camera
   * @param score probability that there is a face
   */
  public record Mesh(Tensor points, double score) {}

  public LandmarkFinder(LayerGraph net) {
    this.net = net;
  }

  /** The square of the first pass. */
  public static Square around(BoxDetector.Box box) {
    double[] n = box.numbers();
    return new Square(
        (n[0] + n[2]) / 2,
        (n[1] + n[3]) / 2,
        MARGIN * Math.max(n[2] - n[0], n[3] - n[1]),
        Math.atan2(n[7] - n[5], n[6] - n[4]));
  }

  /** The square of the second pass. */
  public static Square around(Tensor points) {
    float[] p = points.data();
    double x0 = Double.MAX_VALUE;
    double y0 = Double.MAX_VALUE;
    double x1 = -Double.MAX_VALUE;
    double y1 = -Double.MAX_VALUE;
    for (int i = 0; i < POINTS; i++) {
      x0 = Math.min(x0, p[3 * i]);
      x1 = Math.max(x1, p[3 * i]);
      y0 = Math.min(y0, p[3 * i + 1]);
      y1 = Math.max(y1, p[3 * i + 1]);
    }
    return new Square(
        (x0 + x1) / 2, (y0 + y1) / 2, MARGIN * Math.max(x1 - x0, y1 - y0), roll(points));
  }

  /** Angle of the line from the left outer eye corner to the right one, as seen, in radians. */
  static double roll(Tensor points) {
    return Math.atan2(
        points.at(3 * RIGHT_EYE + 1) - points.at(3 * LEFT_EYE + 1),
        points.at(3 * RIGHT_EYE) - points.at(3 * LEFT_EYE));
  }

  /**
   * One pass.
   *
   * @param picture [3, height, width] in [0, 1]
   */
  public Mesh find(Tensor picture, Square square) {
    int size = net.inputSize();
    double scale = square.side() / size;
    Similarity map = square.map(size);
    Tensor crop = Crop.sampleSmooth(picture, map, size, Float.NaN);
    Map<String, Tensor> outputs = net.run(crop.reshape(1, 3, size, size));
    float[] raw = outputs.get("landmarks").data();
    float[] points = new float[3 * POINTS];
    for (int i = 0; i < POINTS; i++) {
      points[3 * i] = (float) map.mapX(raw[3 * i], raw[3 * i + 1]);
      points[3 * i + 1] = (float) map.mapY(raw[3 * i], raw[3 * i + 1]);
      points[3 * i + 2] = (float) (raw[3 * i + 2] * scale);
    }
    double score = 1 / (1 + Math.exp(-outputs.get("face_flag").at(0)));
    return new Mesh(Tensor.of(points, POINTS, 3), score);
  }
}
