package io.avatarloom.editor.stage;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Hands things to another thread, of which only the newest counts: those that wait when the next
 * one comes are dropped, so that a busy thread never falls behind.
 */
final class Newest<T> {
  private final AtomicReference<T> waiting = new AtomicReference<>();
  private final Executor thread;
  private final Consumer<T> taker;

  /**
   * @param thread that runs the taker
   */
  Newest(Executor thread, Consumer<T> taker) {
    this.thread = thread;
    this.taker = taker;
  }

  /** Safe for use from any thread. */
  void offer(T thing) {
    if (waiting.getAndSet(thing) == null) {
      thread.execute(() -> taker.accept(waiting.getAndSet(null)));
    }
  }
}
