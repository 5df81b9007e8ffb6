package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.check.Diagnostic;
import java.io.IOException;
import java.util.concurrent.CancellationException;

/** Tells how a run ended. */
final class Outcome {
  /** What may end well or badly. */
  @FunctionalInterface
  interface Work<R> {
    R run() throws NodeFailure, IOException;
  }

  private final RunEvents events;
  private final long started = System.nanoTime();

  Outcome(RunEvents events) {
    this.events = events;
  }

  /** Runs the work and sends {@code run.done}, preceded by {@code node.failed} where one did. */
  <R> R of(Work<R> work) throws NodeFailure, IOException {
    try {
      R result = work.run();
      events.send(done("done"));
      return result;
    } catch (NodeFailure e) {
      events.send(with(events.event("node.failed"), e.diagnostic()));
      failed(e.diagnostic());
      throw e;
    } catch (CancellationException e) {
      events.send(done("cancelled"));
      throw e;
    } catch (IOException | RuntimeException | Error e) {
      failed(Diagnostic.of("", "", e.getMessage() == null ? e.toString() : e.getMessage()));
      throw e;
    }
  }

  private void failed(Diagnostic diagnostic) {
    ObjectNode event = done("failed");
    with(event.putObject("diagnostic"), diagnostic);
    events.send(event);
  }

  private ObjectNode done(String status) {
    return events
        .event("run.done")
        .put("status", status)
        .put("ms", (System.nanoTime() - started) / 1_000_000);
  }

  private static ObjectNode with(ObjectNode object, Diagnostic diagnostic) {
    return object
        .put("node", diagnostic.owner())
        .put("port", diagnostic.where())
        .put("message", diagnostic.message());
  }
}
