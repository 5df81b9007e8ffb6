package io.avatarloom.editor.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CameraPathTest {
  private static KeyFrame key(double azimuth, double seconds) {
    return new KeyFrame(new OrbitCamera(azimuth, 5, 1, 0, 0, 0, 30), seconds);
  }

  private static CameraPath path(KeyFrame... keys) {
    CameraPath path = CameraPath.empty();
    for (KeyFrame key : keys) {
      path = path.add(key);
    }
    return path;
  }

  @Test
  void threeKeyFramesAreJoinedByStraightLines() {
    CameraPath path = path(key(0, 2), key(40, 1), key(20, 9));
    assertThat(path.seconds()).isEqualTo(3);
    assertThat(path.at(0.5).azimuthDeg()).isCloseTo(10, within(1e-9));
    assertThat(path.at(2.5).azimuthDeg()).isCloseTo(30, within(1e-9));
    assertThat(path.at(99).azimuthDeg()).isEqualTo(20);
  }

  @Test
  void fourKeyFramesMakeASmoothCurveThroughEach() {
    CameraPath path = path(key(0, 1), key(10, 1), key(40, 1), key(90, 1));
    double[] stations = {0, 10, 40, 90};
    for (int i = 0; i < 4; i++) {
      assertThat(path.at(path.startOf(i)).azimuthDeg()).isCloseTo(stations[i], within(1e-6));
    }
    double step = 1e-4;
    double before = (path.at(1).azimuthDeg() - path.at(1 - step).azimuthDeg()) / step;
    double after = (path.at(1 + step).azimuthDeg() - path.at(1).azimuthDeg()) / step;
    assertThat(before).isCloseTo(20, within(0.1));
    assertThat(after).isCloseTo(before, within(0.1));
  }

  @Test
  void theCurveStaysSmoothWhereIntervalsDiffer() {
    CameraPath path = path(key(0, 1), key(10, 3), key(40, 1), key(90, 1));
    double step = 1e-4;
    double before = (path.at(1).azimuthDeg() - path.at(1 - step).azimuthDeg()) / step;
    double after = (path.at(1 + step).azimuthDeg() - path.at(1).azimuthDeg()) / step;
    assertThat(after).isCloseTo(before, within(0.1));
  }

  @Test
  void anglesTakeTheShorterWay() {
    CameraPath path = path(key(170, 1), key(-170, 1));
    assertThat(path.at(0.5).azimuthDeg()).isCloseTo(180, within(1e-9));
  }

  @Test
  void keyFramesAreReorderedReplacedAndRemoved() {
    CameraPath path = path(key(0, 1), key(1, 1), key(2, 1));
    assertThat(azimuths(path.move(0, 2))).containsExactly(1, 2, 0);
    assertThat(azimuths(path.move(2, 0))).containsExactly(2, 0, 1);
    assertThat(azimuths(path.remove(1))).containsExactly(0, 2);
    assertThat(azimuths(path.replace(1, key(7, 1)))).containsExactly(0, 7, 2);
    assertThat(azimuths(path)).containsExactly(0, 1, 2);
  }

  private static double[] azimuths(CameraPath path) {
    return path.keys().collectDouble(key -> key.camera().azimuthDeg()).toArray();
  }

  @Test
  void anEmptyPathSaysWhatToDo() {
    assertThatThrownBy(() -> CameraPath.empty().at(0)).hasMessageContaining("add one");
  }

  @Test
  void aClosedPathComesBackWithoutAKink() {
    CameraPath path = CameraPath.empty().withClosed(true);
    for (int azimuth = 0; azimuth < 360; azimuth += 90) {
      path = path.add(new KeyFrame(new OrbitCamera(azimuth, 0, 1, 0, 0, 0, 30), 1));
    }
    assertThat(path.seconds()).isEqualTo(4);
    assertThat(path.at(3.5).azimuthDeg()).isCloseTo(315, within(1e-6));
    assertThat(path.at(4.5).azimuthDeg()).isCloseTo(45, within(1e-6));
    double before = path.at(3.999).azimuthDeg() - path.at(3.998).azimuthDeg();
    double after = path.at(4.002).azimuthDeg() - path.at(4.001).azimuthDeg();
    assertThat(before).isCloseTo(after, within(1e-3));
  }
}
