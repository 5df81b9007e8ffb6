package io.avatarloom.core.tensor;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/**
 * Lets long work end early. Whoever starts work says when it is to end; its loops ask at least
 * every 0.2 s. The condition belongs to the thread and goes along into {@link Parallel} loops and
 * {@link DetachedCalls}, so that algorithms need no argument for it. It holds until closed; within
 * another one, the inner condition is the one that counts.
 */
public final class Halt implements AutoCloseable {
  private static final BooleanSupplier NEVER = () -> false;
  private static final ThreadLocal<BooleanSupplier> ASKED = ThreadLocal.withInitial(() -> NEVER);
  private final BooleanSupplier before = ASKED.get();

  private Halt(BooleanSupplier asked) {
    ASKED.set(asked);
  }

  /** What this thread does from now on ends at the next {@link #check} once a condition holds. */
  public static Halt when(BooleanSupplier asked) {
    return new Halt(asked);
  }

  /** For work that must not end halfway, such as saving a state. */
  public static Halt never() {
    return new Halt(NEVER);
  }

  /** The condition of this thread, to be handed to another one. */
  static BooleanSupplier asked() {
    return ASKED.get();
  }

  /**
   * @throws CancellationException if the work of this thread is to end
   */
  public static void check() {
    if (ASKED.get().getAsBoolean()) {
      throw new CancellationException("the run was cancelled");
    }
  }

  @Override
  public void close() {
    ASKED.set(before);
  }
}
