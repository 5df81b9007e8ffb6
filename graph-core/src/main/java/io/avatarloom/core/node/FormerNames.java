package io.avatarloom.core.node;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/**
 * What a node type, its ports and its parameters were called before. Recipes with these names are
 * lifted when they are read.
 *
 * @param ids of the type
 * @param inputs present name by former name, of inputs and parameters
 * @param outputs present name by former name
 */
public record FormerNames(
    List<String> ids, SortedMap<String, String> inputs, SortedMap<String, String> outputs) {
  /** No former names. */
  public static final SortedMap<String, String> NO_PORTS = Collections.emptySortedMap();

  boolean isEmpty() {
    return ids.isEmpty() && inputs.isEmpty() && outputs.isEmpty();
  }
}
