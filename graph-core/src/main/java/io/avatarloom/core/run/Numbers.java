package io.avatarloom.core.run;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.value.FlagValue;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.Series;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import io.avatarloom.core.value.ValueTypes;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Gathers the numbers a run computes. Numbers that a node only states do not count. */
final class Numbers {
  private static final Set<ValueType<?>> TYPES =
      Set.of(ValueTypes.NUMBER, ValueTypes.FLAG, ValueTypes.SERIES);
  private final SortedMap<String, Double> found = new TreeMap<>();

  /** Looks at the outputs of a unit that has run. */
  void gather(Plan.Unit unit, Map<PortRef, Held> outputs) throws IOException {
    boolean states = unit.node() != null && unit.type().startsWith("value.");
    if (states) {
      return;
    }
    for (Map.Entry<PortRef, Held> output : outputs.entrySet()) {
      if (TYPES.contains(output.getValue().type())) {
        add(output.getKey().toString(), output.getValue().value());
      }
    }
  }

  private synchronized void add(String name, Value value) {
    if (value instanceof NumberValue number) {
      found.put(name, number.number());
    } else if (value instanceof FlagValue flag) {
      found.put(name, flag.flag() ? 1.0 : 0.0);
    } else if (value instanceof Series series) {
      for (int c = 0; c < series.names().size(); c++) {
        found.put(name + ":" + series.names().get(c), last(series.columns()[c]));
      }
    }
  }

  /** The last number that was recorded; NaN when there is none. */
  private static double last(double[] values) {
    for (int i = values.length - 1; i >= 0; i--) {
      if (!Double.isNaN(values[i])) {
        return values[i];
      }
    }
    return Double.NaN;
  }

  synchronized SortedMap<String, Double> found() {
    return new TreeMap<>(found);
  }
}
