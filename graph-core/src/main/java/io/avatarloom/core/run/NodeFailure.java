package io.avatarloom.core.run;

import io.avatarloom.core.check.Diagnostic;

/** A node failed; what was computed before stays in the store. */
public final class NodeFailure extends Exception {
  private static final long serialVersionUID = 1L;
  private final transient Diagnostic diagnostic;

  NodeFailure(Diagnostic diagnostic, Throwable cause) {
    super(diagnostic.toString(), cause);
    this.diagnostic = diagnostic;
  }

  public Diagnostic diagnostic() {
    return diagnostic;
  }
}
