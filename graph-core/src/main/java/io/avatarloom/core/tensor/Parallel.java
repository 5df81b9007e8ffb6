package io.avatarloom.core.tensor;

import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/**
 * Data-parallel loops over all cores. Bodies must write disjoint places, so results do not depend
 * on the schedule. The loop ends early when the work of the calling thread is to end (see {@link
 * Halt}).
 */
public final class Parallel {
  private Parallel() {}

  /** Calls {@code body} for 0 to {@code count - 1}, in any order, from several threads. */
  public static void forEach(int count, IntConsumer body) {
    if (count <= 1) {
      if (count == 1) {
        Halt.check();
        body.accept(0);
      }
      return;
    }
    BooleanSupplier asked = Halt.asked();
    IntStream.range(0, count).parallel().forEach(i -> step(asked, body, i));
  }

  private static void step(BooleanSupplier asked, IntConsumer body, int i) {
    try (Halt halt = Halt.when(asked)) {
      Halt.check();
      body.accept(i);
    }
  }

  /** Receives one contiguous range. */
  @FunctionalInterface
  public interface Range {
    void run(int from, int to);
  }

  /** Splits 0 to {@code count - 1} into contiguous chunks of at most {@code chunk}. */
  public static void chunks(int count, int chunk, Range body) {
    int pieces = (count + chunk - 1) / chunk;
    forEach(pieces, i -> body.run(i * chunk, Math.min(count, (i + 1) * chunk)));
  }
}
