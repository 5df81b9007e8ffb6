package io.avatarloom.editor.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SoundFollowerTest {
  private final List<String> heard = new ArrayList<>();
  private final Sound sound =
      new Sound() {
        @Override
        public void play(double seconds, double speed) {
          heard.add("play " + seconds + " at " + speed);
        }

        @Override
        public void pause() {
          heard.add("pause");
        }

        @Override
        public void dispose() {
          heard.add("end");
        }
      };

  @Test
  void theSoundFollowsTheMotion() {
    SoundFollower follower = new SoundFollower();
    follower.put(Optional.of(sound));
    Playhead playing = Playhead.atStart().at(1.5).withPlaying(true);
    follower.follow(playing, false);
    follower.follow(playing, true);
    follower.follow(playing.at(2), true);
    follower.follow(playing.withPlaying(false), true);
    follower.follow(playing.withPlaying(false), true);
    follower.put(Optional.empty());
    assertThat(heard).containsExactly("play 1.5 at 1.0", "play 2.0 at 1.0", "pause", "end");
  }
}
