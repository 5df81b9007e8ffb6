package io.avatarloom.core.cli;

/**
 * A further command of {@code loom}, found by ServiceLoader: an object of a class annotated with
 * picocli's {@code @Command} that is a {@code Callable<Integer>} giving the exit code.
 */
public interface CommandSource {
  /** A fresh command object. */
  Object command();
}
