package io.avatarloom.editor.stage;

import io.avatarloom.core.stage.DrawStyle;

/**
 * What the stage shows and how.
 *
 * @param splats whether splats are drawn
 * @param splatScale factor on their size, 0 to 1
 * @param mesh whether the head's mesh is laid over them
 * @param meshLook how
 * @param meshOpacity 0 to 1
 * @param background ARGB
 */
public record Look(
    boolean splats,
    double splatScale,
    boolean mesh,
    DrawStyle.MeshLook meshLook,
    double meshOpacity,
    int background) {
  public static Look plain() {
    return new Look(true, 1, false, DrawStyle.MeshLook.SHADED, 0.5, 0xff2b2e33);
  }

  public Look withSplats(boolean on) {
    return new Look(on, splatScale, mesh, meshLook, meshOpacity, background);
  }

  public Look withSplatScale(double scale) {
    return new Look(splats, scale, mesh, meshLook, meshOpacity, background);
  }

  public Look withMesh(boolean on) {
    return new Look(splats, splatScale, on, meshLook, meshOpacity, background);
  }

  public Look withMeshLook(DrawStyle.MeshLook look) {
    return new Look(splats, splatScale, mesh, look, meshOpacity, background);
  }

  public Look withMeshOpacity(double opacity) {
    return new Look(splats, splatScale, mesh, meshLook, opacity, background);
  }

  public Look withBackground(int argb) {
    return new Look(splats, splatScale, mesh, meshLook, meshOpacity, argb);
  }

  DrawStyle style() {
    return new DrawStyle(splatScale, meshLook, meshOpacity);
  }
}
