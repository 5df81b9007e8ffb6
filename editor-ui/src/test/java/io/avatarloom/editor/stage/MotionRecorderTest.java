package io.avatarloom.editor.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MotionRecorderTest {
  private final MotionRecorder recorder = new MotionRecorder();

  private static SortedMap<String, Double> at(String control, double value) {
    return new TreeMap<>(Map.of(control, value));
  }

  @Test
  void slidersAreWrittenDownAtASteadyRate() {
    recorder.start();
    recorder.tick(0.1, at("jawOpen", 0.2));
    recorder.tick(0.005, at("jawOpen", 0.9));
    recorder.tick(0.095, at("neck.y", 30));
    MotionClip clip = recorder.stop("me").orElseThrow();
    assertThat(clip.controls()).containsExactly("jawOpen", "neck.y");
    assertThat(clip.frames()).hasDimensions(6, 2);
    assertThat(clip.at(0).get("jawOpen")).isEqualTo(0.2);
    assertThat(clip.at(1).get("jawOpen")).isZero();
    assertThat(clip.at(1).get("neck.y")).isEqualTo(30);
    assertThat(clip.seconds()).isCloseTo(0.2, within(1 / 25.0));
  }

  @Test
  void nothingMovedIsNoClipAndTheNextRecordingStartsAnew() {
    recorder.tick(1, at("jawOpen", 1));
    recorder.start();
    recorder.tick(1, new TreeMap<>());
    assertThat(recorder.stop("none")).isEmpty();
    recorder.start();
    recorder.tick(0, at("jawOpen", 1));
    assertThat(recorder.stop("one").orElseThrow().frames()).hasDimensions(1, 1);
  }
}
