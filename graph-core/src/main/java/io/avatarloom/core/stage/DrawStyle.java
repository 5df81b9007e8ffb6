package io.avatarloom.core.stage;

/**
 * How the stage draws.
 *
 * @param splatScale factor on the size of splats, 0 (points) to 1
 * @param splatOpacity factor on the opacity of splats, 0 to 1
 * @param meshLook how meshes are drawn
 * @param meshOpacity 0 to 1
 * @param meshColour RGB of shaded meshes
 */
public record DrawStyle(
    double splatScale, double splatOpacity, MeshLook meshLook, double meshOpacity, int meshColour) {
  /** Ways to draw a mesh. */
  public enum MeshLook {
    /** In one colour, lit from the camera. */
    SHADED,
    /** Visible edges only. */
    WIRE,
    /** Every region in its own colour. */
    REGIONS
  }
}
