package io.avatarloom.core.cli;

/** What the program returns to the shell. */
public final class ExitCode {
  public static final int DONE = 0;
  public static final int NODE_FAILED = 1;
  public static final int BAD_RECIPE = 2;
  public static final int MISSING_FILE = 3;
  public static final int TIMED_OUT = 124;
  public static final int CANCELLED = 130;

  private ExitCode() {}
}
