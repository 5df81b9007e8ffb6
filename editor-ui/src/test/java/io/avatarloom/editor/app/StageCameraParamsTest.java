package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.editor.stage.OrbitCamera;
import org.junit.jupiter.api.Test;

class StageCameraParamsTest {
  private static NodeSpec orbit() {
    NodeSpec.Builder builder = NodeSpec.of("toy.orbit", 1, "Orbit", "Places cameras.");
    builder.numbers("azimuthsDeg", new double[] {}, -360, 360, "deg", "Azimuths.");
    builder.number("elevationDeg", 0, -89, 89, "deg", "Elevation.");
    builder.number("fovRad", 0.5, 0.01, 2, "rad", "Field of view.");
    return builder.build();
  }

  private static NodeSpec ranges() {
    NodeSpec.Builder builder = NodeSpec.of("toy.ranges", 1, "Ranges", "Draws cameras.");
    builder.numbers("elevationDeg", new double[] {0, 1}, -89, 89, "deg", "Range.");
    builder.number("azimuthDeg", 0, -180, 180, "deg", "Azimuth.");
    return builder.build();
  }

  @Test
  void aNodeFitsByTheNamesAndKindsOfItsParameters() {
    assertThat(StageCameraParams.fit(orbit())).isTrue();
    assertThat(StageCameraParams.fit(ranges())).isFalse();
  }

  @Test
  void theViewIsWrittenInTheUnitsOfTheParameters() {
    OrbitCamera camera = new OrbitCamera(370, 12.5, 0.8, 0, 0, 0, 90);

    var values = StageCameraParams.of(orbit(), camera);

    assertThat(values).containsOnlyKeys("azimuthsDeg", "elevationDeg", "fovRad");
    assertThat(values.get("azimuthsDeg")).hasToString("[10.0]");
    assertThat(values.get("elevationDeg").asDouble()).isEqualTo(12.5);
    assertThat(values.get("fovRad").asDouble()).isEqualTo(1.5708);
  }
}
