package io.avatarloom.eval.node;

import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.run.SingleNode;
import io.avatarloom.core.value.Value;
import io.avatarloom.eval.EvalNodes;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs one node of this module. */
final class Eval {
  private Eval() {}

  static Map<String, Value> exec(String type, Map<String, ?> inputs, Map<String, ?> params)
      throws Exception {
    Path here = Path.of(".");
    try (SingleNode exec = new SingleNode(new Catalogue(List.of(new EvalNodes())), here, here)) {
      return exec.exec(type, inputs, params);
    }
  }
}
