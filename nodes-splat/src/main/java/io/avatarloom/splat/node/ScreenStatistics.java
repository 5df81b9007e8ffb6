package io.avatarloom.splat.node;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.CameraBatch;
import io.avatarloom.splat.raster.RasterGradient;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What densification wants to know of a backward pass (3DGS, section 5.2): per splat the norm of
 * the screen-mean gradient in NDC units, summed over the views that see it, their number, and the
 * largest radius in pixels.
 */
final class ScreenStatistics {
  static final String GRADIENT_SUM = "gradientSum";
  static final String VIEW_COUNT = "viewCount";
  static final String MAX_RADIUS = "maxRadius";

  private ScreenStatistics() {}

  /**
   * @param from first view that counts
   */
  static SortedMap<String, Tensor> of(
      RasterGradient gradient, CameraBatch cameras, int splats, int from) {
    float[] sum = new float[splats];
    float[] views = new float[splats];
    float[] radius = new float[splats];
    for (int view = from; view < cameras.count(); view++) {
      for (int i = 0; i < splats; i++) {
        int at = view * splats + i;
        if (gradient.radii()[at] > 0) {
          double x = gradient.screenMeans()[2 * at] * 0.5 * cameras.width();
          double y = gradient.screenMeans()[2 * at + 1] * 0.5 * cameras.height();
          sum[i] += (float) Math.hypot(x, y);
          views[i]++;
          radius[i] = Math.max(radius[i], gradient.radii()[at]);
        }
      }
    }
    return named(Tensor.of(sum, splats), Tensor.of(views, splats), Tensor.of(radius, splats));
  }

  static SortedMap<String, Tensor> named(Tensor gradientSum, Tensor viewCount, Tensor maxRadius) {
    SortedMap<String, Tensor> statistics = new TreeMap<>();
    statistics.put(GRADIENT_SUM, gradientSum);
    statistics.put(VIEW_COUNT, viewCount);
    statistics.put(MAX_RADIUS, maxRadius);
    return statistics;
  }

  /** The larger of each pair of numbers. */
  static Tensor larger(Tensor a, Tensor b) {
    float[] out = a.data().clone();
    float[] other = b.data();
    for (int i = 0; i < out.length; i++) {
      out[i] = Math.max(out[i], other[i]);
    }
    return Tensor.of(out, out.length);
  }
}
