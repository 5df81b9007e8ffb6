package io.avatarloom.core.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Keeps those who use a store and those who delete from it apart: any number of processes share it,
 * one alone may clear it. The lock is the operating system's; it ends with its process.
 */
final class StoreLock implements AutoCloseable {
  private final Optional<FileChannel> channel;

  private StoreLock(Optional<FileChannel> channel) {
    this.channel = channel;
  }

  /** Shares the store; waits while somebody clears it. A folder that cannot be locked is shared. */
  static StoreLock shared(Path root) {
    return open(root).flatMap(channel -> held(channel, true)).orElseGet(StoreLock::none);
  }

  /** The store for oneself; empty while somebody uses it. */
  static Optional<StoreLock> alone(Path root) {
    return open(root).flatMap(channel -> held(channel, false));
  }

  /** Nothing is locked. */
  static StoreLock none() {
    return new StoreLock(Optional.empty());
  }

  private static Optional<FileChannel> open(Path root) {
    try {
      Files.createDirectories(root);
      return Optional.of(
          FileChannel.open(
              root.resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<StoreLock> held(FileChannel channel, boolean shared) {
    try {
      FileLock lock =
          shared
              ? channel.lock(0, Long.MAX_VALUE, true)
              : channel.tryLock(0, Long.MAX_VALUE, false);
      if (lock != null) {
        return Optional.of(new StoreLock(Optional.of(channel)));
      }
    } catch (IOException | OverlappingFileLockException e) {
      // a file system without locks, or a second run of this process
    }
    return closed(channel);
  }

  private static Optional<StoreLock> closed(FileChannel channel) {
    try {
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    if (channel.isPresent()) {
      channel.get().close();
    }
  }
}
