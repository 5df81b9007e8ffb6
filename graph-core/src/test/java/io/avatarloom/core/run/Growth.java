package io.avatarloom.core.run;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * What a process holds.
 *
 * @param heap bytes after collections
 * @param direct bytes of buffers outside the heap
 * @param files open files
 * @param threads live threads
 * @param classes loaded classes
 */
record Growth(long heap, long direct, long files, long threads, long classes) {
  private static final long HEAP = 3 << 20;
  private static final long DIRECT = 1 << 20;

  /** How much more there is after some runs than before them; the first runs warm up. */
  static Growth of(int warm, int runs, Callable<?> body) throws Exception {
    repeat(warm, body);
    Growth before = now();
    repeat(runs, body);
    Growth after = now();
    return new Growth(
        after.heap - before.heap,
        after.direct - before.direct,
        after.files - before.files,
        after.threads - before.threads,
        after.classes - before.classes);
  }

  private static void repeat(int count, Callable<?> body) throws Exception {
    for (int i = 0; i < count; i++) {
      body.call();
    }
  }

  private static Growth now() throws InterruptedException {
    for (int i = 0; i < 4; i++) {
      System.gc();
      Thread.sleep(100);
    }
    Runtime java = Runtime.getRuntime();
    long direct =
        ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
            .mapToLong(BufferPoolMXBean::getMemoryUsed)
            .sum();
    long files =
        ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
            ? unix.getOpenFileDescriptorCount()
            : 0;
    return new Growth(
        java.totalMemory() - java.freeMemory(),
        direct,
        files,
        ManagementFactory.getThreadMXBean().getThreadCount(),
        ManagementFactory.getClassLoadingMXBean().getLoadedClassCount());
  }

  /** What leaks if every run adds to it; a few of each come and go by themselves. */
  List<String> leaks(int runs) {
    List<String> found = new ArrayList<>();
    add(found, heap > HEAP, "heap");
    add(found, direct > DIRECT, "direct memory");
    add(found, files > runs / 10, "files");
    add(found, threads > runs / 10, "threads");
    add(found, classes > runs, "classes");
    return found;
  }

  private static void add(List<String> found, boolean leaks, String what) {
    if (leaks) {
      found.add(what);
    }
  }
}
