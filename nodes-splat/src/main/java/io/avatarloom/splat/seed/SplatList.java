package io.avatarloom.splat.seed;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.SplatCloud;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.collections.api.factory.primitive.FloatLists;
import org.eclipse.collections.api.list.primitive.MutableFloatList;

/** Gathers flat-disc splats one by one. */
public final class SplatList {
  private static final double FLATTEST = 1e-9;
  private final MutableFloatList means = FloatLists.mutable.empty();
  private final MutableFloatList quats = FloatLists.mutable.empty();
  private final MutableFloatList logScales = FloatLists.mutable.empty();
  private final MutableFloatList logits = FloatLists.mutable.empty();
  private final MutableFloatList colours = FloatLists.mutable.empty();
  private final MutableFloatList facial = FloatLists.mutable.empty();
  private final MutableFloatList vertex = FloatLists.mutable.empty();

  /**
   * Adds a disc.
   *
   * @param mean position
   * @param normal unit normal of the disc
   * @param radius standard deviation within the disc
   * @param flatness standard deviation along the normal over {@code radius}
   * @param opacity 0 to 1
   * @param colour sRGB
   * @param isFacial whether it belongs to the face
   * @param boundTo vertex it sits on, -1 for none
   */
  public void add(
      double[] mean,
      double[] normal,
      double radius,
      double flatness,
      double opacity,
      double[] colour,
      boolean isFacial,
      int boundTo) {
    addAll(means, mean);
    addAll(quats, turnFromZ(normal));
    double log = Math.log(Math.max(FLATTEST, radius));
    addAll(logScales, log, log, log + Math.log(flatness));
    addAll(logits, Math.log(opacity / (1 - opacity)));
    for (double channel : colour) {
      addAll(colours, (channel - 0.5) / SplatCloud.SH_C0);
    }
    facial.add(isFacial ? 1 : 0);
    vertex.add(boundTo);
  }

  private static void addAll(MutableFloatList list, double... values) {
    for (double value : values) {
      list.add((float) value);
    }
  }

  /** The quaternion w, x, y, z that turns +z into a unit vector the shortest way. */
  static double[] turnFromZ(double[] n) {
    double w = 1 + n[2];
    if (w < 1e-6) {
      return new double[] {0, 1, 0, 0};
    }
    double norm = Math.sqrt(w * w + n[0] * n[0] + n[1] * n[1]);
    return new double[] {w / norm, -n[1] / norm, n[0] / norm, 0};
  }

  public int size() {
    return facial.size();
  }

  /**
   * The splats, with labels facial and vertex.
   *
   * @param shDegree higher bands are zero
   */
  public SplatCloud cloud(double unitsPerMetre, int shDegree) {
    int n = size();
    int terms = (shDegree + 1) * (shDegree + 1);
    float[] sh = new float[3 * terms * n];
    for (int i = 0; i < n; i++) {
      for (int c = 0; c < 3; c++) {
        sh[3 * terms * i + c] = colours.get(3 * i + c);
      }
    }
    SortedMap<String, Tensor> labels = new TreeMap<>();
    labels.put("facial", Tensor.of(facial.toArray(), n));
    labels.put("vertex", Tensor.of(vertex.toArray(), n));
    return new SplatCloud(
        unitsPerMetre,
        Tensor.of(means.toArray(), n, 3),
        Tensor.of(quats.toArray(), n, 4),
        Tensor.of(logScales.toArray(), n, 3),
        Tensor.of(logits.toArray(), n),
        Tensor.of(sh, n, terms, 3),
        labels);
  }
}
