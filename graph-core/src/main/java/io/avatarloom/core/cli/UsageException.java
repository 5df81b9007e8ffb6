package io.avatarloom.core.cli;

/** Words of a command line that make no sense; the message is one sentence. Exit code 2. */
final class UsageException extends Exception {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
