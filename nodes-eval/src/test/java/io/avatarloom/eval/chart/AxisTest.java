package io.avatarloom.eval.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class AxisTest {
  @Test
  void ticksAreRound() {
    assertThat(new Axis(0.13, 0.97, false).ticks(5))
        .containsExactly(new double[] {0.2, 0.4, 0.6, 0.8}, within(1e-12));
    assertThat(new Axis(0, 2600, false).ticks(6)).containsExactly(0, 500, 1000, 1500, 2000, 2500);
    assertThat(new Axis(-3, 3, false).ticks(3)).containsExactly(-2, 0, 2);
  }

  @Test
  void logarithmicTicksAreDecades() {
    assertThat(new Axis(2e-5, 3, true).ticks(8)).hasSize(5).contains(1e-3);
    assertThat(new Axis(0.5, 30, true).ticks(5)).contains(1, 2, 5, 10, 20);
  }

  @Test
  void labelsAreShort() {
    assertThat(Axis.label(0)).isEqualTo("0");
    assertThat(Axis.label(0.2 + 0.1)).isEqualTo("0.3");
    assertThat(Axis.label(20_000)).isEqualTo("20k");
    assertThat(Axis.label(-3e-5)).isEqualTo("-3e-5");
    assertThat(Axis.label(100)).isEqualTo("100");
    assertThat(Axis.label(2e6)).isEqualTo("2e6");
  }

  @Test
  void aroundTakesLevelEmptyAndBrokenData() {
    assertThat(Axis.around(DoubleStream.of(3, 3, Double.NaN), false, 0.1).position(3))
        .isCloseTo(0.5, within(1e-9));
    Axis empty = Axis.around(DoubleStream.empty(), true, 0);
    assertThat(empty.max()).isGreaterThan(empty.min());
    Axis log = Axis.around(DoubleStream.of(-1, 0, 0.01, 100), true, 0);
    assertThat(log.position(1)).isCloseTo(0.5, within(1e-9));
  }
}
