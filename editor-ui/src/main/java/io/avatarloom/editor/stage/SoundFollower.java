package io.avatarloom.editor.stage;

import java.util.Optional;

/** Lets a sound track run along with the motion. */
final class SoundFollower {
  private Optional<Sound> sound = Optional.empty();
  private boolean playing;

  /** Takes another sound, or none; ends the one before. */
  void put(Optional<Sound> next) {
    sound.ifPresent(Sound::dispose);
    sound = next;
    playing = false;
  }

  /** Brings the sound to where the motion is. */
  void follow(Playhead head, boolean motion) {
    boolean now = motion && head.playing();
    if (now) {
      sound.ifPresent(track -> track.play(head.seconds(), head.speed()));
    } else if (playing) {
      sound.ifPresent(Sound::pause);
    }
    playing = now;
  }
}
