package io.avatarloom.core.run;

import io.avatarloom.core.file.RunSummary;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.PortRef;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** Compares what a run computes with its assertions, as soon as the numbers are there. */
final class Gates {
  private final Graph graph;
  private final List<Assertion> assertions;
  private final RunEvents events;
  private final List<RunSummary.Gate> results = new CopyOnWriteArrayList<>();

  Gates(Graph graph, List<Assertion> assertions, RunEvents events) {
    this.graph = graph;
    this.assertions = assertions;
    this.events = events;
  }

  /** Checks what is asserted of the outputs of a unit. */
  void check(String unit, Function<PortRef, Held> values) throws IOException {
    for (Assertion assertion : assertions) {
      PortRef source = graph.follow(assertion.port()).orElse(assertion.port());
      if (source.owner().equals(unit)) {
        tell(assertion, assertion.number(values.apply(source).value()));
      }
    }
  }

  private void tell(Assertion assertion, double number) {
    RunSummary.Gate gate = new RunSummary.Gate(assertion.text(), number, assertion.holds(number));
    results.add(gate);
    events.send(
        events
            .event("assertion")
            .put("text", gate.text())
            .put("value", gate.value())
            .put("passed", gate.passed()));
  }

  List<RunSummary.Gate> results() {
    return List.copyOf(results);
  }
}
