package io.avatarloom.editor.stage;

/**
 * Chooses the resolution of pictures: full when nothing moves, and while something moves the
 * largest that keeps to the time of a frame.
 */
public final class FrameBudget {
  private static final double LEAST_SCALE = 0.15;
  private static final double AIM = 0.7;
  private static final double FASTEST_GROWTH = 1.15;
  private static final double FASTEST_SHRINKING = 0.6;

  private final double budgetMs;
  private double scale = 0.6;

  /**
   * @param framesPerSecond to be held while moving
   */
  public FrameBudget(double framesPerSecond) {
    budgetMs = 1000 / framesPerSecond;
  }

  /** Factor on width and height of the next picture, 0.15 to 1. */
  public double scale(boolean moving) {
    return moving ? scale : 1;
  }

  /**
   * Learns from a moving picture: time goes as the number of pixels, damped, so that one slow
   * picture does not make the resolution jump.
   *
   * @param tookMs time of the picture just drawn at {@link #scale}
   */
  public void learn(double tookMs) {
    double wanted = Math.sqrt(AIM * budgetMs / Math.max(0.1, tookMs));
    double factor = Math.max(FASTEST_SHRINKING, Math.min(FASTEST_GROWTH, wanted));
    scale = Math.max(LEAST_SCALE, Math.min(1, scale * factor));
  }
}
