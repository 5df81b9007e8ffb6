package io.avatarloom.core.device;

/** A kernel with its arguments, ready to run again and again. */
public interface Launch extends AutoCloseable {
  /** Enqueues {@code groups} groups; 0 does nothing. */
  void run(int groups);

  @Override
  void close();
}
