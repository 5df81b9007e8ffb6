package io.avatarloom.editor.stage;

/**
 * A place on a timeline that moves by itself. Immutable.
 *
 * @param seconds where it stands
 * @param playing whether it moves
 * @param loop whether it starts again at the end
 * @param speed seconds of the clip per second
 */
public record Playhead(double seconds, boolean playing, boolean loop, double speed) {
  public static Playhead atStart() {
    return new Playhead(0, false, true, 1);
  }

  /** After some time on a timeline of a length. */
  public Playhead after(double elapsed, double length) {
    if (!playing || length <= 0) {
      return this;
    }
    double next = seconds + elapsed * speed;
    if (next < length) {
      return at(next);
    }
    return loop ? at(next % length) : new Playhead(length, false, false, speed);
  }

  public Playhead at(double newSeconds) {
    return new Playhead(newSeconds, playing, loop, speed);
  }

  public Playhead withPlaying(boolean on) {
    return new Playhead(seconds, on, loop, speed);
  }

  public Playhead withLoop(boolean on) {
    return new Playhead(seconds, playing, on, speed);
  }

  public Playhead withSpeed(double newSpeed) {
    return new Playhead(seconds, playing, loop, newSpeed);
  }
}
