package io.avatarloom.core.run;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The lock file of a store as this process sees it. Its first byte is shared by those who use the
 * store and taken by one who deletes from it; further bytes stand for work that somebody is at.
 *
 * <p>The operating system gives locks to processes, and takes all locks of a file away when any
 * channel on it closes: hence one channel a folder for all runs of this process.
 */
final class StoreDoor {
  private static final Map<Path, StoreDoor> DOORS = new HashMap<>();
  private static final long POLL_MILLIS = 20;

  /** Pauses after which a wait is told of. */
  private static final int LONG_WAIT = 50;

  private final Path folder;
  private final Set<String> claimed = new HashSet<>();
  private FileChannel channel;
  private int users;
  private boolean taken;

  private StoreDoor(Path folder) {
    this.folder = folder;
  }

  static StoreDoor of(Path folder) {
    synchronized (DOORS) {
      return DOORS.computeIfAbsent(folder.toAbsolutePath().normalize(), StoreDoor::new);
    }
  }

  /** Waits while somebody has the store for himself; false where nothing can be locked. */
  synchronized boolean enter() {
    waitWhileTaken();
    if (users == 0 && !open(true)) {
      return false;
    }
    users++;
    return true;
  }

  private void waitWhileTaken() {
    boolean interrupted = false;
    while (taken) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Takes the store for oneself; false while somebody uses it. */
  synchronized boolean take() {
    if (taken || users > 0 || !open(false)) {
      return false;
    }
    taken = true;
    return true;
  }

  private boolean open(boolean shared) {
    try {
      Files.createDirectories(folder);
      channel =
          FileChannel.open(
              folder.resolve("lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      FileLock lock = shared ? channel.lock(0, 1, true) : channel.tryLock(0, 1, false);
      if (lock != null) {
        return true;
      }
    } catch (IOException | OverlappingFileLockException e) {
      // a folder that cannot be written, or a file system without locks
    }
    close();
    return false;
  }

  private void close() {
    try {
      if (channel != null) {
        channel.close();
      }
    } catch (IOException e) {
      // the lock ends with the process at the latest
    }
    channel = null;
  }

  synchronized void leave() {
    users--;
    if (users == 0) {
      close();
    }
  }

  synchronized void giveBack() {
    taken = false;
    close();
    notifyAll();
  }

  /** See {@link StoreLock#claim}. */
  StoreLock.Claim claim(String key, Cancellation cancellation, Runnable waits) {
    Patience patience = new Patience(cancellation, waits);
    synchronized (this) {
      while (!claimed.add(key)) {
        patience.pause();
      }
    }
    try {
      long place = 1 + Long.parseLong(key.substring(0, 15), 16);
      FileLock lock = channel.tryLock(place, 1, false);
      while (lock == null) {
        patience.pause();
        lock = channel.tryLock(place, 1, false);
      }
      return new Claim(key, lock);
    } catch (IOException | OverlappingFileLockException e) {
      return new Claim(key, null); // a file system without locks: work may be done twice
    } catch (CancellationException e) {
      unclaim(key);
      throw e;
    }
  }

  private synchronized void unclaim(String key) {
    claimed.remove(key);
    notifyAll();
  }

  /** A wait that can be cancelled, and is told of when it becomes long. */
  private final class Patience {
    private final Cancellation cancellation;
    private final Runnable waits;
    private int pauses;

    Patience(Cancellation cancellation, Runnable waits) {
      this.cancellation = cancellation;
      this.waits = waits;
    }

    void pause() {
      cancellation.check();
      pauses++;
      if (pauses == LONG_WAIT) {
        waits.run();
      }
      try {
        synchronized (StoreDoor.this) {
          StoreDoor.this.wait(POLL_MILLIS);
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CancellationException("the run was interrupted");
      }
    }
  }

  /** A claim; closing it again does nothing. */
  private final class Claim implements StoreLock.Claim {
    private final String key;
    private final FileLock lock;
    private final AtomicBoolean open = new AtomicBoolean(true);

    Claim(String key, FileLock lock) {
      this.key = key;
      this.lock = lock;
    }

    @Override
    public void close() {
      if (!open.compareAndSet(true, false)) {
        return;
      }
      try {
        if (lock != null) {
          lock.release();
        }
      } catch (IOException e) {
        // the channel is closed, and the lock gone with it
      }
      unclaim(key);
    }
  }
}
