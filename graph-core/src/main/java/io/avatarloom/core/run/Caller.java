package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.NodeEntry;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.graph.RegionEntry;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.Value;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.list.MutableList;

/** Gathers the inputs of a node, calls it, and times it. */
final class Caller {
  /** Yields the value a port supplies. */
  interface Reader {
    Value read(PortRef ref) throws IOException;
  }

  private final Graph graph;
  private final FileResolver files;
  private final Resources resources;
  private final MemoryGate memory;
  private final Cancellation cancellation;
  private final RunEvents events;
  private final Timings timings;

  Caller(
      Graph graph,
      FileResolver files,
      SharedWork shared,
      Cancellation cancellation,
      RunEvents events,
      Timings timings) {
    this.graph = graph;
    this.files = files;
    this.resources = shared.resources();
    this.memory = shared.memory();
    this.cancellation = cancellation;
    this.events = events;
    this.timings = timings;
  }

  Cancellation cancellation() {
    return cancellation;
  }

  /**
   * Runs a node once.
   *
   * @param region the surrounding region, null outside
   * @param iteration of the region, 0 outside
   */
  NodeCall call(NodeEntry node, RegionEntry region, int iteration, Reader reader)
      throws NodeFailure, IOException {
    cancellation.check();
    Node implementation = graph.implementation(node).orElseThrow();
    NodeSpec spec = implementation.spec();
    Map<String, ImmutableList<Value>> inputs = new HashMap<>();
    for (In<?> input : spec.inputs()) {
      MutableList<Value> values = Lists.mutable.empty();
      for (PortRef source : graph.feeding(new PortRef(node.id(), input.id()))) {
        values.add(reader.read(source));
      }
      inputs.put(input.id(), values.toImmutable());
    }
    NodeCall call =
        new NodeCall(
            node.id(), spec, scope(node, region, iteration), inputs, params(node, spec, reader));
    String name = region == null ? node.id() : region.id() + "/" + node.id();
    ObjectNode start = events.event("node.start").put("node", node.id());
    if (region != null) {
      start.put("region", region.id()).put("i", iteration + 1);
    }
    events.send(start);
    long need = Invoker.memoryBytes(node.id(), implementation, call);
    try (MemoryGate.Pass pass =
        memory.enter(name, need, warning -> events.log(node.id(), warning))) {
      long begin = System.nanoTime();
      Invoker.invoke(node.id(), implementation, call, memory::ledger);
      timings.add(name, spec.id(), System.nanoTime() - begin);
      call.deviceUsed().ifPresent(timings::device);
    }
    return call;
  }

  private NodeCall.Scope scope(NodeEntry node, RegionEntry region, int iteration) {
    return new NodeCall.Scope(
        graph.recipe().seed(),
        iteration,
        region == null ? 1 : region.iterations(),
        files,
        resources,
        cancellation,
        (fraction, message) ->
            events.send(
                events
                    .event("node.progress")
                    .put("node", node.id())
                    .put("fraction", fraction)
                    .put("message", message)),
        events::log);
  }

  private Map<String, JsonNode> params(NodeEntry node, NodeSpec spec, Reader reader)
      throws NodeFailure, IOException {
    Map<String, JsonNode> params = new HashMap<>();
    for (Map.Entry<String, JsonNode> set : node.params().properties()) {
      params.put(set.getKey(), set.getValue());
    }
    for (Param<?> param : spec.params()) {
      MutableList<PortRef> drivers = graph.feeding(new PortRef(node.id(), param.id()));
      if (drivers.notEmpty()) {
        JsonNode json = param.jsonOf(reader.read(drivers.getFirst())).orElseThrow();
        try {
          param.parse(json);
        } catch (IllegalArgumentException e) {
          throw new NodeFailure(
              Diagnostic.of(node.id(), param.id(), e.getMessage() + " from " + drivers.getFirst()),
              e);
        }
        params.put(param.id(), json);
      }
    }
    return params;
  }
}
