package io.avatarloom.core.serve;

import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Sends a file, whole or one range of it. */
final class FileReply {
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");
  private static final int PIECE = 1 << 16;

  /**
   * Bytes of a file.
   *
   * @param from first byte
   * @param to one after the last
   */
  private record Part(long from, long to) {}

  private FileReply() {}

  static void send(Request request, Response response, Callback callback, Path file)
      throws IOException, Refusal {
    long size = Files.size(file);
    String range = request.getHeaders().get(HttpHeader.RANGE);
    Part part = range == null ? new Part(0, size) : part(range, size, response);
    boolean whole = part.from() == 0 && part.to() == size;
    HttpFields.Mutable headers = response.getHeaders();
    response.setStatus(range == null || whole ? 200 : 206);
    if (response.getStatus() == 206) {
      headers.put(
          HttpHeader.CONTENT_RANGE, "bytes " + part.from() + "-" + (part.to() - 1) + "/" + size);
    }
    headers.put(HttpHeader.CONTENT_TYPE, "application/octet-stream");
    headers.put(HttpHeader.ACCEPT_RANGES, "bytes");
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put(HttpHeader.CONTENT_LENGTH, part.to() - part.from());
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r");
        OutputStream out = Content.Sink.asOutputStream(response)) {
      copy(in, part, out);
    } catch (IOException e) {
      callback.failed(e);
      return;
    }
    callback.succeeded();
  }

  private static void copy(RandomAccessFile in, Part part, OutputStream out) throws IOException {
    in.seek(part.from());
    byte[] piece = new byte[PIECE];
    long left = part.to() - part.from();
    while (left > 0) {
      int length = (int) Math.min(left, PIECE);
      in.readFully(piece, 0, length);
      out.write(piece, 0, length);
      left -= length;
    }
  }

  /** One range; a header with several, or of another kind, asks for the whole. */
  private static Part part(String header, long size, Response response) throws Refusal {
    Matcher range = RANGE.matcher(header.replace(" ", ""));
    if (!range.matches() || range.group(1).isEmpty() && range.group(2).isEmpty()) {
      return new Part(0, size);
    }
    long from =
        range.group(1).isEmpty()
            ? Math.max(0, size - Long.parseLong(range.group(2)))
            : Long.parseLong(range.group(1));
    long to =
        range.group(1).isEmpty() || range.group(2).isEmpty()
            ? size
            : Math.min(size, Long.parseLong(range.group(2)) + 1);
    if (from >= to) {
      response.getHeaders().put(HttpHeader.CONTENT_RANGE, "bytes */" + size);
      throw new Refusal(
          416, "the file has " + size + " bytes; the range asked for has none of them");
    }
    return new Part(from, to);
  }
}
