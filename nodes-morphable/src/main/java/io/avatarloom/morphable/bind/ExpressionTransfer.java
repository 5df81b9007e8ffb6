package io.avatarloom.morphable.bind;

import io.avatarloom.core.tensor.Parallel;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.SplatCloud;
import java.util.Arrays;

/**
 * Carries the motion of a mesh over to splats (Arc2Avatar, section 3.5: mu += displacement of the
 * vertex). Bound splats ride on their vertex. The others take part in the rigid motion of the head
 * and, the nearer they are, in what bound splats around them do beyond it.
 */
public final class ExpressionTransfer {
  private static final int CHUNK = 256;

  /**
   * @param rotate bound splats, with their distance from the vertex, turn with the surface
   * @param stretch bound splats grow along each of their axes as the surface does; with rotate, so
   *     does their distance from the vertex
   * @param maxStretch largest growth of an axis; the least is its inverse
   * @param neighbours bound splats that an unbound one looks at
   * @param reach distance over which unbound splats lose touch with the surface, in the unit of the
   *     cloud
   */
  public record Settings(
      boolean rotate, boolean stretch, double maxStretch, int neighbours, double reach) {}

  private final SplatCloud cloud;
  private final int[] vertices;
  private final float[] before;
  private final float[] after;
  private final Settings settings;
  private final SurfaceMotion surface;
  private final RigidMotion head;
  private final float[] means;
  private final float[] quats;
  private final float[] logScales;

  private ExpressionTransfer(
      SplatCloud cloud,
      int[] vertices,
      float[] before,
      float[] after,
      int[] triangles,
      float[] still,
      Settings settings) {
    this.cloud = cloud;
    this.vertices = vertices;
    this.before = before;
    this.after = after;
    this.settings = settings;
    this.surface = new SurfaceMotion(before, after, triangles);
    this.head = RigidMotion.between(before, after, still);
    this.means = cloud.means().data().clone();
    this.quats = cloud.quats().data().clone();
    this.logScales = cloud.logScales().data().clone();
  }

  /**
   * @param vertices [splat] vertex of the mesh, -1 for unbound splats
   * @param before [vertex, 3] the mesh the splats sit on
   * @param after [vertex, 3] where it moves
   * @param still [vertex] weight of the vertices that define the rigid motion of the head
   */
  public static SplatCloud move(
      SplatCloud cloud,
      int[] vertices,
      float[] before,
      float[] after,
      int[] triangles,
      float[] still,
      Settings settings) {
    ExpressionTransfer transfer =
        new ExpressionTransfer(cloud, vertices, before, after, triangles, still, settings);
    Parallel.chunks(
        vertices.length,
        CHUNK,
        (from, to) -> {
          for (int s = from; s < to; s++) {
            if (vertices[s] >= 0) {
              transfer.ride(s);
            }
          }
        });
    transfer.follow();
    return new SplatCloud(
        cloud.unitsPerMetre(),
        Tensor.of(transfer.means, cloud.means().shape()),
        Tensor.of(transfer.quats, cloud.quats().shape()),
        Tensor.of(transfer.logScales, cloud.logScales().shape()),
        cloud.logitOpacities(),
        cloud.sh(),
        cloud.labels());
  }

  private void ride(int s) {
    int v = vertices[s];
    double[] offset = new double[3];
    for (int c = 0; c < 3; c++) {
      offset[c] = means[3 * s + c] - before[3 * v + c];
    }
    double[] carried = offset;
    double[] turn = null;
    if (settings.rotate) {
      turn = surface.rotation(v);
      carried = apply(Quaternions.matrix(turn), offset);
    }
    if (settings.stretch) {
      double[] affine = surface.affine(v);
      stretch(s, affine);
      if (settings.rotate) {
        carried = stretched(offset, apply(affine, offset));
      }
    }
    for (int c = 0; c < 3; c++) {
      means[3 * s + c] = (float) (after[3 * v + c] + carried[c]);
    }
    if (turn != null) {
      turn(s, turn);
    }
  }

