package io.avatarloom.editor.panel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CurveTest {
  private static final double[] X = {1, 2, 3, 4};

  @Test
  void aRunningMeanKeepsWhatIsConstantAndDampsWhatSwings() {
    Curve flat = new Curve("flat", X, new double[] {2, 2, 2, 2});
    Curve swing = new Curve("swing", X, new double[] {0, 4, 0, 4});

    assertThat(flat.smoothed(0.9).y()).containsExactly(new double[] {2, 2, 2, 2}, within(1e-12));
    assertThat(swing.smoothed(0.9).y()[3]).isBetween(1.5, 2.6);
    assertThat(swing.smoothed(0)).isSameAs(swing);
  }

  @Test
  void gapsStayGapsAndAreNeverTheNearestPoint() {
    Curve gap = new Curve("gap", X, new double[] {1, Double.NaN, 3, 4});

    assertThat(gap.smoothed(0.5).y()[1]).isNaN();
    assertThat(gap.nearest(2.1)).isEqualTo(2);
    assertThat(
            new Curve("none", X, new double[] {Double.NaN, Double.NaN, Double.NaN, Double.NaN})
                .nearest(1))
        .isNegative();
  }

  @Test
  void placesOnAnAxisAreTheInverseOfItsValues() {
    for (boolean log : new boolean[] {false, true}) {
      PlotAxis axis = PlotAxis.around(0.01, 100, log);
      assertThat(axis.value(axis.place(5))).isCloseTo(5, within(1e-9));
      assertThat(axis.place(0.01)).isBetween(0.0, 0.1);
      assertThat(axis.ticks(5))
          .isNotEmpty()
          .allSatisfy(t -> assertThat(t).isBetween(axis.low(), axis.high()));
    }
    assertThat(PlotAxis.around(0.01, 100, true).place(-1)).isNaN();
    assertThat(PlotAxis.around(3, 3, false).high()).isGreaterThan(3);
  }

  @Test
  void marksOfBytesArePowersOfTwoApart() {
    double gigabyte = 1L << 30;

    assertThat(PlotAxis.around(0, 1.5 * gigabyte, false).ticks(4, PlotAxis::binaryStep))
        .containsExactly(0.0, gigabyte / 2, gigabyte, 1.5 * gigabyte);
  }
}
