package io.avatarloom.splat.raster;

import io.avatarloom.core.tensor.Tensor;
import java.util.List;

/**
 * Raw splat parameters that may lie on a device; shapes as in {@link SplatArrays}.
 *
 * @param shDegree 0 to 3
 */
public record SplatTensors(
    Tensor means, Tensor quats, Tensor logScales, Tensor logitOpacities, Tensor sh, int shDegree) {

  /** The same numbers; no copy. */
  public static SplatTensors of(SplatArrays arrays) {
    int n = arrays.count();
    return new SplatTensors(
        Tensor.of(arrays.means(), n, 3),
        Tensor.of(arrays.quats(), n, 4),
        Tensor.of(arrays.logScales(), n, 3),
        Tensor.of(arrays.logitOpacities(), n),
        Tensor.of(arrays.sh(), n, arrays.shTerms(), 3),
        arrays.shDegree());
  }

  public int count() {
    return logitOpacities.length();
  }

  /** In the order of the kernels' arguments. */
  List<Tensor> all() {
    return List.of(means, quats, logScales, logitOpacities, sh);
  }
}
