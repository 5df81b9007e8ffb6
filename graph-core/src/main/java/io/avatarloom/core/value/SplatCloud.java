package io.avatarloom.core.value;

import io.avatarloom.core.tensor.Tensor;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * 3D Gaussian splats, parameters raw as in 3DGS PLY files.
 *
 * @param unitsPerMetre length unit of means and scales
 * @param means [splat, 3]
 * @param quats [splat, 4] w, x, y, z, not normalised
 * @param logScales [splat, 3]
 * @param logitOpacities [splat]
 * @param sh [splat, (degree + 1)^2, 3] spherical-harmonics coefficients; colour = 0.5 + SH
 * @param labels per-splat numbers [splat] by name. Known: {@code facial} 1 for splats of the face
 *     that regularisers hold and densification never touches; {@code vertex} index of the mesh
 *     vertex the splat sits on, -1 for none
 */
public record SplatCloud(
    double unitsPerMetre,
    Tensor means,
    Tensor quats,
    Tensor logScales,
    Tensor logitOpacities,
    Tensor sh,
    SortedMap<String, Tensor> labels)
    implements Value {
  /** The 3DGS convention for band 0. */
  public static final double SH_C0 = 0.28209479177387814;

  public int count() {
    return means.size(0);
  }

  public int shDegree() {
    return (int) Math.round(Math.sqrt(sh.size(1))) - 1;
  }

  /** The same splats with one label set. */
  public SplatCloud withLabel(String name, Tensor label) {
    SortedMap<String, Tensor> more = new TreeMap<>(labels);
    more.put(name, label);
    return new SplatCloud(unitsPerMetre, means, quats, logScales, logitOpacities, sh, more);
  }

  /** A label, or all {@code otherwise} when there is none. */
  public Tensor label(String name, float otherwise) {
    Tensor label = labels.get(name);
    if (label == null) {
      label = Tensor.zeros(count());
      java.util.Arrays.fill(label.data(), otherwise);
    }
    return label;
  }

  @Override
  public ValueType<?> type() {
    return ValueTypes.SPLAT_CLOUD;
  }

  @Override
  public Map<String, String> attributes() {
    return Map.of("shDegree", Integer.toString(shDegree()));
  }
}
