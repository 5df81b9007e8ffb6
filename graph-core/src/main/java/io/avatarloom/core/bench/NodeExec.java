package io.avatarloom.core.bench;

import io.avatarloom.core.value.Value;
import java.util.Map;

/** Runs a single node outside a graph, with the same checks as a run. */
public interface NodeExec {
  /**
   * @param type node id
   * @param inputs values by port; a {@code List<Value>} for ports that take many
   * @param params JSON-like values (Number, Boolean, String, List) by parameter; the rest default
   * @return outputs by port
   */
  Map<String, Value> exec(String type, Map<String, ?> inputs, Map<String, ?> params)
      throws Exception;
}
