package io.avatarloom.editor.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MotionClipTest {
  private static final Path SHIPPED = Path.of("..", "sample-graphs", "assets", "motion");
  @TempDir Path folder;

  private Path file(String json) throws IOException {
    return Files.writeString(folder.resolve("m.json"), json);
  }

  @Test
  void valuesLieBetweenFrames() {
    MotionClip clip = new MotionClip("m", 10, List.of("jawOpen"), new double[][] {{0}, {1}, {0.5}});
    assertThat(clip.seconds()).isCloseTo(0.3, within(1e-12));
    assertThat(clip.at(0.05).get("jawOpen")).isCloseTo(0.5, within(1e-12));
    assertThat(clip.at(0.15).get("jawOpen")).isCloseTo(0.75, within(1e-12));
    assertThat(clip.at(9).get("jawOpen")).isEqualTo(0.5);
    assertThat(clip.at(-1).get("jawOpen")).isEqualTo(0);
  }

  @Test
  void clipsThatShipCanBeReadAndLoop() throws IOException {
    try (Stream<Path> files = Files.list(SHIPPED)) {
      List<Path> clips = files.filter(f -> f.toString().endsWith(".json")).toList();
      assertThat(clips).hasSize(4);
      for (Path path : clips) {
        MotionClip clip = MotionClip.read(path);
        assertThat(clip.seconds()).isBetween(1.0, 10.0);
        double[] first = clip.frames()[0];
        double[] last = clip.frames()[clip.frames().length - 1];
        for (int c = 0; c < first.length; c++) {
          double jump = clip.controls().get(c).contains(".") ? 3 : 0.15;
          assertThat(last[c])
              .as(path + " " + clip.controls().get(c))
              .isCloseTo(first[c], within(jump));
        }
      }
    }
  }

  @Test
  void wrongFilesAreExplained() throws IOException {
    assertThatThrownBy(() -> MotionClip.read(file("[")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("m.json is no motion file: it is not JSON");
    assertThatThrownBy(() -> MotionClip.read(file("{\"format\": \"other\"}")))
        .hasMessageContaining("expected format avatarloom.motion");
    String uneven =
        "{\"format\": \"avatarloom.motion\", \"version\": 1, \"framesPerSecond\": 5,"
            + " \"controls\": [\"a\", \"b\"], \"frames\": [[1, 2], [3]]}";
    assertThatThrownBy(() -> MotionClip.read(file(uneven)))
        .hasMessageContaining("frame 1 has 1 values for 2 controls");
  }
}
