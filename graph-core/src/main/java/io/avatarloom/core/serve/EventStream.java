package io.avatarloom.core.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Events of a job as JSON lines from a byte offset on; a client that was cut off asks again from
 * the number of bytes it has. Only whole lines are sent.
 */
final class EventStream {
  private static final int FOLLOWERS = 64;
  private static final int PIECE = 1 << 16;
  private static final int LONGEST = 1 << 26;
  private static final long LOOK_MILLIS = 50;
  private static final long LONGEST_NANOS = TimeUnit.MINUTES.toNanos(10);
  private final JobTable table;
  private final Semaphore followers = new Semaphore(FOLLOWERS);
  private volatile boolean closed;

  EventStream(JobTable table) {
    this.table = table;
  }

  /** Followers are let go. */
  void close() {
    closed = true;
  }

  /**
   * @throws Refusal 400 for an offset beyond the end, 503 when too many follow
   */
  void send(
      Request request,
      Response response,
      Callback callback,
      long id,
      JobFolder folder,
      long offset,
      boolean follow)
      throws IOException, Refusal {
    long size = Files.exists(folder.events()) ? Files.size(folder.events()) : 0;
    if (offset < 0 || offset > size) {
      throw new Refusal(400, "expected an offset from 0 to " + size + ", met " + offset);
    }
    if (follow && !followers.tryAcquire()) {
      throw new Refusal(503, "too many clients follow events; try again later");
    }
    try {
      request.addIdleTimeoutListener(timeout -> false);
      response.setStatus(200);
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/x-ndjson");
      response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
      try (OutputStream out = Content.Sink.asOutputStream(response)) {
        out.flush();
        copy(id, folder, offset, follow, out);
      }
      callback.succeeded();
    } catch (IOException e) {
      callback.failed(e);
    } finally {
      if (follow) {
        followers.release();
      }
    }
  }

  private void copy(long id, JobFolder folder, long offset, boolean follow, OutputStream out)
      throws IOException {
    long at = offset;
    long end = System.nanoTime() + LONGEST_NANOS;
    while (true) {
      // Asked before reading: what was written before the end is then still read.
      boolean over = !follow || table.find(id).map(job -> job.state().isOver()).orElse(true);
      long sent = piece(folder, at, out);
      at += sent;
      if (sent == 0 && (over || closed || System.nanoTime() > end)) {
        return;
      }
      if (sent == 0) {
        pause();
      }
    }
  }

  private static long piece(JobFolder folder, long from, OutputStream out) throws IOException {
    if (!Files.exists(folder.events())) {
      return 0;
    }
    try (RandomAccessFile file = new RandomAccessFile(folder.events().toFile(), "r")) {
      for (int room = PIECE; ; room *= 2) {
        int length = (int) Math.min(room, file.length() - from);
        if (length <= 0) {
          return 0;
        }
        byte[] bytes = new byte[length];
        file.seek(from);
        file.readFully(bytes);
        int lines = wholeLines(bytes);
        if (lines > 0) {
          out.write(bytes, 0, lines);
          out.flush();
          return lines;
        }
        if (length < room) {
          return 0;
        }
        if (room >= LONGEST) {
          throw new IOException("a line of " + folder.events() + " has no end");
        }
      }
    }
  }

  private static int wholeLines(byte[] bytes) {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    return end;
  }

  private static void pause() throws IOException {
    try {
      Thread.sleep(LOOK_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("the service stops", e);
    }
  }
}
