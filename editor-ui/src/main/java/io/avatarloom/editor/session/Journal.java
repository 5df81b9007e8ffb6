package io.avatarloom.editor.session;

import io.avatarloom.core.file.AtomicFile;
import io.avatarloom.core.run.DaemonThreads;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/**
 * Keeps the unsaved state of one document in a file of its own, so that it outlives the program's
 * sudden end. Writing happens on a thread of its own; {@link LostWork} finds what is left behind.
 */
public final class Journal implements AutoCloseable {
  private static final long DELAY_MS = 400;

  private record Unsaved(Sketch state, Optional<Path> file) {}

  private final Path journal;
  private final Consumer<String> failed;
  private volatile long delayMillis = DELAY_MS;
  private final AtomicReference<Unsaved> pending = new AtomicReference<>();
  private final ScheduledExecutorService writer =
      Executors.newSingleThreadScheduledExecutor(new DaemonThreads("journal"));

  /**
   * @param folder of all journals
   * @param failed is told, on the writing thread, in one sentence why a state could not be kept
   */
  public Journal(Path folder, Consumer<String> failed) {
    this.journal = folder.resolve(LostWork.name());
    this.failed = failed;
  }

  /** How long edits may wait before they are written. */
  public void setDelayMillis(long millis) {
    delayMillis = millis;
  }

  /**
   * Keeps a state; it is on disk within a second. Call it after every edit.
   *
   * @param file where the document lives, empty when it was never saved
   */
  public void keep(Sketch state, Optional<Path> file) {
    if (pending.getAndSet(new Unsaved(state, file)) == null) {
      writer.schedule(this::write, delayMillis, TimeUnit.MILLISECONDS);
    }
  }

  private void write() {
    Unsaved unsaved = pending.getAndSet(null);
    if (unsaved == null) {
      return;
    }
    try {
      String text = LostWork.text(unsaved.file(), SketchWriter.text(unsaved.state()));
      AtomicFile.write(journal, text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      failed.accept("The unsaved changes could not be kept safe: " + e.getMessage() + ".");
    }
  }

  /** Forgets what was kept: the document was saved, or its changes were given up. */
  public void clear() {
    pending.set(null);
    writer.execute(this::delete);
  }

  private void delete() {
    try {
      Files.deleteIfExists(journal);
    } catch (IOException e) {
      failed.accept("The journal " + journal + " could not be deleted: " + e.getMessage() + ".");
    }
  }

  /** Forgets what was kept and ends the writing thread. */
  @Override
  public void close() {
    clear();
    writer.shutdown();
    try {
      writer.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
