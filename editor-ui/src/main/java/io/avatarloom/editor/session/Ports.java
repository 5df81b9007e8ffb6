package io.avatarloom.editor.session;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.graph.RegionEntry;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.value.ValueTypes;
import java.util.Map;
import java.util.Optional;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.list.MutableList;

/**
 * The ports of one node or region.
 *
 * @param inputs declared inputs; behind them the parameters
 * @param outputs declared outputs; of a region its slots and its series
 */
public record Ports(ImmutableList<Port> inputs, ImmutableList<Port> outputs) {
  static final PortType<?> SCALAR =
      PortType.anyOf(ValueTypes.NUMBER, ValueTypes.FLAG, ValueTypes.TEXT);
  static final Ports NONE = new Ports(Lists.immutable.empty(), Lists.immutable.empty());

  public Optional<Port> input(String name) {
    return inputs.detectOptional(port -> port.ref().port().equals(name));
  }

  public Optional<Port> output(String name) {
    return outputs.detectOptional(port -> port.ref().port().equals(name));
  }

  /** True when there is an input, parameter or output of that name. */
  boolean has(String name) {
    return input(name).isPresent() || output(name).isPresent();
  }

  static Ports of(String node, NodeSpec spec) {
    MutableList<Port> inputs = Lists.mutable.empty();
    spec.inputs().forEach(in -> inputs.add(input(node, in)));
    spec.params().forEach(param -> inputs.add(param(node, param)));
    return new Ports(inputs.toImmutable(), spec.outputs().collect(out -> output(node, out)));
  }

  private static Port input(String node, In<?> in) {
    return new Port(
        new PortRef(node, in.id()), in.type(), in.required(), in.many(), false, in.help());
  }

  private static Port param(String node, Param<?> param) {
    return new Port(new PortRef(node, param.id()), SCALAR, false, false, true, param.help());
  }

  private static Port output(String node, Out<?> out) {
    return new Port(new PortRef(node, out.id()), out.type(), false, false, false, out.help());
  }

  /** Slots are inputs (first and next value) and outputs at once; unknown value types are any. */
  static Ports of(String region, ObjectNode json, Catalogue catalogue) {
    MutableList<Port> inputs = Lists.mutable.empty();
    MutableList<Port> outputs = Lists.mutable.empty();
    for (Map.Entry<String, JsonNode> slot : json.path("slots").properties()) {
      PortType<?> type =
          catalogue
              .valueType(slot.getValue().asText())
              .<PortType<?>>map(PortType::of)
              .orElseGet(() -> PortType.variable("?"));
      PortRef ref = new PortRef(region, slot.getKey());
      inputs.add(
          new Port(ref, type, true, true, false, "First value from outside, next from the body."));
      outputs.add(
          new Port(ref, type, false, false, false, "Present value inside, last value outside."));
    }
    PortRef series = new PortRef(region, RegionEntry.SERIES);
    PortType<?> type = PortType.of(ValueTypes.SERIES);
    outputs.add(new Port(series, type, false, false, false, "What the region recorded."));
    return new Ports(inputs.toImmutable(), outputs.toImmutable());
  }
}
