package io.avatarloom.eval.metric;

import io.avatarloom.core.tensor.Tensor;
import java.util.Arrays;

/**
 * How close the faces of several views are to one face, by their unit descriptors.
 *
 * @param cosine [view] NaN where no face was found
 * @param distance [view] Euclidean, NaN where no face was found
 * @param meanCosine over the views with a face; NaN when there is none
 * @param meanDistance Euclidean distance of the mean descriptor of the views, scaled to unit
 *     length, to the reference; NaN when no view has a face
 */
public record IdentitySimilarity(
    double[] cosine, double[] distance, double meanCosine, double meanDistance) {

  /**
   * @param views [view, width] of unit length; a row that is not finite means no face
   * @param reference [width] of unit length
   */
  public static IdentitySimilarity of(Tensor views, Tensor reference) {
    int count = views.size(0);
    int width = reference.length();
    double[] cosine = new double[count];
    double[] distance = new double[count];
    double[] sum = new double[width];
    for (int v = 0; v < count; v++) {
      double[] row = row(views, v, width);
      double[] expected = row(reference, 0, width);
      cosine[v] = dot(row, expected);
      distance[v] = distance(row, expected);
      for (int i = 0; i < width && Double.isFinite(cosine[v]); i++) {
        sum[i] += row[i];
      }
    }
    double norm = Math.sqrt(dot(sum, sum));
    double[] mean = Arrays.stream(sum).map(x -> x / norm).toArray();
    return new IdentitySimilarity(
        cosine,
        distance,
        Arrays.stream(cosine).filter(Double::isFinite).average().orElse(Double.NaN),
        distance(mean, row(reference, 0, width)));
  }

  private static double[] row(Tensor rows, int row, int width) {
    double[] out = new double[width];
    for (int i = 0; i < width; i++) {
      out[i] = rows.at(row * width + i);
    }
    return out;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }
}
