package io.avatarloom.splat.node;

import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.SplatGradient;
import io.avatarloom.splat.raster.DeviceSteps;
import java.util.TreeMap;

/**
 * What regularisers share: gradients that touch one parameter, and the face of state and reference
 * side by side.
 */
final class Terms {
  private Terms() {}

  /** A gradient of means alone. */
  static SplatGradient ofMeans(SplatCloud cloud, DeviceSteps.Term term) {
    return new SplatGradient(
        term.gradient(),
        Tensor.zero(cloud.quats().shape()),
        Tensor.zero(cloud.logScales().shape()),
        Tensor.zero(cloud.logitOpacities().shape()),
        Tensor.zero(cloud.sh().shape()),
        new TreeMap<>(),
        term.loss());
  }

  /** A gradient of log scales alone. */
  static SplatGradient ofLogScales(SplatCloud cloud, DeviceSteps.Term term) {
    return new SplatGradient(
        Tensor.zero(cloud.means().shape()),
        Tensor.zero(cloud.quats().shape()),
        term.gradient(),
        Tensor.zero(cloud.logitOpacities().shape()),
        Tensor.zero(cloud.sh().shape()),
        new TreeMap<>(),
        term.loss());
  }

  /** Indices of the splats that are bound to the template: facial, or (if asked) with a vertex. */
  static int[] bound(SplatCloud cloud, boolean facialOnly) {
    Tensor facial = cloud.label("facial", 0);
    Tensor vertex = cloud.label("vertex", -1);
    int[] found = new int[cloud.count()];
    int n = 0;
    for (int i = 0; i < found.length; i++) {
      if (facial.at(i) > 0.5f || (!facialOnly && vertex.at(i) >= 0)) {
        found[n++] = i;
      }
    }
    return java.util.Arrays.copyOf(found, n);
  }

  /**
   * @throws NodeException unless both clouds have the same number of bound splats
   */
  static void requirePairs(int[] present, int[] reference) throws NodeException {
    if (present.length != reference.length) {
      throw new NodeException(
          "reference",
          "expected the splats the optimisation began with ("
              + present.length
              + " on the face), met "
              + reference.length);
    }
  }
}
