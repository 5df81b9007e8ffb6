package io.avatarloom.editor.stage;

import io.avatarloom.core.stage.DrawStyle;
import java.util.Set;
import java.util.TreeSet;

/**
 * What the stage shows and how.
 *
 * @param splats whether splats are drawn
 * @param splatScale factor on their size, 0 to 1
 * @param splatOpacity factor on their opacity, 0 to 1
 * @param points whether splats are drawn as dots
 * @param mesh whether the head's mesh is laid over them
 * @param meshLook how
 * @param meshOpacity 0 to 1
 * @param meshColour RGB of the shaded mesh
 * @param background ARGB
 * @param hidden regions of the head that are left out
 */
public record Look(
    boolean splats,
    double splatScale,
    double splatOpacity,
    boolean points,
    boolean mesh,
    DrawStyle.MeshLook meshLook,
    double meshOpacity,
    int meshColour,
    int background,
    Set<String> hidden) {
  public Look {
    hidden = Set.copyOf(hidden);
  }

  public static Look plain() {
    return new Look(
        true, 1, 1, false, false, DrawStyle.MeshLook.SHADED, 0.5, 0xd8d4d0, 0xff2b2e33, Set.of());
  }

  public Look withSplats(boolean wanted) {
    return new Look(
        wanted,
        splatScale,
        splatOpacity,
        points,
        mesh,
        meshLook,
        meshOpacity,
        meshColour,
        background,
        hidden);
  }

  public Look withSplatScale(double wanted) {
    return new Look(
        splats,
        wanted,
        splatOpacity,
        points,
        mesh,
        meshLook,
        meshOpacity,
        meshColour,
        background,
        hidden);
  }

  public Look withSplatOpacity(double wanted) {
    return new Look(
        splats,
        splatScale,
        wanted,
        points,
        mesh,
        meshLook,
        meshOpacity,
        meshColour,
        background,
        hidden);
  }

  public Look withPoints(boolean wanted) {
    return new Look(
        splats,
        splatScale,
        splatOpacity,
        wanted,
        mesh,
        meshLook,
        meshOpacity,
        meshColour,
        background,
        hidden);
  }

  public Look withMesh(boolean wanted) {
    return new Look(
        splats,
        splatScale,
        splatOpacity,
        points,
        wanted,
        meshLook,
        meshOpacity,
        meshColour,
        background,
        hidden);
  }

  public Look withMeshLook(DrawStyle.MeshLook wanted) {
    return new Look(
        splats,
        splatScale,
        splatOpacity,
        points,
        mesh,
        wanted,
        meshOpacity,
        meshColour,
        background,
        hidden);
  }

  public Look withMeshOpacity(double wanted) {
    return new Look(
        splats,
        splatScale,
        splatOpacity,
        points,
        mesh,
        meshLook,
        wanted,
        meshColour,
        background,
        hidden);
  }

  public Look withMeshColour(int wanted) {
    return new Look(
        splats,
        splatScale,
        splatOpacity,
        points,
        mesh,
        meshLook,
        meshOpacity,
        wanted,
        background,
        hidden);
  }

  public Look withBackground(int wanted) {
    return new Look(
        splats,
        splatScale,
        splatOpacity,
        points,
        mesh,
        meshLook,
        meshOpacity,
        meshColour,
        wanted,
        hidden);
  }

  public Look withHidden(Set<String> wanted) {
    return new Look(
        splats,
        splatScale,
        splatOpacity,
        points,
        mesh,
        meshLook,
        meshOpacity,
        meshColour,
        background,
        wanted);
  }

  /** Leaves a region out, or shows it again. */
  Look withRegion(String region, boolean shown) {
    Set<String> regions = new TreeSet<>(hidden);
    if (shown) {
      regions.remove(region);
    } else {
      regions.add(region);
    }
    return withHidden(regions);
  }

  DrawStyle style() {
    return new DrawStyle(
        splatScale, splatOpacity, points, meshLook, meshOpacity, meshColour, hidden);
  }
}
