package io.avatarloom.core.serve;

import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;

/** Lets in whom the service is for, and bodies of the size it takes. */
final class Gate {
  private static final String BEARER = "Bearer ";
  private final HostCheck hosts;
  private final Token token;
  private final long maxBody;

  Gate(HostCheck hosts, Token token, long maxBody) {
    this.hosts = hosts;
    this.token = token;
    this.maxBody = maxBody;
  }

  /**
   * @throws Refusal 403 under a foreign name, 401 without the token
   */
  void check(Request request) throws Refusal {
    if (!hosts.allows(request.getHeaders().get(HttpHeader.HOST))) {
      throw new Refusal(
          403,
          "the service is not called by that host name; use localhost, or start it with --host");
    }
    String shown = request.getHeaders().get(HttpHeader.AUTHORIZATION);
    if (shown == null
        || !shown.startsWith(BEARER)
        || !token.matches(shown.substring(BEARER.length()))) {
      throw new Refusal(
          401, "expected the header Authorization: Bearer TOKEN with the token of this service");
    }
  }

  /**
   * The body of a request.
   *
   * @throws Refusal 415 when it is not declared as JSON, 413 when it is too large
   */
  byte[] json(Request request) throws Refusal, IOException {
    String type = request.getHeaders().get(HttpHeader.CONTENT_TYPE);
    if (type == null
        || !type.replaceFirst(";.*", "").strip().equalsIgnoreCase("application/json")) {
      throw new Refusal(415, "expected Content-Type: application/json, met " + type);
    }
    if (request.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH) > maxBody) {
      throw tooLarge();
    }
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] body = in.readNBytes(Math.toIntExact(Math.min(maxBody + 1, Integer.MAX_VALUE - 8)));
      if (body.length > maxBody) {
        throw tooLarge();
      }
      return body;
    }
  }

  private Refusal tooLarge() {
    return new Refusal(
        413, "the body is larger than the " + maxBody + " bytes that this service takes");
  }
}
