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
  private final float[] still;
  private final Settings settings;
  private final SurfaceRest surface;
  private final Followers followers;

  /** Vertices that carry splats. */
  private final int[] carriers;

  /**
   * Does once what all motions share.
   *
   * @param vertices [splat] vertex of the mesh, -1 for unbound splats
   * @param before [vertex, 3] the mesh the splats sit on
   * @param still [vertex] weight of the vertices that define the rigid motion of the head
   */
  public ExpressionTransfer(
      SplatCloud cloud,
      int[] vertices,
      float[] before,
      int[] triangles,
      float[] still,
      Settings settings) {
    this.cloud = cloud;
    this.vertices = vertices;
    this.still = still;
    this.settings = settings;
    this.surface = new SurfaceRest(before, triangles);
    this.carriers = Arrays.stream(vertices).filter(v -> v >= 0).sorted().distinct().toArray();
    this.followers =
        new Followers(cloud.means().data(), vertices, settings.neighbours, settings.reach);
  }

  /**
   * The splats on the moved mesh. Safe for use from several threads.
   *
   * @param after [vertex, 3] where the mesh moves
   */
  public SplatCloud move(float[] after) {
    return new Moving(after).cloud();
  }

  /** One motion. */
  private final class Moving {
    private final float[] before = surface.positions;
    private final float[] after;
    private final SurfaceMotion motion;
    private final float[] means = cloud.means().data().clone();
    private final float[] quats = cloud.quats().data().clone();
    private final float[] logScales = cloud.logScales().data().clone();

    Moving(float[] after) {
      this.after = after;
      this.motion = new SurfaceMotion(surface, after, carriers);
    }

    SplatCloud cloud() {
      Parallel.chunks(
          vertices.length,
          CHUNK,
          (from, to) -> {
            for (int s = from; s < to; s++) {
              if (vertices[s] >= 0) {
                ride(s);
              }
            }
          });
      RigidMotion head = RigidMotion.between(before, after, still);
      followers.follow(head, means);
      if (settings.rotate) {
        for (int s : followers.splats()) {
          turn(s, head.quaternion());
        }
      }
      return new SplatCloud(
          cloud.unitsPerMetre(),
          Tensor.of(means, cloud.means().shape()),
          Tensor.of(quats, cloud.quats().shape()),
          Tensor.of(logScales, cloud.logScales().shape()),
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
      if (settings.rotate) {
        carried = apply(Quaternions.matrix(motion.rotation(v)), offset);
      }
      if (settings.stretch) {
        stretch(s, motion.affine(v));
        if (settings.rotate) {
          carried = stretched(offset, apply(motion.affine(v), offset));
        }
      }
      for (int c = 0; c < 3; c++) {
        means[3 * s + c] = (float) (after[3 * v + c] + carried[c]);
      }
      if (settings.rotate) {
        turn(s, motion.rotation(v));
      }
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
}
