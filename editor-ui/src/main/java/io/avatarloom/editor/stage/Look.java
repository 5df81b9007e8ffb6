package io.avatarloom.editor.stage;

import io.avatarloom.core.stage.DrawStyle;

/**
 * What the stage shows and how.
 *
 * @param splats whether splats are drawn
 * @param splatScale factor on their size, 0 to 1
 * @param splatOpacity factor on their opacity, 0 to 1
 * @param mesh whether the head's mesh is laid over them
 * @param meshLook how
 * @param meshOpacity 0 to 1
 * @param meshColour RGB of the shaded mesh
 * @param background ARGB
 */
public record Look(
    boolean splats,
    double splatScale,
    double splatOpacity,
    boolean mesh,
    DrawStyle.MeshLook meshLook,
    double meshOpacity,
    int meshColour,
    int background) {
  public static Look plain() {
    return new Look(true, 1, 1, false, DrawStyle.MeshLook.SHADED, 0.5, 0xd8d4d0, 0xff2b2e33);
  }

  public Look withSplats(boolean wanted) {
    return new Look(
        wanted, splatScale, splatOpacity, mesh, meshLook, meshOpacity, meshColour, background);
  }

  public Look withSplatScale(double wanted) {
    return new Look(
        splats, wanted, splatOpacity, mesh, meshLook, meshOpacity, meshColour, background);
  }

  public Look withSplatOpacity(double wanted) {
    return new Look(
        splats, splatScale, wanted, mesh, meshLook, meshOpacity, meshColour, background);
  }

  public Look withMesh(boolean wanted) {
    return new Look(
        splats, splatScale, splatOpacity, wanted, meshLook, meshOpacity, meshColour, background);
  }

  public Look withMeshLook(DrawStyle.MeshLook wanted) {
    return new Look(
        splats, splatScale, splatOpacity, mesh, wanted, meshOpacity, meshColour, background);
  }

  public Look withMeshOpacity(double wanted) {
    return new Look(
        splats, splatScale, splatOpacity, mesh, meshLook, wanted, meshColour, background);
  }

  public Look withMeshColour(int wanted) {
    return new Look(
        splats, splatScale, splatOpacity, mesh, meshLook, meshOpacity, wanted, background);
  }

  public Look withBackground(int wanted) {
    return new Look(
        splats, splatScale, splatOpacity, mesh, meshLook, meshOpacity, meshColour, wanted);
  }

  DrawStyle style() {
    return new DrawStyle(splatScale, splatOpacity, meshLook, meshOpacity, meshColour);
  }
}
