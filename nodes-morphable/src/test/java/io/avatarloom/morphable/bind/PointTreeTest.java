package io.avatarloom.morphable.bind;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PointTreeTest {
  @Test
  void equalsSearchingAllPoints() {
    Random random = new Random(1);
    float[] points = new float[3 * 500];
    for (int i = 0; i < points.length; i++) {
      points[i] = Math.round(random.nextFloat() * 20) / 20f;
    }
    PointTree tree = new PointTree(points);
    for (int trial = 0; trial < 100; trial++) {
      float[] p = {random.nextFloat(), random.nextFloat(), random.nextFloat()};
      List<Integer> expected =
          IntStream.range(0, 500)
              .boxed()
              .sorted(
                  Comparator.<Integer>comparingDouble(i -> squared(points, i, p))
                      .thenComparingInt(i -> i))
              .limit(7)
              .toList();
      PointTree.Nearest found = tree.nearest(p[0], p[1], p[2], 7);
      List<Integer> met = IntStream.range(0, found.size()).mapToObj(found::index).toList();
      assertThat(met).isEqualTo(expected);
    }
  }

  private static float squared(float[] points, int i, float[] p) {
    float x = points[3 * i] - p[0];
    float y = points[3 * i + 1] - p[1];
    float z = points[3 * i + 2] - p[2];
    return x * x + y * y + z * z;
  }

  @Test
  void givesFewerWhenThereAreFewer() {
    PointTree.Nearest found = new PointTree(new float[] {1, 0, 0, 2, 0, 0}).nearest(0, 0, 0, 5);
    assertThat(found.size()).isEqualTo(2);
    assertThat(found.distance(1)).isEqualTo(2);
    assertThat(new PointTree(new float[0]).nearest(0, 0, 0, 3).size()).isZero();
  }
}
