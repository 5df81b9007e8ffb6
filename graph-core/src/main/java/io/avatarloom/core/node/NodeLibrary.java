package io.avatarloom.core.node;

import io.avatarloom.core.file.Exporter;
import io.avatarloom.core.value.ValueType;
import java.util.List;

/** The nodes of one module; found by ServiceLoader, in the product and in plug-in jars alike. */
public interface NodeLibrary {
  /** Module name as the catalogue shows it. */
  String name();

  /** All nodes. */
  List<Node> nodes();

  /** Value types beyond those of graph-core. */
  default List<ValueType<?>> valueTypes() {
    return List.of();
  }

  /** File formats that outputs can be written in, besides the own one of each value type. */
  default List<Exporter> exporters() {
    return List.of();
  }
}
