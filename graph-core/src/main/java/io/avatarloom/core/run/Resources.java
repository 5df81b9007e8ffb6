package io.avatarloom.core.run;

import io.avatarloom.core.node.NodeRun;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** What nodes of one run share: loaded weights, buffers. Closed in reverse order of making. */
public final class Resources implements AutoCloseable {
  private final Map<String, AutoCloseable> made = new HashMap<>();
  private final Deque<AutoCloseable> order = new ArrayDeque<>();

  @SuppressWarnings("unchecked")
  synchronized <R extends AutoCloseable> R get(String key, NodeRun.ResourceLoader<R> loader)
      throws Exception {
    AutoCloseable known = made.get(key);
    if (known == null) {
      known = loader.load();
      made.put(key, known);
      order.push(known);
    }
    return (R) known;
  }

  @Override
  public synchronized void close() {
    for (AutoCloseable resource : order) {
      try {
        resource.close();
      } catch (Exception e) {
        // The run has its results; a resource that will not close cannot change them.
        System.getLogger(Resources.class.getName()).log(System.Logger.Level.DEBUG, "close", e);
      }
    }
    order.clear();
    made.clear();
  }
}
