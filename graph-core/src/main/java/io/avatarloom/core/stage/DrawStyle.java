package io.avatarloom.core.stage;

import java.util.Set;

/**
 * How the stage draws.
 *
 * @param splatScale factor on the size of splats, 0 (points) to 1
 * @param splatOpacity factor on the opacity of splats, 0 to 1
 * @param splatLook how splats are drawn
 * @param meshLook how meshes are drawn
 * @param meshOpacity 0 to 1
 * @param meshColour RGB of shaded meshes
 * @param hidden regions, by label, whose splats and triangles are left out
 */
public record DrawStyle(
    double splatScale,
    double splatOpacity,
    SplatLook splatLook,
    MeshLook meshLook,
    double meshOpacity,
    int meshColour,
    Set<String> hidden) {
  /** Ways to draw splats. */
  public enum SplatLook {
    /** In their colours. */
    COLOURS,
    /** Small opaque dots, without regard to the factors. */
    POINTS,
    /** Directions of the surface, from the depth: red right, green up, blue toward the camera. */
    NORMALS
  }

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
