package io.avatarloom.core.serve;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What the HTTP library itself refuses, in the same JSON as everything else. */
final class PlainErrors extends ErrorHandler {
  @Override
  protected void generateResponse(
      Request request,
      Response response,
      int code,
      String message,
      Throwable cause,
      Callback callback) {
    Reply.json(response, callback, code, Reply.error(sentence(code, message)));
  }

  /** For requests that cannot even be parsed. */
  @Override
  @SuppressWarnings("removal")
  public ByteBuffer badMessageError(int status, String reason, HttpFields.Mutable fields) {
    fields.put(HttpHeader.CONTENT_TYPE, "application/json");
    return ByteBuffer.wrap(
        (Reply.error(sentence(status, reason)) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  private static String sentence(int code, String message) {
    return code == 431
        ? "the headers of the request are too large"
        : "the request is not understood: " + (message == null ? "HTTP " + code : message);
  }
}
