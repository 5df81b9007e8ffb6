package io.avatarloom.core.node;

/**
 * A failure that the user can mend, in one sentence: what was expected, what was met, how to mend
 * it. The runner adds the node.
 */
public final class NodeException extends Exception {
  private static final long serialVersionUID = 1L;
  private final String where;
  private final boolean missingFile;

  /**
   * @param where id of the port or parameter at fault, empty for the node as a whole
   */
  public NodeException(String where, String message) {
    this(where, message, null, false);
  }

  public NodeException(String where, String message, Throwable cause) {
    this(where, message, cause, false);
  }

  private NodeException(String where, String message, Throwable cause, boolean missingFile) {
    super(message, cause);
    this.where = where;
    this.missingFile = missingFile;
  }

  /** A file or weight that is not there; ends the run with exit code 3. */
  public static NodeException missing(String where, String message) {
    return new NodeException(where, message, null, true);
  }

  public String where() {
    return where;
  }

  public boolean missingFile() {
    return missingFile;
  }
}
