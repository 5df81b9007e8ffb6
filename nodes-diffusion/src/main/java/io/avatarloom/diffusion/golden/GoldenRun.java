package io.avatarloom.diffusion.golden;

import io.avatarloom.core.bench.Comparison;
import io.avatarloom.core.bench.NodeExec;
import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Value;
import io.avatarloom.diffusion.DiffusionNodes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Runs nodes and holds their outputs against the tensors of one file.
 *
 * @param suite name of the suite
 * @param expected reference outputs
 * @param exec runs nodes
 * @param rows collects the comparisons
 */
record GoldenRun(String suite, SafeTensors expected, NodeExec exec, List<Comparison> rows) {
  private static final double LIMIT = 1e-4;
  private static final String PRECISION = "precision";

  GoldenRun(String suite, SafeTensors expected, NodeExec exec) {
    this(suite, expected, exactly(exec), new ArrayList<>());
  }

  /** Networks compute in float32, wherever they do. */
  private static NodeExec exactly(NodeExec exec) {
    Set<String> precise =
        new DiffusionNodes()
            .nodes().stream()
                .map(Node::spec)
                .filter(spec -> spec.param(PRECISION).isPresent())
                .map(NodeSpec::id)
                .collect(Collectors.toSet());
    return (type, inputs, params) -> {
      Map<String, Object> exact = new HashMap<>(params);
      if (precise.contains(type)) {
        exact.put(PRECISION, "float32");
      }
      return exec.exec(type, inputs, exact);
    };
  }

  /** One output of a node. */
  <T extends Value> T one(
      Class<T> type, String output, String node, Map<String, ?> inputs, Map<String, ?> params)
      throws Exception {
    return type.cast(exec.exec(node, inputs, params).get(output));
  }

  /** Notes how far a tensor is from the reference of that name. */
  void compare(String tensor, Tensor actual) {
    compare(tensor, expected.tensor(tensor), actual);
  }

  /** Notes how far a tensor is from another. */
  void compare(String name, Tensor reference, Tensor actual) {
    rows.add(Comparison.relative(suite, name, reference.data(), actual.data(), LIMIT));
  }
}
