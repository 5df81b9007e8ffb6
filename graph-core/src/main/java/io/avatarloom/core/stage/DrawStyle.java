package io.avatarloom.core.stage;

/**
 * How the stage draws.
 *
 * @param splatScale factor on the size of splats, 0 (points) to 1
 * @param meshLook how meshes are drawn
 * @param meshOpacity 0 to 1
 */
public record DrawStyle(double splatScale, MeshLook meshLook, double meshOpacity) {
  /** Ways to draw a mesh. */
  public enum MeshLook {
    /** Grey, lit from the camera. */
    SHADED,
    /** Visible edges only. */
    WIRE,
    /** Every region in its own colour. */
    REGIONS
  }
}
