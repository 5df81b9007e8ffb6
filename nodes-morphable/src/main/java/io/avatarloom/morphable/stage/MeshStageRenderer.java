package io.avatarloom.morphable.stage;

import io.avatarloom.core.stage.AvatarRenderer;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.Value;
import io.avatarloom.morphable.mesh.MeshOverlay;
import io.avatarloom.morphable.mesh.PinholeView;

/** Draws meshes over the stage's picture: shaded, as visible edges, or by region. */
public final class MeshStageRenderer implements AvatarRenderer {
  @Override
  public boolean draws(Value value) {
    return value instanceof Mesh;
  }

  @Override
  public Drawing prepare(Value value) {
    Mesh mesh = (Mesh) value;
    float[] metres = metres(mesh);
    int[] colours = RegionColours.of(mesh);
    MeshOverlay overlay = new MeshOverlay(metres, mesh.triangles(), colours);
    return (camera, style, argb) -> {
      float[] matrix = new float[16];
      for (int i = 0; i < 16; i++) {
        matrix[i] = (float) camera.worldToCamera()[i];
      }
      PinholeView view =
          new PinholeView(
              matrix,
              camera.focalPx(),
              camera.focalPx(),
              camera.width() / 2.0,
              camera.height() / 2.0,
              camera.width(),
              camera.height());
      overlay.draw(
          view,
          MeshOverlay.Look.valueOf(style.meshLook().name()),
          style.meshOpacity(),
          style.meshColour(),
          argb);
    };
  }

  private static float[] metres(Mesh mesh) {
    float[] metres = mesh.positions().data().clone();
    for (int i = 0; i < metres.length; i++) {
      metres[i] /= (float) mesh.unitsPerMetre();
    }
    return metres;
  }
}
