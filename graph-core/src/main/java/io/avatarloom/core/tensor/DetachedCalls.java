package io.avatarloom.core.tensor;

import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Calls that nothing can stop, such as one pass of a large network or work in a library. They run
 * in threads of their own: when the work that waits for one is to end (see {@link Halt}), the wait
 * ends and the call runs out unheeded. What the calls use is released after the last of them.
 */
public final class DetachedCalls {
  private static final long LOOK_MILLIS = 20;

  /** For calls that belong to nothing: threads that end when none has come for a minute. */
  private static final ExecutorService ONCE = threads("detached call");

  private final ExecutorService threads;
  private final AtomicInteger users = new AtomicInteger(1);
  private final Runnable release;

  /**
   * @param name of the threads
   * @param release gives back what the calls use; called once
   */
  public DetachedCalls(String name, Runnable release) {
    this.threads = threads(name);
    this.release =
        () -> {
          threads.shutdown();
          release.run();
        };
  }

  private DetachedCalls(ExecutorService shared) {
    this.threads = shared;
    this.release = () -> {};
  }

  private static ExecutorService threads(String name) {
    return Executors.newCachedThreadPool(
        work -> {
          Thread thread = new Thread(work, name);
          thread.setDaemon(true);
          return thread;
        });
  }

  /**
   * Reads or writes something and waits for the result; nothing has to be released after it.
   *
   * @throws CancellationException if the waiting work is to end
   */
  public static <T> T once(Callable<T> body) throws IOException {
    try {
      return new DetachedCalls(ONCE).load(body);
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Makes a call and waits for its result.
   *
   * @throws CancellationException if the waiting work is to end
   */
  public <T> T call(Supplier<T> body) {
    try {
      return load(body::get);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Makes a call that may fail, and waits for its result.
   *
   * @throws CancellationException if the waiting work is to end
   */
  public <T> T load(Callable<T> body) throws Exception {
    BooleanSupplier asked = Halt.asked();
    CompletableFuture<T> result = new CompletableFuture<>();
    users.incrementAndGet();
    threads.execute(
        () -> {
          try (Halt halt = Halt.when(asked)) {
            result.complete(body.call());
          } catch (Throwable e) { // whatever it is, the waiting thread has to learn of it
            result.completeExceptionally(e);
          } finally {
            leave();
          }
        });
    while (true) {
      try {
        return result.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        Halt.check();
      } catch (ExecutionException e) {
        throw rethrown(e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("interrupted");
      }
    }
  }

  private static Exception rethrown(Throwable cause) {
    if (cause instanceof Error error) {
      throw error;
    }
    return (Exception) cause;
  }

  /** Releases what the calls use, at once or after the last of them. */
  public void close() {
    leave();
  }

  private void leave() {
    if (users.decrementAndGet() == 0) {
      release.run();
    }
  }
}