  private static double[] apply(double[] matrix, double[] x) {
    return new double[] {
      matrix[0] * x[0] + matrix[1] * x[1] + matrix[2] * x[2],
      matrix[3] * x[0] + matrix[4] * x[1] + matrix[5] * x[2],
      matrix[6] * x[0] + matrix[7] * x[1] + matrix[8] * x[2]
    };
  }

  /** The carried offset, shortened where it grew beyond the largest stretch. */
  private double[] stretched(double[] offset, double[] carried) {
    double longest = settings.maxStretch * length(offset);
    double length = length(carried);
    if (length > longest) {
      for (int c = 0; c < 3; c++) {
        carried[c] *= longest / length;
      }
    }
    return carried;
  }

  private static double length(double[] x) {
    return Math.sqrt(x[0] * x[0] + x[1] * x[1] + x[2] * x[2]);
  }

  private void turn(int s, double[] by) {
    double[] turned = Quaternions.multiply(by, quaternion(s));
    for (int c = 0; c < 4; c++) {
      quats[4 * s + c] = (float) turned[c];
    }
  }

  private double[] quaternion(int s) {
    return new double[] {quats[4 * s], quats[4 * s + 1], quats[4 * s + 2], quats[4 * s + 3]};
  }

  /** Axis k of a splat, the unit vector a, grows by |F a|. */
  private void stretch(int s, double[] affine) {
    double[] axes = Quaternions.matrix(quaternion(s));
    double limit = Math.log(settings.maxStretch);
    for (int k = 0; k < 3; k++) {
      double squares = 0;
      for (int r = 0; r < 3; r++) {
        double component =
            affine[3 * r] * axes[k]
                + affine[3 * r + 1] * axes[3 + k]
                + affine[3 * r + 2] * axes[6 + k];
        squares += component * component;
      }
      double growth = 0.5 * Math.log(Math.max(squares, 1e-30));
      logScales[3 * s + k] += (float) Math.max(-limit, Math.min(limit, growth));
    }
  }

  /** Moves the unbound splats; bound ones must have moved. */
  private void follow() {
    int[] bound = select(true);
    int[] free = select(false);
    float[] places = new float[3 * bound.length];
    for (int i = 0; i < bound.length; i++) {
      System.arraycopy(cloud.means().data(), 3 * bound[i], places, 3 * i, 3);
    }
    PointTree tree = new PointTree(places);
    Parallel.chunks(
        free.length,
        CHUNK,
        (from, to) -> {
          for (int i = from; i < to; i++) {
            follow(free[i], bound, tree);
          }
        });
  }

  private int[] select(boolean bound) {
    int[] chosen = new int[vertices.length];
    int count = 0;
    for (int s = 0; s < vertices.length; s++) {
      if (vertices[s] >= 0 == bound) {
        chosen[count++] = s;
      }
    }
    return Arrays.copyOf(chosen, count);
  }

  private void follow(int s, int[] bound, PointTree tree) {
    float x = means[3 * s];
    float y = means[3 * s + 1];
    float z = means[3 * s + 2];
    PointTree.Nearest near = tree.nearest(x, y, z, settings.neighbours);
    double softening = near.distance(near.size() - 1) + 1e-12;
    double[] sum = new double[3];
    double total = 0;
    float[] rest = cloud.means().data();
    for (int k = 0; k < near.size(); k++) {
      int b = bound[near.index(k)];
      double ratio = near.distance(k) / softening;
      double weight = Math.exp(-2 * ratio * ratio);
      total += weight;
      for (int c = 0; c < 3; c++) {
        double rigid = head.move(c, rest[3 * b], rest[3 * b + 1], rest[3 * b + 2]);
        sum[c] += weight * (means[3 * b + c] - rigid);
      }
    }
    double lost = near.distance(0) / settings.reach;
    double hold = Math.exp(-lost * lost) / total;
    for (int c = 0; c < 3; c++) {
      means[3 * s + c] = (float) (head.move(c, x, y, z) + hold * sum[c]);
    }
    if (settings.rotate) {
      turn(s, head.quaternion());
    }
  }
}
