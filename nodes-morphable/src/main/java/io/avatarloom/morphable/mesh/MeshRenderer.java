package io.avatarloom.morphable.mesh;

import io.avatarloom.core.tensor.Parallel;
import java.util.List;

/**
 * A z-buffer renderer of triangle meshes: perspective correct, supersampled, on all cores, the same
 * bytes whatever the thread schedule. Triangles that reach the near plane are left out whole.
 */
public final class MeshRenderer {
  private static final long SAMPLES_AT_ONCE = 8_000_000;

  private MeshRenderer() {}

  /**
   * @param views of one size
   */
  public static MeshPictures render(MeshScene scene, List<PinholeView> views, MeshStyle style) {
    int width = views.get(0).width();
    int height = views.get(0).height();
    float[] normals = VertexNormals.of(scene.positions(), scene.triangles());
    MeshPictures out = new MeshPictures(views.size(), width, height);
    long samples = (long) width * height * style.samples() * style.samples();
    int group = (int) Math.max(1, Math.min(views.size(), SAMPLES_AT_ONCE / samples));
    for (int first = 0; first < views.size(); first += group) {
      int last = Math.min(views.size(), first + group);
      renderGroup(scene, normals, views.subList(first, last), style, out, first);
    }
    return out;
  }

  private static void renderGroup(
      MeshScene scene,
      float[] normals,
      List<PinholeView> views,
      MeshStyle style,
      MeshPictures out,
      int first) {
    int count = views.size();
    int rows = out.height * style.samples();
    int bands = (2 * Runtime.getRuntime().availableProcessors() + count - 1) / count;
    ProjectedMesh[] meshes = new ProjectedMesh[count];
    VisibilityBuffer[] buffers = new VisibilityBuffer[count];
    Parallel.forEach(
        count,
        v -> {
          meshes[v] =
              new ProjectedMesh(scene.positions(), views.get(v), style.samples(), style.near());
          buffers[v] = new VisibilityBuffer(out.width * style.samples(), rows);
        });
    Parallel.forEach(
        count * bands,
        i -> {
          int v = i / bands;
          int band = i % bands;
          buffers[v].draw(
              meshes[v],
              scene.triangles(),
              scene.drawn(),
              style.backFaces(),
              rows * band / bands,
              rows * (band + 1) / bands);
        });
    Parallel.forEach(
        count * out.height,
        i -> {
          int v = i / out.height;
          new PixelShader(scene, normals, style, views.get(v), meshes[v], buffers[v])
              .row(out, first + v, i % out.height);
        });
  }
}
