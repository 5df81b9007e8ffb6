package io.avatarloom.editor.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrajectoryFileTest {
  @TempDir Path folder;

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("t.json"), text);
  }

  @Test
  void keyFramesAreReadAsTheyWereWritten() throws IOException {
    CameraPath path =
        CameraPath.empty()
            .add(new KeyFrame(new OrbitCamera(10, 20, 1.5, 0.1, -0.2, 0.3, 30), 2))
            .add(new KeyFrame(new OrbitCamera(-400, 5, 0.5, 0, 0, 0, 60), 0.75));
    Path file = folder.resolve("trajectory.json");
    TrajectoryFile.write(file, List.of(), path, 25);
    assertThat(TrajectoryFile.read(file)).isEqualTo(path);
  }

  @Test
  void wrongFilesAreExplained() throws IOException {
    assertThatThrownBy(() -> TrajectoryFile.read(folder.resolve("none.json")))
        .hasMessageContaining("there is no file");
    assertThatThrownBy(() -> TrajectoryFile.read(file("{")))
        .hasMessageContaining("t.json is not a trajectory: it is not JSON");
    assertThatThrownBy(() -> TrajectoryFile.read(file("{\"format\": \"x\"}")))
        .hasMessageContaining("expected format avatarloom.trajectory, version 1");
    String start = "{\"format\": \"avatarloom.trajectory\", \"version\": 1";
    assertThatThrownBy(() -> TrajectoryFile.read(file(start + "}")))
        .hasMessageContaining("it has no keyFrames");
    assertThatThrownBy(
            () -> TrajectoryFile.read(file(start + ", \"keyFrames\": [{\"fovDeg\": 3}]}")))
        .hasMessageContaining("lacks one of its numbers");
  }
}
