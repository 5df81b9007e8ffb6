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
  private final String member;
  private final long started;

  public RunEvents(List<Listener> listeners) {
    this(List.copyOf(listeners), "", System.nanoTime());
  }

  private RunEvents(List<Listener> listeners, String member, long started) {
    this.listeners = listeners;
    this.member = member;
    this.started = started;
  }

  /** Events of one run of several: they carry its id in {@code member} and have the same clock. */
  public RunEvents ofMember(String id) {
    return new RunEvents(List.of(event -> send((ObjectNode) event)), id, started);
  }

  /** An event of now, to be sent. */
  public ObjectNode event(String type) {
    ObjectNode event =
        JsonNodeFactory.instance
            .objectNode()
            .put("e", type)
            .put("t", (System.nanoTime() - started) / 1_000_000);
    return member.isEmpty() ? event : event.put("member", member);
  }

  /** Tells every listener. */
  public synchronized void send(ObjectNode event) {
    listeners.forEach(listener -> listener.accept(event));
  }

  /** Tells one line for people. */
  public void log(String node, String message) {
    send(event("log").put("node", node).put("message", message));
  }
}
