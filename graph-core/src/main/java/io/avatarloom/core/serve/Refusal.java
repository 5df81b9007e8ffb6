package io.avatarloom.core.serve;

import io.avatarloom.core.check.Diagnostic;
import java.util.List;

/** A request that is not fulfilled; the message is one sentence for the client. */
final class Refusal extends Exception {
  private static final long serialVersionUID = 1L;
  private final int status;
  private final transient List<Diagnostic> diagnostics;

  /**
   * @param status of HTTP, 4xx or 5xx
   */
  Refusal(int status, String message) {
    this(status, message, List.of());
  }

  Refusal(int status, String message, List<Diagnostic> diagnostics) {
    super(message);
    this.status = status;
    this.diagnostics = List.copyOf(diagnostics);
  }

  int status() {
    return status;
  }

  List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
