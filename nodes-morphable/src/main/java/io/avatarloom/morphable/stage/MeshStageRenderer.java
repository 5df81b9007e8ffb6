package io.avatarloom.morphable.stage;

import io.avatarloom.core.stage.AvatarRenderer;
import io.avatarloom.core.stage.DrawStyle;
import io.avatarloom.core.stage.StageCamera;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.Value;
import io.avatarloom.morphable.mesh.MeshOverlay;
import io.avatarloom.morphable.mesh.PinholeView;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.IntStream;

/** Draws meshes over the stage's picture: shaded, as visible edges, or by region. */
public final class MeshStageRenderer implements AvatarRenderer {
  @Override
  public boolean draws(Value value) {
    return value instanceof Mesh;
  }

  @Override
  public Drawing prepare(Value value) {
    return new Prepared((Mesh) value);
  }

  private static final class Prepared implements Drawing {
    private final Mesh mesh;
    private final float[] metres;
    private final int[] colours;
    private Set<String> hidden = Set.of();
    private MeshOverlay overlay;

    Prepared(Mesh mesh) {
      this.mesh = mesh;
      metres = metres(mesh);
      colours = RegionColours.of(mesh);
      overlay = new MeshOverlay(metres, mesh.triangles(), colours);
    }

    @Override
    public void draw(StageCamera camera, DrawStyle style, int[] argb) {
      if (!style.hidden().equals(hidden)) {
        hidden = style.hidden();
        int[] kept = kept();
        overlay = new MeshOverlay(metres, corners(kept), colours(kept));
      }
      MeshOverlay.Look look = MeshOverlay.Look.valueOf(style.meshLook().name());
      overlay.draw(view(camera), look, style.meshOpacity(), style.meshColour(), argb);
    }

    /** Triangles that do not lie with all corners in hidden regions. */
    private int[] kept() {
      boolean[] away = new boolean[metres.length / 3];
      for (String region : hidden) {
        Tensor mask = mesh.labels().get(region);
        for (int v = 0; mask != null && v < away.length; v++) {
          away[v] |= mask.at(v) > 0.5f;
        }
      }
      int[] all = mesh.triangles();
      return IntStream.range(0, all.length / 3)
          .filter(t -> !(away[all[3 * t]] && away[all[3 * t + 1]] && away[all[3 * t + 2]]))
          .toArray();
    }

    private int[] corners(int[] kept) {
      int[] corners = new int[3 * kept.length];
      for (int t = 0; t < kept.length; t++) {
        System.arraycopy(mesh.triangles(), 3 * kept[t], corners, 3 * t, 3);
      }
      return corners;
    }

    private int[] colours(int[] kept) {
      return Arrays.stream(kept).map(t -> colours[t]).toArray();
    }
  }

  private static PinholeView view(StageCamera camera) {
    float[] matrix = new float[16];
    for (int i = 0; i < 16; i++) {
      matrix[i] = (float) camera.worldToCamera()[i];
    }
    return new PinholeView(
        matrix,
        camera.focalPx(),
        camera.focalPx(),
        camera.width() / 2.0,
        camera.height() / 2.0,
        camera.width(),
        camera.height());
  }

  private static float[] metres(Mesh mesh) {
    float[] metres = mesh.positions().data().clone();
    for (int i = 0; i < metres.length; i++) {
      metres[i] /= (float) mesh.unitsPerMetre();
    }
    return metres;
  }
}
