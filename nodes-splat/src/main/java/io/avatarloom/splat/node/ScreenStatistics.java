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
    SortedMap<String, Tensor> statistics = new TreeMap<>();
    statistics.put(GRADIENT_SUM, Tensor.of(sum, splats));
    statistics.put(VIEW_COUNT, Tensor.of(views, splats));
    statistics.put(MAX_RADIUS, Tensor.of(radius, splats));
    return statistics;
  }
}
