package io.avatarloom.morphable.mesh;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Mesh;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** Repeated midpoint subdivision of a mesh with its texture coordinates and labels. */
public final class MeshSubdivision {
  private MeshSubdivision() {}

  /** Splits every triangle. */
  public static Mesh whole(Mesh mesh, int levels) {
    boolean[] all = new boolean[mesh.triangles().length / 3];
    Arrays.fill(all, true);
    return named(split(mesh, all, levels, 0), mesh.topology() + "/sub" + levels);
  }

  /**
   * Splits a region and the rest to different levels.
   *
   * @param label name of the region, part of the new topology id
   * @param inside [triangle] the region
   */
  public static Mesh region(
      Mesh mesh, String label, boolean[] inside, int levels, int levelsElsewhere) {
    return named(
        split(mesh, inside, levels, levelsElsewhere),
        mesh.topology() + "/" + label + levels + "-" + levelsElsewhere);
  }

  private static Mesh split(Mesh mesh, boolean[] inside, int levels, int levelsElsewhere) {
    Mesh finer = mesh;
    boolean[] mark = inside;
    for (int level = 0; level < Math.max(levels, levelsElsewhere); level++) {
      boolean[] split = new boolean[mark.length];
      for (int t = 0; t < split.length; t++) {
        split[t] = level < (mark[t] ? levels : levelsElsewhere);
      }
      Midpoints midpoints = Midpoints.of(finer.positions().size(0), finer.triangles(), split);
      finer = apply(finer, midpoints, split);
      boolean[] inherited = new boolean[midpoints.origins().length];
      for (int t = 0; t < inherited.length; t++) {
        inherited[t] = mark[midpoints.origins()[t]];
      }
      mark = inherited;
    }
    return finer;
  }

  private static Mesh apply(Mesh mesh, Midpoints midpoints, boolean[] split) {
    Tensor uv = mesh.uv();
    int[] uvTriangles = mesh.uvTriangles();
    if (uvTriangles.length > 0) {
      Midpoints inTexture = Midpoints.of(uv.size(0), uvTriangles, split);
      uv = rows(inTexture.apply(uv.data(), 2), 2);
      uvTriangles = inTexture.triangles();
    }
    SortedMap<String, Tensor> labels = new TreeMap<>();
    mesh.labels()
        .forEach(
            (name, label) -> {
              float[] finer = midpoints.applyLabel(label.data());
              labels.put(name, Tensor.of(finer, finer.length));
            });
    return new Mesh(
        mesh.topology(),
        mesh.unitsPerMetre(),
        rows(midpoints.apply(mesh.positions().data(), 3), 3),
        midpoints.triangles(),
        uv,
        uvTriangles,
        labels);
  }

  private static Tensor rows(float[] data, int width) {
    return Tensor.of(data, data.length / width, width);
  }

  private static Mesh named(Mesh mesh, String topology) {
    return new Mesh(
        topology,
        mesh.unitsPerMetre(),
        mesh.positions(),
        mesh.triangles(),
        mesh.uv(),
        mesh.uvTriangles(),
        mesh.labels());
  }
}
