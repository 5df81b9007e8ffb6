package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * Tells listeners what happens, as small JSON objects: type in {@code e}, milliseconds in {@code
 * t}.
 */
public final class RunEvents {
  /** Receives every event, from one thread at a time. */
  @FunctionalInterface
  public interface Listener {
    void accept(JsonNode event);
  }

  private final List<Listener> listeners;
  private final long started = System.nanoTime();

  public RunEvents(List<Listener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  ObjectNode event(String type) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("e", type)
        .put("t", (System.nanoTime() - started) / 1_000_000);
  }

  synchronized void send(ObjectNode event) {
    listeners.forEach(listener -> listener.accept(event));
  }

  void log(String node, String message) {
    send(event("log").put("node", node).put("message", message));
  }
}
