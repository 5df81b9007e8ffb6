package io.avatarloom.core.check;

/**
 * One thing that is wrong, pinned to where it is.
 *
 * @param owner node, region or output at fault; empty for the recipe as a whole
 * @param where port or parameter, empty for the owner as a whole
 * @param message one sentence: what was expected, what was met, how to mend it
 * @param missingFile true when a file or weight is not there
 */
public record Diagnostic(String owner, String where, String message, boolean missingFile) {
  public static Diagnostic of(String owner, String where, String message) {
    return new Diagnostic(owner, where, message, false);
  }

  @Override
  public String toString() {
    if (owner.isEmpty()) {
      return message;
    }
    return (where.isEmpty() ? owner : owner + "." + where) + ": " + message;
  }
}
