package io.avatarloom.splat.raster;

/**
 * Raw splat parameters as flat arrays; not written by the rasteriser.
 *
 * @param means [splat, 3]
 * @param quats [splat, 4] w, x, y, z, any length
 * @param logScales [splat, 3]
 * @param logitOpacities [splat]
 * @param sh [splat, (degree + 1)^2, 3]
 * @param shDegree 0 to 3
 */
public record SplatArrays(
    float[] means,
    float[] quats,
    float[] logScales,
    float[] logitOpacities,
    float[] sh,
    int shDegree) {
  public int count() {
    return logitOpacities.length;
  }

  /** Coefficients per splat and colour channel. */
  int shTerms() {
    return (shDegree + 1) * (shDegree + 1);
  }
}
