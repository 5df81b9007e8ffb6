package io.avatarloom.splat.node;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.CameraBatch;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.splat.optim.Rows;
import io.avatarloom.splat.raster.RasterViews;
import io.avatarloom.splat.raster.SplatArrays;
import io.avatarloom.splat.raster.SplatTensors;
import java.util.SortedMap;
import java.util.TreeMap;

/** Between the values of the graph and the arrays of the kernels. */
final class Clouds {
  private Clouds() {}

  static SplatArrays arrays(SplatCloud cloud) {
    return new SplatArrays(
        cloud.means().data(),
        cloud.quats().data(),
        cloud.logScales().data(),
        cloud.logitOpacities().data(),
        cloud.sh().data(),
        cloud.shDegree());
  }

  static SplatTensors tensors(SplatCloud cloud) {
    return new SplatTensors(
        cloud.means(),
        cloud.quats(),
        cloud.logScales(),
        cloud.logitOpacities(),
        cloud.sh(),
        cloud.shDegree());
  }

  /** True where the splat belongs to the face. */
  static boolean[] facial(SplatCloud cloud) {
    Tensor label = cloud.label("facial", 0);
    boolean[] facial = new boolean[cloud.count()];
    for (int i = 0; i < facial.length; i++) {
      facial[i] = label.at(i) > 0.5f;
    }
    return facial;
  }

  /** Largest of the three standard deviations of one splat, in the unit of the splats. */
  static double largestScale(SplatCloud cloud, int i) {
    Tensor log = cloud.logScales();
    return Math.exp(Math.max(log.at(3 * i), Math.max(log.at(3 * i + 1), log.at(3 * i + 2))));
  }

  /** The splats with the given indices, in that order. */
  static SplatCloud pick(SplatCloud cloud, int[] kept) {
    SortedMap<String, Tensor> labels = new TreeMap<>();
    cloud.labels().forEach((name, label) -> labels.put(name, Rows.pick(label, kept, null)));
    return new SplatCloud(
        cloud.unitsPerMetre(),
        Rows.pick(cloud.means(), kept, null),
        Rows.pick(cloud.quats(), kept, null),
        Rows.pick(cloud.logScales(), kept, null),
        Rows.pick(cloud.logitOpacities(), kept, null),
        Rows.pick(cloud.sh(), kept, null),
        labels);
  }

  /**
   * @param background [view, 3]
   */
  static RasterViews views(CameraBatch cameras, Tensor background) {
    return new RasterViews(
        cameras.worldToCamera().data(),
        cameras.intrinsics().data(),
        background.data(),
        cameras.width(),
        cameras.height());
  }
}
