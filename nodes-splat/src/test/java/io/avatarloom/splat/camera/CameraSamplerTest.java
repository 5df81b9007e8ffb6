package io.avatarloom.splat.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.value.CameraBatch;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CameraSamplerTest {
  private static final Offset<Double> EXACT = within(1e-9);
  private static final CameraSampler.Relaxation RELEASED =
      new CameraSampler.Relaxation(new double[] {0.8, 1.1}, new double[] {0.3, 0.7}, 0.95, 4.6);

  private static CameraSampler sampler(String preset) {
    return new CameraSampler(
        preset,
        new double[] {0.4, 0.6},
        new double[] {5.6, 5.9},
        null,
        new double[] {-10, 35},
        180,
        new double[3],
        0,
        0,
        0,
        RELEASED);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0.4, 0.6, 5.6",
    "1, 0.32, 0.66, 5.32",
    "2, 0.3, 0.7, 5.054",
    "3, 0.3, 0.7, 4.8013",
    "4, 0.3, 0.7, 4.6",
    "5, 0.3, 0.7, 4.6"
  })
  void relaxationEveryFifteenHundredIterations(int times, double low, double high, double radius) {
    double[] fov = RELEASED.fov(new double[] {0.4, 0.6}, times);
    assertThat(fov[0]).isCloseTo(low, EXACT);
    assertThat(fov[1]).isCloseTo(high, EXACT);
    double[] distance = RELEASED.radius(new double[] {5.6, 5.9}, times);
    assertThat(distance[0]).isCloseTo(radius, EXACT);
    assertThat(distance[1]).isEqualTo(5.9);
  }

  @Test
  void paperTakesOneAzimuthFromEachQuadrant() {
    for (int draw = 0; draw < 20; draw++) {
      CameraBuilder builder = new CameraBuilder(16, 16);
      sampler("paper").draw(4, 0, new CounterRandom(draw, "cameras", 0), builder);
      CameraBatch views = builder.build();
      for (int view = 0; view < 4; view++) {
        assertThat(views.azimuthDeg().at(view))
            .isBetween(-180f + 90 * view, -180f + 90 * (view + 1));
      }
    }
  }

  @Test
  void codeGathersAtTheFrontAsComputed() {
    CameraBuilder builder = new CameraBuilder(16, 16);
    sampler("code").draw(20000, 0, new CounterRandom(1, "cameras", 0), builder);
    CameraBatch views = builder.build();
    int half = 0;
    int quarter = 0;
    for (int i = 0; i < views.count(); i++) {
      double away = Math.abs(views.azimuthDeg().at(i));
      half += away < 90 ? 1 : 0;
      quarter += away < 45 ? 1 : 0;
      assertThat(views.elevationDeg().at(i)).isBetween(-10f, 35f);
    }
    assertThat(half / 20000.0).isCloseTo(0.63, within(0.015));
    assertThat(quarter / 20000.0).isCloseTo(0.40, within(0.015));
  }
}
