package io.avatarloom.eval.metric;

import io.avatarloom.core.tensor.Halt;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.SplatCloud;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How well splats still stand for the vertices of the template's face. Lengths in per cent of the
 * head's height, from the lowest vertex of the chin to the crown.
 *
 * @param vertices facial vertices of the mesh
 * @param lost facial vertices without a splat of their own
 * @param mean distance of facial vertices to their splats, over those that have one; NaN without
 * @param max largest of them
 * @param error mean over all facial vertices, where a lost one counts with the whole distance to
 *     the nearest splat that another vertex owns
 */
public record TemplateFit(int vertices, int lost, double mean, double max, double error) {
  private static final String FACIAL = "facial";

  /**
   * @param cloud splats with the label vertex, in the unit of the mesh
   * @param mesh the template, or its posed state for a posed cloud, with the label facial
   */
  public static TemplateFit of(SplatCloud cloud, Mesh mesh) {
    int[] owner = owners(cloud, mesh.positions().size(0));
    List<Integer> facial = labelled(mesh, FACIAL);
    double percent = 100 / headHeight(mesh);
    double sum = 0;
    double most = Double.NaN;
    double lostSum = 0;
    int lost = 0;
    for (int vertex : facial) {
      Halt.check();
      if (owner[vertex] < 0) {
        lost++;
        lostSum += nearest(cloud, mesh, vertex);
        continue;
      }
      double distance = distance(cloud, owner[vertex], mesh, vertex);
      sum += distance;
      most = Double.isNaN(most) ? distance : Math.max(most, distance);
    }
    return new TemplateFit(
        facial.size(),
        lost,
        percent * sum / (facial.size() - lost),
        percent * most,
        percent * (sum + lostSum) / facial.size());
  }

  /** Height of the head in the mesh's unit; of the whole mesh where no vertex is labelled chin. */
  public static double headHeight(Mesh mesh) {
    double top = Double.NEGATIVE_INFINITY;
    double bottom = Double.POSITIVE_INFINITY;
    List<Integer> chin = labelled(mesh, "chin");
    for (int v = 0; v < mesh.positions().size(0); v++) {
      top = Math.max(top, mesh.positions().at(3 * v + 1));
      bottom = Math.min(bottom, chin.isEmpty() ? mesh.positions().at(3 * v + 1) : bottom);
    }
    for (int v : chin) {
      bottom = Math.min(bottom, mesh.positions().at(3 * v + 1));
    }
    return top - bottom;
  }

  /** Vertices whose label is set. */
  private static List<Integer> labelled(Mesh mesh, String label) {
    List<Integer> vertices = new ArrayList<>();
    for (int v = 0; mesh.labels().containsKey(label) && v < mesh.positions().size(0); v++) {
      if (mesh.labels().get(label).at(v) > 0.5) {
        vertices.add(v);
      }
    }
    return vertices;
  }

  /** The splat of each vertex, -1 for none; the first of several. */
  private static int[] owners(SplatCloud cloud, int vertices) {
    int[] owner = new int[vertices];
    Arrays.fill(owner, -1);
    Tensor label = cloud.label("vertex", -1);
    for (int s = cloud.count() - 1; s >= 0; s--) {
      int vertex = (int) label.at(s);
      if (vertex >= 0 && vertex < vertices) {
        owner[vertex] = s;
      }
    }
    return owner;
  }

  private static double nearest(SplatCloud cloud, Mesh mesh, int vertex) {
    double best = Double.POSITIVE_INFINITY;
    Tensor label = cloud.label("vertex", -1);
    for (int s = 0; s < cloud.count(); s++) {
      if (label.at(s) >= 0) {
        best = Math.min(best, distance(cloud, s, mesh, vertex));
      }
    }
    return Double.isFinite(best) ? best : headHeight(mesh);
  }

  private static double distance(SplatCloud cloud, int splat, Mesh mesh, int vertex) {
    double sum = 0;
    for (int k = 0; k < 3; k++) {
      double d = cloud.means().at(3 * splat + k) - mesh.positions().at(3 * vertex + k);
      sum += d * d;
    }
    return Math.sqrt(sum);
  }
}
