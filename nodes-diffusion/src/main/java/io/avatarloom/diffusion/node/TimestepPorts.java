package io.avatarloom.diffusion.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.ValueTypes;
import java.util.Arrays;
import java.util.Optional;

/**
 * Timesteps of a single pass: one for all samples, or one for each.
 *
 * @param each a timestep for each sample
 * @param all the timestep of all samples
 */
record TimestepPorts(In<Tensor> each, Param<Integer> all) {
  /** Registers the port and the parameter. */
  static TimestepPorts of(NodeSpec.Builder builder) {
    return new TimestepPorts(
        builder.optional(
            "timesteps", ValueTypes.TENSOR, "[sample] timesteps; replaces the parameter."),
        builder.integer("timestep", 500, 0, 999, "", "Timestep of all samples."));
  }

  int[] of(NodeRun run, int samples) throws NodeException {
    int[] timesteps = new int[samples];
    Arrays.fill(timesteps, run.get(all));
    Optional<Tensor> linked = run.find(each);
    if (linked.isPresent()) {
      Guided.requireRows(each.id(), "timesteps", linked.get(), samples);
      Arrays.setAll(timesteps, i -> (int) linked.get().at(linked.get().length() == 1 ? 0 : i));
    }
    return timesteps;
  }
}
