package io.avatarloom.morphable.mesh;

import java.util.Optional;

/**
 * How a mesh is drawn.
 *
 * @param samples samples per pixel and axis
 * @param near nearest drawn depth, in the unit of the positions
 * @param backFaces whether surfaces seen from inside are drawn
 * @param background [3] sRGB
 * @param light none for plain albedo
 * @param labels what a pixel of the label picture that several classes share holds
 */
public record MeshStyle(
    int samples,
    double near,
    boolean backFaces,
    float[] background,
    Optional<Lighting> light,
    Labels labels) {

  /** How class numbers become pixels. */
  public enum Labels {
    /** Numbers are blended by area, the empty part as 0. */
    BLENDED,
    /** The number of the nearest surface. */
    NEAREST
  }

  /** Labels blended by area. */
  public MeshStyle(
      int samples, double near, boolean backFaces, float[] background, Optional<Lighting> light) {
    this(samples, near, backFaces, background, light, Labels.BLENDED);
  }
}
