package io.avatarloom.core.run;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Keeps those who use a store and those who delete from it apart: any number of runs and processes
 * share it, one alone may clear it. The lock is the operating system's; it ends with its process.
 */
public final class StoreLock implements AutoCloseable {
  /** A piece of work that nobody else does meanwhile. */
  public interface Claim extends AutoCloseable {
    /** Lets others at the work; what was made of it has to be in the store by then. */
    @Override
    void close();
  }

  /** Nothing is claimed. */
  static final Claim FREE = () -> {};

  private final Optional<StoreDoor> door;
  private final boolean alone;

  private StoreLock(Optional<StoreDoor> door, boolean alone) {
    this.door = door;
    this.alone = alone;
  }

  /** Shares the store; waits while somebody clears it. A folder that cannot be locked is shared. */
  public static StoreLock shared(Path root) {
    StoreDoor door = StoreDoor.of(root);
    return door.enter() ? new StoreLock(Optional.of(door), false) : none();
  }

  /** The store for oneself; empty while somebody uses it. */
  static Optional<StoreLock> alone(Path root) {
    StoreDoor door = StoreDoor.of(root);
    return door.take() ? Optional.of(new StoreLock(Optional.of(door), true)) : Optional.empty();
  }

  /** Nothing is locked. */
  static StoreLock none() {
    return new StoreLock(Optional.empty(), false);
  }

  /**
   * Claims a piece of work for this run: whoever asks for the same key meanwhile, in this process
   * or another, waits until the claim is closed. It ends with the process at the latest.
   *
   * @param key SHA-256 in hex
   * @param waits told once when the wait is a long one
   * @throws java.util.concurrent.CancellationException if the run is cancelled while it waits
   */
  public Claim claim(String key, Cancellation cancellation, Runnable waits) {
    return door.isPresent() ? door.get().claim(key, cancellation, waits) : FREE;
  }

  @Override
  public void close() {
    door.ifPresent(alone ? StoreDoor::giveBack : StoreDoor::leave);
  }
}
