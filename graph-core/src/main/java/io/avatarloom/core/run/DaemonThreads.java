package io.avatarloom.core.run;

import java.util.concurrent.ThreadFactory;

/**
 * Makes threads that do not keep the program alive.
 *
 * @param name of each
 */
public record DaemonThreads(String name) implements ThreadFactory {
  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
