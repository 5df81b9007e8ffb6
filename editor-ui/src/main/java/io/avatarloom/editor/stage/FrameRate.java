package io.avatarloom.editor.stage;

import java.util.ArrayDeque;
import java.util.Deque;

/** Pictures per second over the last second. */
final class FrameRate {
  private static final long WINDOW_NS = 1_000_000_000L;
  private final Deque<Long> times = new ArrayDeque<>();

  /** Counts a picture. */
  void count(long nowNs) {
    times.addLast(nowNs);
    forget(nowNs);
  }

  /** Pictures within the second before. */
  int perSecond(long nowNs) {
    forget(nowNs);
    return times.size();
  }

  private void forget(long nowNs) {
    while (!times.isEmpty() && nowNs - times.peekFirst() > WINDOW_NS) {
      times.removeFirst();
    }
  }
}
