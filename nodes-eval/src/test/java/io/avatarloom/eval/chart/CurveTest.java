package io.avatarloom.eval.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.value.Series;
import java.util.stream.IntStream;
import org.eclipse.collections.api.factory.Lists;
import org.junit.jupiter.api.Test;

class CurveTest {
  @Test
  void numbersNotRecordedAreLeftOut() {
    Series series =
        new Series(
            Lists.immutable.of("a", "b"),
            new double[] {0, 1, 2},
            new double[][] {{1, Double.NaN, 3}, {4, 5, 6}});
    assertThat(Curve.all(series).get(0).x()).containsExactly(0, 2);
    assertThat(Curve.all(series).get(1).y()).containsExactly(4, 5, 6);
  }

  @Test
  void smoothingIsARunningMean() {
    Curve curve = new Curve("a", new double[] {0, 1, 2, 3}, new double[] {0, 3, 6, 3});
    assertThat(curve.smoothed(3).y()).containsExactly(new double[] {1.5, 3, 4, 4.5}, within(1e-12));
    assertThat(curve.smoothed(1).y()).containsExactly(curve.y());
  }

  @Test
  void thinningKeepsTheSpikes() {
    double[] x = IntStream.range(0, 100_000).asDoubleStream().toArray();
    double[] y = new double[x.length];
    y[54_321] = 7;
    y[777] = -7;
    Curve thin = new Curve("a", x, y).thinned(500);
    assertThat(thin.y()).hasSize(500).contains(7.0, -7.0);
    assertThat(thin.x()).isSorted();
  }
}
