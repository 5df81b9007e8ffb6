package io.avatarloom.morphable.mesh;

import io.avatarloom.core.tensor.Parallel;
import java.util.List;
import java.util.Optional;

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

  /**
   * One view in two pictures from one pass: first a part of the scene alone, then all of it. Runs
   * on the calling thread, for callers that draw many scenes at once.
   *
   * @param part the scene with fewer triangles drawn
   */
  public static Layers layers(MeshScene part, MeshScene whole, PinholeView view, MeshStyle style) {
    float[] normals = VertexNormals.of(whole.positions(), whole.triangles());
    int rows = view.height() * style.samples();
    ProjectedMesh mesh = new ProjectedMesh(whole.positions(), view, style.samples(), style.near());
    VisibilityBuffer buffer = new VisibilityBuffer(view.width() * style.samples(), rows);
    buffer.draw(mesh, part, style.backFaces(), 0, rows);
    MeshStyle plain =
        new MeshStyle(
            style.samples(), style.near(), style.backFaces(), style.background(), Optional.empty());
    MeshPictures first = shade(part, normals, plain, view, mesh, buffer);
    boolean[] rest = whole.drawn().clone();
    for (int t = 0; t < rest.length; t++) {
      rest[t] &= !part.drawn()[t];
    }
    MeshScene remaining = whole.with(rest, whole.shown(), whole.classes());
    buffer.draw(mesh, remaining, style.backFaces(), 0, rows);
    return new Layers(first, shade(whole, normals, style, view, mesh, buffer));
  }

  /**
   * @param part the pictures of the part, without light
   * @param whole the pictures of everything
   */
  public record Layers(MeshPictures part, MeshPictures whole) {}

  private static MeshPictures shade(
      MeshScene scene,
      float[] normals,
      MeshStyle style,
      PinholeView view,
      ProjectedMesh mesh,
      VisibilityBuffer buffer) {
    MeshPictures out = new MeshPictures(1, view.width(), view.height());
    PixelShader shader = new PixelShader(scene, normals, style, view, mesh, buffer);
    for (int y = 0; y < view.height(); y++) {
      shader.row(out, 0, y);
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
              meshes[v], scene, style.backFaces(), rows * band / bands, rows * (band + 1) / bands);
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
