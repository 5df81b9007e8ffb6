package io.avatarloom.core.run;

import io.avatarloom.core.graph.PortRef;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs the units of a plan, in parallel as they become ready; frees values after their last use.
 */
final class Schedule {
  private final Plan plan;
  private final UnitRunner runner;
  private final TargetFiles files;
  private final Gates gates;
  private final Numbers numbers;
  private final Cancellation cancellation;
  private final Map<String, Integer> readers = new HashMap<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  Schedule(
      Plan plan,
      UnitRunner runner,
      TargetFiles files,
      Gates gates,
      Numbers numbers,
      Cancellation cancellation) {
    this.plan = plan;
    this.runner = runner;
    this.files = files;
    this.gates = gates;
    this.numbers = numbers;
    this.cancellation = cancellation;
    for (Plan.Unit unit : plan.units()) {
      owners(unit).forEach(owner -> readers.merge(owner, 1, Integer::sum));
    }
    files.pageOwners().forEach(owner -> readers.merge(owner, 1, Integer::sum));
  }

  /**
   * @throws NodeFailure the first failure; the other units were cancelled
   */
  void run(int threads) throws NodeFailure, IOException {
    Map<String, CompletableFuture<Void>> futures = new HashMap<>();
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      for (Plan.Unit unit : plan.units()) {
        CompletableFuture<?>[] before =
            owners(unit).stream().map(futures::get).toArray(CompletableFuture<?>[]::new);
        futures.put(unit.id(), CompletableFuture.allOf(before).thenRunAsync(() -> run(unit), pool));
      }
      CompletableFuture.allOf(futures.values().toArray(CompletableFuture<?>[]::new)).join();
    } catch (CompletionException e) {
      rethrow(failure.get() == null ? e.getCause() : failure.get());
    } finally {
      pool.shutdown();
    }
  }

  private static void rethrow(Throwable cause) throws NodeFailure, IOException {
    if (cause instanceof NodeFailure failure) {
      throw failure;
    }
    if (cause instanceof IOException io) {
      throw io;
    }
    if (cause instanceof RuntimeException runtime) {
      throw runtime;
    }
    throw new IllegalStateException(cause);
  }

  private void run(Plan.Unit unit) {
    try {
      cancellation.check();
      runner.run(unit);
      files.writeOf(unit.id(), runner::held);
      gates.check(unit.id(), runner::held);
      numbers.gather(unit, runner.outputs(unit.id()));
      release(unit);
    } catch (NodeFailure | IOException | RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      cancellation.cancel();
      throw new CompletionException(e);
    }
  }

  private void release(Plan.Unit unit) {
    synchronized (readers) {
      for (String owner : owners(unit)) {
        if (readers.merge(owner, -1, Integer::sum) == 0) {
          runner.release(owner);
        }
      }
      if (!readers.containsKey(unit.id())) {
        runner.release(unit.id());
      }
    }
  }

  private static Set<String> owners(Plan.Unit unit) {
    return unit.reads().collect(PortRef::owner).toSet();
  }
}
