package io.avatarloom.splat.node;

import io.avatarloom.core.node.NodeRun;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;

/** The last few tables that nodes derived from values which stay the same between iterations. */
final class Recent implements AutoCloseable {
  private static final int MOST = 8;

  private record Entry(Object[] from, Object made) {
    boolean isOf(Object... others) {
      if (others.length != from.length) {
        return false;
      }
      for (int i = 0; i < others.length; i++) {
        boolean same = from[i] instanceof Double ? from[i].equals(others[i]) : from[i] == others[i];
        if (!same) {
          return false;
        }
      }
      return true;
    }
  }

  private final Deque<Entry> entries = new ArrayDeque<>();

  /**
   * What was made before of these very objects, or made now.
   *
   * @param kind of what is made
   * @param from compared by identity, numbers by value
   */
  static <T> T of(NodeRun run, Class<T> kind, Callable<T> maker, Object... from) throws Exception {
    return run.resource("splat tables", Recent::new).find(kind, maker, from);
  }

  private synchronized <T> T find(Class<T> kind, Callable<T> maker, Object... from)
      throws Exception {
    for (Entry entry : entries) {
      if (kind.isInstance(entry.made()) && entry.isOf(from)) {
        return kind.cast(entry.made());
      }
    }
    T made = maker.call();
    entries.addFirst(new Entry(from, made));
    if (entries.size() > MOST) {
      entries.removeLast();
    }
    return made;
  }

  @Override
  public synchronized void close() {
    entries.clear();
  }
}
