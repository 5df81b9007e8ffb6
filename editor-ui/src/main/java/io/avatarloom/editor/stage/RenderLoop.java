package io.avatarloom.editor.stage;

import io.avatarloom.core.run.DaemonThreads;
import java.util.function.Consumer;

/**
 * Draws on a thread of its own: always the newest shot, at a resolution that holds the frame rate
 * while shots keep coming, and once more in full when they stop.
 */
final class RenderLoop implements AutoCloseable {
  private static final long STILL_MS = 150;
  private static final double FRAMES_PER_SECOND = 20;

  private final FrameBudget budget = new FrameBudget(FRAMES_PER_SECOND);
  private final Consumer<Picture> pictures;
  private final Consumer<RuntimeException> failures;
  private final Thread thread;
  private Shot wanted;
  private boolean closed;

  /**
   * @param pictures called on the drawing thread
   * @param failures called on the drawing thread when a shot cannot be drawn
   */
  RenderLoop(Consumer<Picture> pictures, Consumer<RuntimeException> failures) {
    this.pictures = pictures;
    this.failures = failures;
    thread = new DaemonThreads("stage-drawing").newThread(this::run);
    thread.start();
  }

  /** Asks for a picture; shots not yet begun are dropped. */
  synchronized void request(Shot shot) {
    wanted = shot;
    notifyAll();
  }

  @Override
  public synchronized void close() {
    closed = true;
    notifyAll();
  }

  private void run() {
    Shot unfinished = null;
    while (true) {
      Shot shot = next(unfinished == null ? 0 : STILL_MS);
      if (isClosed()) {
        return;
      }
      boolean moving = shot != null;
      Shot drawn = moving ? shot : unfinished;
      double scale = budget.scale(moving);
      draw(drawn, scale, moving);
      unfinished = moving && scale < 1 ? drawn : null;
    }
  }

  private void draw(Shot shot, double scale, boolean moving) {
    try {
      Picture picture = Picture.of(shot, scale);
      if (moving) {
        budget.learn(picture.tookMs());
      }
      pictures.accept(picture);
    } catch (RuntimeException e) {
      failures.accept(e);
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  /**
   * The next shot, or null when none came in time.
   *
   * @param patienceMs 0 to wait as long as it takes
   */
  private synchronized Shot next(long patienceMs) {
    long deadline = System.nanoTime() + patienceMs * 1_000_000;
    try {
      while (wanted == null && !closed) {
        long left = patienceMs == 0 ? 0 : (deadline - System.nanoTime()) / 1_000_000;
        if (patienceMs > 0 && left <= 0) {
          break;
        }
        wait(left);
      }
    } catch (InterruptedException e) {
      closed = true;
    }
    Shot shot = wanted;
    wanted = null;
    return shot;
  }
}
