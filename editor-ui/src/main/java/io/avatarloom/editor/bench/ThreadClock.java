package io.avatarloom.editor.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** Processor time of the toolkit's thread and of the renderer's. */
final class ThreadClock {
  private static final String RENDERER = "QuantumRenderer";

  private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
  private final long renderer;

  /** Made on the toolkit's thread. */
  ThreadClock() {
    renderer =
        Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
            .filter(thread -> thread != null && thread.getThreadName().startsWith(RENDERER))
            .mapToLong(ThreadInfo::getThreadId)
            .findFirst()
            .orElseThrow();
  }

  /** Read on the toolkit's thread. */
  long nanoseconds() {
    return threads.getCurrentThreadCpuTime() + threads.getThreadCpuTime(renderer);
  }
}
