package io.avatarloom.editor.stage;

import io.avatarloom.core.stage.DrawStyle;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What the stage shows and how.
 *
 * @param splats whether splats are drawn
 * @param splatScale factor on their size, 0 to 1
 * @param splatOpacity factor on their opacity, 0 to 1
 * @param splatLook how they are drawn
 * @param mesh whether the head's mesh is laid over them
 * @param beside whether the mesh stands beside the splats instead
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
    DrawStyle.SplatLook splatLook,
    boolean mesh,
    boolean beside,
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
        true,
        1,
        1,
        DrawStyle.SplatLook.COLOURS,
        false,
        false,
        DrawStyle.MeshLook.SHADED,
        0.5,
        0xd8d4d0,
        0xff2b2e33,
        Set.of());
  }

  public Look withSplats(boolean wanted) {
    return with(draft -> draft.splats = wanted);
  }

  public Look withSplatScale(double wanted) {
    return with(draft -> draft.splatScale = wanted);
  }

  public Look withSplatOpacity(double wanted) {
    return with(draft -> draft.splatOpacity = wanted);
  }

  public Look withSplatLook(DrawStyle.SplatLook wanted) {
    return with(draft -> draft.splatLook = wanted);
  }

  public Look withMesh(boolean wanted) {
    return with(draft -> draft.mesh = wanted);
  }

  public Look withBeside(boolean wanted) {
    return with(draft -> draft.beside = wanted);
  }

  public Look withMeshLook(DrawStyle.MeshLook wanted) {
    return with(draft -> draft.meshLook = wanted);
  }

  public Look withMeshOpacity(double wanted) {
    return with(draft -> draft.meshOpacity = wanted);
  }

  public Look withMeshColour(int wanted) {
    return with(draft -> draft.meshColour = wanted);
  }

  public Look withBackground(int wanted) {
    return with(draft -> draft.background = wanted);
  }

  public Look withHidden(Set<String> wanted) {
    return with(draft -> draft.hidden = wanted);
  }

  private Look with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.look();
  }

  /** A look in which single things are set. */
  private static final class Draft {
    private boolean splats;
    private double splatScale;
    private double splatOpacity;
    private DrawStyle.SplatLook splatLook;
    private boolean mesh;
    private boolean beside;
    private DrawStyle.MeshLook meshLook;
    private double meshOpacity;
    private int meshColour;
    private int background;
    private Set<String> hidden;

    Draft(Look look) {
      splats = look.splats;
      splatScale = look.splatScale;
      splatOpacity = look.splatOpacity;
      splatLook = look.splatLook;
      mesh = look.mesh;
      beside = look.beside;
      meshLook = look.meshLook;
      meshOpacity = look.meshOpacity;
      meshColour = look.meshColour;
      background = look.background;
      hidden = look.hidden;
    }

    Look look() {
      return new Look(
          splats,
          splatScale,
          splatOpacity,
          splatLook,
          mesh,
          beside,
          meshLook,
          meshOpacity,
          meshColour,
          background,
          hidden);
    }
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
        splatScale, splatOpacity, splatLook, meshLook, meshOpacity, meshColour, hidden);
  }
}
