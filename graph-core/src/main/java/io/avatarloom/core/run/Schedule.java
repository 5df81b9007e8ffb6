package io.avatarloom.core.run;

import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.tensor.Halt;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Runs the units of a plan, in parallel as they become ready; frees values after their last use.
 */
final class Schedule {
  /** A unit, how many units it still waits for, how many wait for its values. */
  private static final class Step {
    private final Plan.Unit unit;
    private final List<Step> before = new ArrayList<>();
    private final List<Step> after = new ArrayList<>();
    private final AtomicInteger waitsFor = new AtomicInteger();
    private final AtomicInteger readers = new AtomicInteger();

    Step(Plan.Unit unit) {
      this.unit = unit;
    }
  }

  private static final String OUT_OF_MEMORY =
      "there is too little memory to keep or write its outputs; lower the number of views, splats or"
          + " the picture size, or give Java more with LOOM_JAVA_OPTS=-Xmx8g";

  private final UnitRunner runner;
  private final TargetFiles files;
  private final Gates gates;
  private final Numbers numbers;
  private final Cancellation cancellation;
  private final List<Step> steps = new ArrayList<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final AtomicInteger busy = new AtomicInteger(1);
  private final CountDownLatch end = new CountDownLatch(1);

  Schedule(
      Plan plan,
      UnitRunner runner,
      TargetFiles files,
      Gates gates,
      Numbers numbers,
      Cancellation cancellation) {
    this.runner = runner;
    this.files = files;
    this.gates = gates;
    this.numbers = numbers;
    this.cancellation = cancellation;
    Map<String, Step> byId = new HashMap<>();
    for (Plan.Unit unit : plan.units()) {
      Step step = new Step(unit);
      for (String owner : owners(unit)) {
        Step source = byId.get(owner);
        step.before.add(source);
        source.after.add(step);
        source.readers.incrementAndGet();
      }
      step.waitsFor.set(step.before.size());
      steps.add(step);
      byId.put(unit.id(), step);
    }
    files.pageOwners().forEach(owner -> byId.get(owner).readers.incrementAndGet());
  }

  /**
   * @throws NodeFailure the first failure; the other units were cancelled
   */
  void run(int threads) throws NodeFailure, IOException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      steps.stream()
          .filter(step -> step.before.isEmpty())
          .toList()
          .forEach(step -> start(step, pool));
      done();
      awaitEnd();
    } finally {
      pool.shutdown();
    }
    if (failure.get() != null) {
      rethrow(failure.get());
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

  private void done() {
    if (busy.decrementAndGet() == 0) {
      end.countDown();
    }
  }

  /** Waits for what runs; an interrupt cancels it. */
  private void awaitEnd() {
    boolean interrupted = false;
    while (end.getCount() > 0) {
      try {
        end.await();
      } catch (InterruptedException e) {
        interrupted = true;
        cancellation.cancel();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void start(Step step, ExecutorService pool) {
    busy.incrementAndGet();
    pool.execute(
        () -> {
          try {
            follow(step, pool);
          } finally {
            done();
          }
        });
  }

  /** Runs a step and, in the same thread, one of those it makes ready, as long as there is one. */
  private void follow(Step first, ExecutorService pool) {
    for (Step step = first; step != null && run(step.unit); ) {
      release(step);
      Step next = null;
      for (Step ready : step.after) {
        if (ready.waitsFor.decrementAndGet() == 0) {
          if (next == null) {
            next = ready;
          } else {
            start(ready, pool);
          }
        }
      }
      step = next;
    }
  }

  /** True when all went well; nothing further is begun after a failure. */
  private boolean run(Plan.Unit unit) {
    try (Halt cancelled = Halt.when(cancellation::isCancelled)) {
      Halt.check();
      runner.run(unit);
      files.writeOf(unit.id(), runner::held);
      gates.check(unit.id(), runner::held);
      numbers.gather(unit, runner.outputs(unit.id()));
      return true;
    } catch (OutOfMemoryError e) {
      return failed(new NodeFailure(Diagnostic.of(unit.id(), "", OUT_OF_MEMORY), e));
    } catch (NodeFailure | IOException | RuntimeException | Error e) {
      return failed(e);
    }
  }

  private boolean failed(Throwable e) {
    failure.compareAndSet(null, e);
    cancellation.cancel();
    return false;
  }

  private void release(Step step) {
    for (Step source : step.before) {
      if (source.readers.decrementAndGet() == 0) {
        runner.release(source.unit.id());
      }
    }
    if (step.readers.get() == 0) {
      runner.release(step.unit.id());
    }
  }

  private static Set<String> owners(Plan.Unit unit) {
    return unit.reads().collect(PortRef::owner);
  }
}
