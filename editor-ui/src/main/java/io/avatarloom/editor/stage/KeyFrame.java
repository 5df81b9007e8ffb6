package io.avatarloom.editor.stage;

/**
 * A station of a camera path.
 *
 * @param secondsToNext time until the next key frame is reached; without meaning for the last
 */
public record KeyFrame(OrbitCamera camera, double secondsToNext) {
  static final double LEAST_SECONDS = 0.05;

  public KeyFrame {
    secondsToNext = Math.max(LEAST_SECONDS, secondsToNext);
  }
}
