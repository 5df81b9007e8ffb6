package io.avatarloom.core.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.bench.NodeExec;
import io.avatarloom.core.device.DeviceChoice;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Halt;
import io.avatarloom.core.value.Value;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;

/**
 * Runs nodes one at a time outside a graph, with the same checks as a run; holds shared resources
 * until closed.
 */
public final class SingleNode implements NodeExec, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Catalogue catalogue;
  private final Resources resources;
  private final Cancellation cancellation = new Cancellation();
  private final MemoryGate memory = new MemoryGate();
  private final NodeCall.Scope scope;

  public SingleNode(Catalogue catalogue, Path folder, Path assets) {
    this(catalogue, folder, assets, 0, 0, 1);
  }

  /** As the last constructor, on the best device there is. */
  public SingleNode(
      Catalogue catalogue, Path folder, Path assets, long seed, int iteration, int iterations) {
    this(catalogue, folder, assets, seed, iteration, iterations, DeviceChoice.AUTO);
  }

  /**
   * @param folder relative file parameters start here
   * @param assets folder of {@code asset:} files
   * @param seed of the random streams
   * @param iteration region iteration the node sees
   * @param iterations region length the node sees
   * @param device where nodes that can use an accelerator run
   */
  public SingleNode(
      Catalogue catalogue,
      Path folder,
      Path assets,
      long seed,
      int iteration,
      int iterations,
      DeviceChoice device) {
    this.resources = new Resources(device, new RunEvents(List.of()));
    this.catalogue = catalogue;
    this.scope =
        new NodeCall.Scope(
            seed,
            iteration,
            iterations,
            new FileResolver(folder, assets),
            resources,
            cancellation,
            (fraction, message) -> {},
            (node, message) -> {});
  }

  @Override
  public Map<String, Value> exec(String type, Map<String, ?> inputs, Map<String, ?> params)
      throws Exception {
    Node node = catalogue.required(type);
    NodeSpec spec = node.spec();
    Map<String, ImmutableList<Value>> values = new HashMap<>();
    for (Map.Entry<String, ?> input : inputs.entrySet()) {
      if (spec.input(input.getKey()).isEmpty()) {
        throw new NodeException(input.getKey(), type + " has no such input");
      }
      values.put(
          input.getKey(),
          input.getValue() instanceof List<?> list
              ? Lists.immutable.ofAll(list).collect(Value.class::cast)
              : Lists.immutable.of((Value) input.getValue()));
    }
    Map<String, JsonNode> json = new HashMap<>();
    for (Map.Entry<String, ?> param : params.entrySet()) {
      json.put(param.getKey(), checked(spec, param.getKey(), param.getValue()));
    }
    NodeCall call = new NodeCall(type, spec, scope, values, json);
    try (Halt cancelled = Halt.when(cancellation::isCancelled)) {
      long need = Invoker.memoryBytes(type, node, call);
      try (MemoryGate.Pass pass = memory.enter(type, need, warning -> {})) {
        Invoker.invoke(type, node, call, memory::ledger);
      }
    } catch (NodeFailure failure) {
      if (failure.getCause() instanceof Exception cause) {
        throw cause;
      }
      throw failure;
    }
    return call.outputs();
  }

  /** Ends what runs, and lets nothing begin any more. */
  public Cancellation cancellation() {
    return cancellation;
  }

  private static JsonNode checked(NodeSpec spec, String name, Object value) throws NodeException {
    Param<?> param =
        spec.param(name)
            .orElseThrow(() -> new NodeException(name, spec.id() + " has no such parameter"));
    JsonNode json = JSON.valueToTree(value);
    try {
      param.parse(json);
    } catch (IllegalArgumentException e) {
      throw new NodeException(name, e.getMessage(), e);
    }
    return json;
  }

  @Override
  public void close() {
    resources.close();
  }
}
