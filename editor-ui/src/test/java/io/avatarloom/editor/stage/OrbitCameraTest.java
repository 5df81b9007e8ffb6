package io.avatarloom.editor.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.stage.StageCamera;
import org.junit.jupiter.api.Test;

class OrbitCameraTest {
  private static final OrbitCamera CAMERA = new OrbitCamera(30, 20, 0.9, 0.1, -0.05, 0.02, 40);

  private static double[] camera(StageCamera view, double x, double y, double z) {
    double[] m = view.worldToCamera();
    double[] p = new double[3];
    for (int r = 0; r < 3; r++) {
      p[r] = m[4 * r] * x + m[4 * r + 1] * y + m[4 * r + 2] * z + m[4 * r + 3];
    }
    return p;
  }

  @Test
  void looksAtItsPointFromItsRadius() {
    double[] p = camera(CAMERA.view(640, 480), CAMERA.x(), CAMERA.y(), CAMERA.z());
    assertThat(p).usingComparatorWithPrecision(1e-12).containsExactly(0, 0, 0.9);
  }

  @Test
  void axesAreRightHandedAndOrthonormal() {
    double[] m = CAMERA.view(640, 480).worldToCamera();
    double determinant =
        m[0] * (m[5] * m[10] - m[6] * m[9])
            - m[1] * (m[4] * m[10] - m[6] * m[8])
            + m[2] * (m[4] * m[9] - m[5] * m[8]);
    assertThat(determinant).isCloseTo(1, within(1e-12));
    assertThat(m[0] * m[0] + m[1] * m[1] + m[2] * m[2]).isCloseTo(1, within(1e-12));
    assertThat(m[0] * m[4] + m[1] * m[5] + m[2] * m[6]).isCloseTo(0, within(1e-12));
  }

  @Test
  void positiveAzimuthStandsAtTheSubjectsLeftAndElevationAbove() {
    OrbitCamera side = new OrbitCamera(90, 0, 1, 0, 0, 0, 30);
    assertThat(camera(side.view(100, 100), 1, 0, 0)[2]).isCloseTo(0, within(1e-12));
    OrbitCamera above = new OrbitCamera(0, 45, 1, 0, 0, 0, 30);
    assertThat(camera(above.view(100, 100), 0, 1, 0)[2]).isLessThan(1);
    OrbitCamera front = new OrbitCamera(0, 0, 1, 0, 0, 0, 30);
    assertThat(camera(front.view(100, 100), 0, 0.1, 0)[1]).isNegative();
    assertThat(camera(front.view(100, 100), 0.1, 0, 0)[0]).isPositive();
  }

  @Test
  void aPointFollowsThePointerWhenPanned() {
    int height = 500;
    OrbitCamera panned = CAMERA.pan(40, -25, height);
    double[] p = camera(panned.view(height, height), CAMERA.x(), CAMERA.y(), CAMERA.z());
    double focal = panned.view(height, height).focalPx();
    assertThat(focal * p[0] / p[2]).isCloseTo(40, within(1e-9));
    assertThat(focal * p[1] / p[2]).isCloseTo(-25, within(1e-9));
  }

  @Test
  void draggingTurnsTheHeadWithThePointer() {
    OrbitCamera turned = CAMERA.orbit(100, 50, 500);
    assertThat(turned.azimuthDeg()).isCloseTo(30 - 36, within(1e-9));
    assertThat(turned.elevationDeg()).isCloseTo(20 + 18, within(1e-9));
    assertThat(CAMERA.orbit(0, 1e6, 500).elevationDeg()).isEqualTo(89);
  }

  @Test
  void anotherFieldOfViewKeepsTheSizeOfTheHead() {
    OrbitCamera wide = CAMERA.withFov(90);
    double before = CAMERA.view(500, 500).focalPx() / CAMERA.radiusM();
    double after = wide.view(500, 500).focalPx() / wide.radiusM();
    assertThat(after).isCloseTo(before, within(1e-9));
    assertThat(CAMERA.withFov(500).fovDeg()).isEqualTo(120);
    assertThat(CAMERA.withFov(0).fovDeg()).isEqualTo(1);
  }

  @Test
  void theWheelGoesNearerAndBack() {
    assertThat(CAMERA.zoom(2).radiusM()).isLessThan(CAMERA.radiusM());
    assertThat(CAMERA.zoom(2).zoom(-2).radiusM()).isCloseTo(CAMERA.radiusM(), within(1e-12));
  }
}
