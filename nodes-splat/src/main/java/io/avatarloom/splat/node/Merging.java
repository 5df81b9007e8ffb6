package io.avatarloom.splat.node;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.SplatCloud;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts two splat sets of one unit and degree into one, the second behind the first. */
final class Merging {
  private Merging() {}

  static SplatCloud of(SplatCloud a, SplatCloud b) {
    SortedMap<String, Tensor> labels = new TreeMap<>();
    for (SplatCloud cloud : new SplatCloud[] {a, b}) {
      for (String name : cloud.labels().keySet()) {
        float otherwise = name.equals("vertex") ? -1 : 0;
        labels.put(name, join(a.label(name, otherwise), b.label(name, otherwise)));
      }
    }
    return new SplatCloud(
        a.unitsPerMetre(),
        join(a.means(), b.means()),
        join(a.quats(), b.quats()),
        join(a.logScales(), b.logScales()),
        join(a.logitOpacities(), b.logitOpacities()),
        join(a.sh(), b.sh()),
        labels);
  }

  private static Tensor join(Tensor a, Tensor b) {
    float[] out = new float[a.length() + b.length()];
    System.arraycopy(a.data(), 0, out, 0, a.length());
    System.arraycopy(b.data(), 0, out, a.length(), b.length());
    int[] shape = a.shape();
    shape[0] += b.size(0);
    return Tensor.of(out, shape);
  }
}
