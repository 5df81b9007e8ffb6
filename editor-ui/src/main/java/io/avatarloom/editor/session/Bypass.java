package io.avatarloom.editor.session;

import io.avatarloom.core.graph.PortRef;
import java.util.Optional;

/** Which input of a node can stand in for an output, so that the node can be left out. */
final class Bypass {
  private Bypass() {}

  /** True when every linked output has a linked input that can stand in for it. */
  static boolean isPossible(GraphIndex index, String node) {
    return !index.ports(node).outputs().isEmpty()
        && index
            .ports(node)
            .outputs()
            .reject(output -> index.outOf(output.ref()).isEmpty())
            .allSatisfy(
                output ->
                    standIn(index, output.ref())
                        .filter(input -> !index.into(input).isEmpty())
                        .isPresent());
  }

  /** The input that a bypassed node hands on to an output. */
  static Optional<PortRef> standIn(GraphIndex index, PortRef output) {
    return index
        .spec(output.owner())
        .flatMap(spec -> spec.inputLike(output.port()))
        .map(input -> new PortRef(output.owner(), input.id()));
  }
}
