package io.avatarloom.editor.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class PlayheadTest {
  private static final Playhead PLAYING = Playhead.atStart().withPlaying(true);

  @Test
  void runsAtItsSpeedAndStartsAgain() {
    Playhead head = PLAYING.withSpeed(2).after(0.75, 1);
    assertThat(head.seconds()).isCloseTo(0.5, within(1e-12));
    assertThat(head.playing()).isTrue();
  }

  @Test
  void stopsAtTheEndWithoutLoop() {
    Playhead head = PLAYING.withLoop(false).after(5, 2);
    assertThat(head.seconds()).isEqualTo(2);
    assertThat(head.playing()).isFalse();
  }

  @Test
  void standsStillWhenPausedOrEmpty() {
    assertThat(PLAYING.withPlaying(false).after(1, 2).seconds()).isZero();
    assertThat(PLAYING.after(1, 0).seconds()).isZero();
  }
}
