package io.avatarloom.morphable.mesh;

import java.util.List;
import java.util.Optional;

/**
 * A mesh to be drawn.
 *
 * @param positions [vertex, 3]
 * @param triangles [triangle * 3]
 * @param uv [texture vertex, 2], v up; empty without
 * @param uvTriangles [triangle * 3]; empty without
 * @param surfaces what triangles look like
 * @param surfaceOf [triangle] index into the surfaces
 * @param drawn [triangle] triangles that hide what lies behind them
 * @param shown [triangle] drawn triangles that appear in the pictures; the others leave them empty
 * @param classes [triangle] number in the label picture
 */
public record MeshScene(
    float[] positions,
    int[] triangles,
    float[] uv,
    int[] uvTriangles,
    List<Surface> surfaces,
    byte[] surfaceOf,
    boolean[] drawn,
    boolean[] shown,
    float[] classes) {

  /** A mesh that looks alike everywhere. */
  public MeshScene(
      float[] positions,
      int[] triangles,
      float[] uv,
      int[] uvTriangles,
      Optional<Texture> texture,
      float[] colour,
      boolean[] drawn,
      boolean[] shown,
      float[] classes) {
    this(
        positions,
        triangles,
        uv,
        uvTriangles,
        List.of(Surface.matt(texture, colour)),
        new byte[triangles.length / 3],
        drawn,
        shown,
        classes);
  }

  /** The same mesh with other triangles drawn and shown, and other classes. */
  public MeshScene with(boolean[] nowDrawn, boolean[] nowShown, float[] nowClasses) {
    return new MeshScene(
        positions, triangles, uv, uvTriangles, surfaces, surfaceOf, nowDrawn, nowShown, nowClasses);
  }

  Surface surface(int triangle) {
    return surfaces.get(surfaceOf[triangle]);
  }
}
