package io.avatarloom.morphable.mesh;

import io.avatarloom.core.tensor.Parallel;
import java.util.Arrays;
import java.util.Optional;

/** Draws a mesh over a picture, one sample a pixel, fast enough for interaction. */
public final class MeshOverlay {
  private static final double NEAR_M = 0.01;
  private static final int ROWS_PER_BAND = 64;
  private static final int WIRE = 0x58e0ff;
  private static final float AMBIENT = 0.3f;

  /** Ways to draw. */
  public enum Look {
    SHADED,
    WIRE,
    REGIONS
  }

  private final float[] positions;
  private final int[] triangles;
  private final int[] colours;
  private final MeshScene scene;

  /** [vertex, 3] unit normals. */
  private final float[] normals;

  /**
   * @param positions [vertex, 3] metres
   * @param triangles [triangle * 3]
   * @param colours [triangle] for the regions look
   */
  public MeshOverlay(float[] positions, int[] triangles, int[] colours) {
    this.positions = positions;
    this.triangles = triangles;
    this.colours = colours;
    boolean[] drawn = new boolean[triangles.length / 3];
    Arrays.fill(drawn, true);
    this.scene =
        new MeshScene(
            positions,
            triangles,
            new float[0],
            new int[0],
            Optional.empty(),
            new float[3],
            drawn,
            drawn,
            new float[drawn.length]);
    this.normals = VertexNormals.of(positions, triangles);
  }

  /**
   * @param opacity 0 to 1
   * @param plain RGB of the shaded look
   * @param argb [height, width] read and written
   */
  public void draw(PinholeView view, Look look, double opacity, int plain, int[] argb) {
    ProjectedMesh mesh = new ProjectedMesh(positions, view, 1, NEAR_M);
    VisibilityBuffer buffer = new VisibilityBuffer(view.width(), view.height());
    int height = view.height();
    Parallel.chunks(height, ROWS_PER_BAND, (from, to) -> buffer.draw(mesh, scene, false, from, to));
    Parallel.chunks(
        height,
        ROWS_PER_BAND,
        (from, to) -> {
          for (int i = from * view.width(); i < to * view.width(); i++) {
            int triangle = buffer.triangle(i);
            if (triangle >= 0 && (look != Look.WIRE || edge(buffer, i, triangle))) {
              argb[i] = blend(argb[i], colour(view, look, plain, triangle), opacity);
            }
          }
        });
  }

  /** A pixel is on an edge where its right or lower neighbour sees another triangle. */
  private static boolean edge(VisibilityBuffer buffer, int i, int triangle) {
    boolean lastColumn = i % buffer.width == buffer.width - 1;
    boolean lastRow = i / buffer.width == buffer.height - 1;
    return (!lastColumn && buffer.triangle(i + 1) != triangle)
        || (!lastRow && buffer.triangle(i + buffer.width) != triangle);
  }

  private int colour(PinholeView view, Look look, int plain, int triangle) {
    if (look == Look.WIRE) {
      return WIRE;
    }
    int base = look == Look.REGIONS ? colours[triangle] : plain;
    return shaded(base, AMBIENT + (1 - AMBIENT) * facing(view, triangle));
  }

  /** Cosine between the surface and the direction to the camera. */
  private float facing(PinholeView view, int triangle) {
    double toward = 0;
    for (int k = 0; k < 3; k++) {
      int v = 3 * triangles[3 * triangle + k];
      toward -= view.turn(2, normals[v], normals[v + 1], normals[v + 2]) / 3;
    }
    return (float) Math.max(0, Math.min(1, toward));
  }

  private static int shaded(int rgb, float light) {
    return (int) ((rgb >> 16 & 0xff) * light) << 16
        | (int) ((rgb >> 8 & 0xff) * light) << 8
        | (int) ((rgb & 0xff) * light);
  }

  private static int blend(int behind, int front, double opacity) {
    int red = mix(behind >> 16 & 0xff, front >> 16 & 0xff, opacity);
    int green = mix(behind >> 8 & 0xff, front >> 8 & 0xff, opacity);
    int blue = mix(behind & 0xff, front & 0xff, opacity);
    return 0xff000000 | red << 16 | green << 8 | blue;
  }

  private static int mix(int behind, int front, double opacity) {
    return (int) Math.round(behind + opacity * (front - behind));
  }
}
