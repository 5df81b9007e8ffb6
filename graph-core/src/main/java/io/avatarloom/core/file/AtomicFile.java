package io.avatarloom.core.file;

import io.avatarloom.core.tensor.Halt;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** Writes a file so that readers see the old content or the new, never a part. */
public final class AtomicFile {
  private static final String PART = ".part";
  private static final int PIECE = 1 << 22;

  private AtomicFile() {}

  /**
   * Deletes what killed processes have left half written in a folder.
   *
   * @param older files that were touched since then may still be at work
   */
  public static void sweep(Path folder, Instant older) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, ".*" + PART)) {
      for (Path part : parts) {
        if (Files.getLastModifiedTime(part).toInstant().isBefore(older)) {
          Files.deleteIfExists(part);
        }
      }
    } catch (NoSuchFileException e) {
      // somebody else has swept it away
    }
  }

  /** Writes what a file shall hold. */
  @FunctionalInterface
  public interface Content {
    void to(OutputStream out) throws IOException;
  }

  /**
   * The same, but a file that has these bytes already is left alone.
   *
   * @throws IOException if the disk is full or not writable; the message names the file
   */
  public static void update(Path file, byte[] bytes) throws IOException {
    if (!holds(file, bytes)) {
      write(file, bytes);
    }
  }

  private static boolean holds(Path file, byte[] bytes) {
    try {
      return Files.isRegularFile(file)
          && Files.size(file) == bytes.length
          && Arrays.equals(Files.readAllBytes(file), bytes);
    } catch (IOException e) {
      return false; // unreadable: writing says why, or mends it
    }
  }

  /**
   * Writes to a temporary file beside the target, flushes it, and renames it.
   *
   * @throws java.util.concurrent.CancellationException if the work is to end (see {@link Halt});
   *     the target stays as it was
   * @throws IOException if the disk is full or not writable; the message names the file
   */
  public static void write(Path file, byte[] bytes) throws IOException {
    write(file, out -> out.write(bytes));
  }

  /**
   * As {@link #write(Path, byte[])}, for content that is made while it is written.
   *
   * @throws IOException if the disk is full or not writable; the message names the file
   */
  public static void write(Path file, Content content) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    Files.createDirectories(folder);
    Path temporary = folder.resolve(".loom-" + UUID.randomUUID() + PART);
    try {
      try (FileChannel channel =
          FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        content.to(new Pieces(channel));
        channel.force(false);
      }
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new IOException("cannot write " + file + ": " + e.getMessage(), e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Writes in pieces, between which a cancelled run ends. */
  private static final class Pieces extends OutputStream {
    private final FileChannel channel;

    Pieces(FileChannel channel) {
      this.channel = channel;
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b});
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      for (int at = from; at < from + length; at += PIECE) {
        Halt.check();
        ByteBuffer piece = ByteBuffer.wrap(bytes, at, Math.min(PIECE, from + length - at));
        while (piece.hasRemaining()) {
          channel.write(piece);
        }
      }
    }
  }
}
