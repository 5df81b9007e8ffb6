package io.avatarloom.core.run;

import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.device.DeviceChoice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What several runs of one process have in common: the cache, loaded weights, and the work they
 * share. Work with the same key is done once: whoever comes second waits for what the first makes.
 */
public final class SharedWork implements AutoCloseable {
  private static final long LOOK_MILLIS = 50;

  /**
   * Work under a key.
   *
   * @param mine true when the caller has to do it, and to tell how it went
   */
  record Claim(String key, boolean mine, CompletableFuture<Optional<Map<String, Held>>> result) {}

  private final Store store;
  private final StoreLock lock;
  private final StoreWriter writer;
  private final Resources resources;
  private final MemoryGate memory = new MemoryGate();
  private final CodeHash code = new CodeHash();
  private final Map<String, Claim> claims = new ConcurrentHashMap<>();
  private final Set<String> random = ConcurrentHashMap.newKeySet();

  private final RunEvents events;
  private final long limit;
  private final boolean several;

  private SharedWork(
      Path cache,
      long limit,
      StoreLock lock,
      RunEvents events,
      DeviceChoice device,
      boolean several) {
    this.limit = limit;
    this.events = events;
    this.resources = new Resources(device, events);
    this.several = several;
    this.store = new Store(cache);
    this.lock = lock;
    this.writer = new StoreWriter(store, events);
  }

  /**
   * @param cache folder of the store
   * @param limit bytes the store may take in the end
   * @param events told when the store cannot be written
   */
  public static SharedWork of(Path cache, long limit, RunEvents events, DeviceChoice device) {
    return new SharedWork(cache, limit, StoreLock.shared(cache), events, device, true);
  }

  /** For one run, which waits for nobody. */
  static SharedWork ofOne(RunOptions options, RunEvents events) {
    StoreLock lock = options.useCache() ? StoreLock.shared(options.cache()) : StoreLock.none();
    return new SharedWork(
        options.cache(), options.cacheLimit(), lock, events, options.device(), false);
  }

  /** For somebody who only looks what the store has. */
  static SharedWork looking(Path cache) {
    return new SharedWork(
        cache, Long.MAX_VALUE, StoreLock.none(), new RunEvents(List.of()), DeviceChoice.CPU, false);
  }

  /** True when other runs may do the same work. */
  boolean several() {
    return several;
  }

  Store store() {
    return store;
  }

  StoreWriter writer() {
    return writer;
  }

  StoreLock lock() {
    return lock;
  }

  Resources resources() {
    return resources;
  }

  MemoryGate memory() {
    return memory;
  }

  CodeHash code() {
    return code;
  }

  /** Takes work over, or joins those who wait for it. */
  Claim claim(String key) {
    Claim own = new Claim(key, true, new CompletableFuture<>());
    Claim other = several ? claims.putIfAbsent(key, own) : null;
    return other == null ? own : new Claim(key, false, other.result());
  }

  /**
   * Waits for work that somebody else does.
   *
   * @return its outputs; empty when the caller has to look again: it was given up, or turned out to
   *     draw random numbers
   * @throws NodeFailure if it failed: it would fail here, too
   */
  static Optional<Map<String, Held>> await(Claim claim, String node, Cancellation cancellation)
      throws NodeFailure {
    while (true) {
      cancellation.check();
      try {
        return claim.result().get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        // looks whether the run was cancelled, and waits on
      } catch (ExecutionException e) {
        throw ofHere(node, (NodeFailure) e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  /** A region's failure names a body node, which is the same in every run. */
  private static NodeFailure ofHere(String node, NodeFailure met) {
    Diagnostic told = met.diagnostic();
    return new NodeFailure(
        new Diagnostic(
            told.owner().isEmpty() ? node : told.owner(),
            told.where(),
            told.message(),
            told.missingFile()),
        met);
  }

  /** Hands the outputs to those who wait, and to those who come before {@link #forget}. */
  void done(Claim claim, Map<String, Held> outputs) {
    claim.result().complete(Optional.of(outputs));
  }

  /** Lets those who wait look once more. */
  void lookAgain(Claim claim) {
    forget(claim.key());
    claim.result().complete(Optional.empty());
  }

  /** Work that ended without outputs; what failed for good fails for the others, too. */
  void failed(Claim claim, Throwable error) {
    boolean lasting = error instanceof NodeFailure && !(error.getCause() instanceof Error);
    if (lasting) {
      claim.result().completeExceptionally(error);
    } else {
      lookAgain(claim);
    }
  }

  /** The store has the outputs now. */
  void forget(String key) {
    claims.remove(key);
  }

  /** Notes that the work of a key draws random numbers. */
  void markRandom(String key) {
    random.add(key);
  }

  boolean isRandom(String key) {
    return random.contains(key);
  }

  /** Bytes added to the store. */
  public long bytesWritten() {
    return store.bytesWritten();
  }

  /**
   * Waits until everything is on the disk, lets go of loaded weights, and makes the store smaller
   * if it has grown beyond its limit.
   */
  @Override
  public void close() {
    writer.close();
    resources.close();
    lock.close();
    if (bytesWritten() > 0) {
      keepSmall();
    }
  }

  private void keepSmall() {
    try {
      new StoreCare(store.root()).keepBelow(limit, store);
    } catch (IOException e) {
      events.log("cache", "cannot be made smaller: " + e.getMessage());
    }
  }
}
