package io.avatarloom.core.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * One file of a ledger: entries one after the other, each a checked head and a checked body. It
 * only grows, at the hand of one process; what a killed process left half written ends the file.
 */
final class LedgerFile {
  private static final HexFormat HEX = HexFormat.of();
  private static final int KEY = 32;
  private static final int HEAD = 4 + 1 + 8 + KEY + 4 + 4;

  /** A file up to this size is read whole; of a larger one a body is read when it is asked for. */
  private static final int IN_MEMORY = 32 << 20;

  /** Read at once while a larger file is looked through. */
  private static final int WINDOW = 1 << 16;

  /**
   * Where an entry stands.
   *
   * @param kind what it is, see {@link Ledger}
   * @param key SHA-256 in hex
   * @param millis when it was written
   * @param at where its body starts
   * @param length of its body
   * @param check checksum of its body
   */
  record Entry(
      LedgerFile file, char kind, String key, long millis, long at, int length, int check) {}

  /** An entry still to be written. */
  record Draft(char kind, String key, long millis, byte[] body) {}

  private final Path path;
  private long end;
  private byte[] whole = new byte[0];

  LedgerFile(Path path) {
    this.path = path;
  }

  Path path() {
    return path;
  }

  /** Tells of every sound entry that was added since the last call. */
  void read(Consumer<Entry> found) throws IOException {
    long size = Files.size(path);
    if (size <= end) {
      return;
    }
    if (size <= IN_MEMORY) {
      whole = Files.readAllBytes(path);
      scan(ByteBuffer.wrap(whole), whole.length, found);
    } else {
      whole = new byte[0];
      try (FileChannel channel = FileChannel.open(path)) {
        scan(channel, size, found);
      }
    }
  }

  private void scan(FileChannel channel, long size, Consumer<Entry> found) throws IOException {
    ByteBuffer window = ByteBuffer.allocate(WINDOW);
    long start = end;
    window.limit(0);
    while (end + HEAD <= size) {
      if (end < start || end + HEAD > start + window.limit()) {
        start = end;
        window.clear();
        fill(channel, window, start);
      }
      Entry entry = head(window, (int) (end - start), end);
      if (entry == null || entry.at() + entry.length() > size) {
        return;
      }
      end = entry.at() + entry.length();
      found.accept(entry);
    }
  }

  private static void fill(FileChannel channel, ByteBuffer into, long from) throws IOException {
    while (into.hasRemaining() && channel.read(into, from + into.position()) > 0) {
      // until the window is full or the file ends
    }
    into.flip();
  }

  private void scan(ByteBuffer all, long size, Consumer<Entry> found) {
    while (end + HEAD <= size) {
      Entry entry = head(all, (int) end, end);
      if (entry == null || entry.at() + entry.length() > size) {
        return;
      }
      end = entry.at() + entry.length();
      found.accept(entry);
    }
  }

  /** The head at an index of a buffer; null where it is damaged. */
  private Entry head(ByteBuffer in, int index, long at) {
    if (index + HEAD > in.limit()
        || in.getInt(index + HEAD - 4) != check(in.array(), index, HEAD - 4)) {
      return null;
    }
    int length = in.getInt(index);
    String key = HEX.formatHex(in.array(), index + 13, index + 13 + KEY);
    return length < 0
        ? null
        : new Entry(
            this,
            (char) in.get(index + 4),
            key,
            in.getLong(index + 5),
            at + HEAD,
            length,
            in.getInt(index + 13 + KEY));
  }

  /**
   * The body of an entry.
   *
   * @return null if it is damaged or gone
   */
  byte[] body(Entry entry) {
    byte[] body = entry.at() + entry.length() <= whole.length ? slice(entry) : fromDisk(entry);
    return body != null && check(body, 0, body.length) == entry.check() ? body : null;
  }

  private byte[] slice(Entry entry) {
    return Arrays.copyOfRange(whole, (int) entry.at(), (int) entry.at() + entry.length());
  }

  private byte[] fromDisk(Entry entry) {
    try (FileChannel channel = FileChannel.open(path)) {
      ByteBuffer body = ByteBuffer.allocate(entry.length());
      fill(channel, body, entry.at());
      return body.limit() == entry.length() ? body.array() : null;
    } catch (IOException e) {
      return null;
    }
  }

  /**
   * Adds entries, in one write and one flush.
   *
   * @return bytes added
   * @throws IOException if the disk is full; the file ends where it did before
   */
  long append(List<Draft> drafts) throws IOException {
    Files.createDirectories(path.getParent());
    ByteBuffer bytes =
        ByteBuffer.allocate(drafts.stream().mapToInt(d -> HEAD + d.body().length).sum());
    drafts.forEach(draft -> put(draft, bytes));
    bytes.flip();
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      try {
        while (bytes.hasRemaining()) {
          channel.write(bytes, end + bytes.position());
        }
        channel.force(false);
      } catch (IOException e) {
        channel.truncate(end);
        throw new IOException("cannot write " + path + ": " + e.getMessage(), e);
      }
    }
    end += bytes.limit();
    return bytes.limit();
  }

  private static void put(Draft draft, ByteBuffer out) {
    int start = out.position();
    out.putInt(draft.body().length).put((byte) draft.kind()).putLong(draft.millis());
    out.put(HEX.parseHex(draft.key())).putInt(check(draft.body(), 0, draft.body().length));
    out.putInt(check(out.array(), start, HEAD - 4)).put(draft.body());
  }

  private static int check(byte[] bytes, int from, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, from, length);
    return (int) sum.getValue();
  }
}
