package io.avatarloom.core.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Writes short answers. */
final class Reply {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Reply() {}

  static void json(Response response, Callback callback, int status, JsonNode body) {
    byte[] bytes = (body + "\n").getBytes(StandardCharsets.UTF_8);
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
    response.write(true, ByteBuffer.wrap(bytes), callback);
  }

  static void bytes(Response response, Callback callback, byte[] bytes) {
    response.setStatus(200);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/octet-stream");
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
    response.write(true, ByteBuffer.wrap(bytes), callback);
  }

  static void refuse(Response response, Callback callback, Refusal refusal) {
    if (refusal.status() == 401) {
      response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
    }
    ObjectNode body = error(refusal.getMessage());
    if (!refusal.diagnostics().isEmpty()) {
      refusal
          .diagnostics()
          .forEach(diagnostic -> body.withArray("diagnostics").add(diagnostic.toString()));
    }
    json(response, callback, refusal.status(), body);
  }

  static ObjectNode error(String sentence) {
    return JSON.createObjectNode().put("error", sentence);
  }
}
