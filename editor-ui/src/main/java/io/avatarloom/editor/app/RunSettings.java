package io.avatarloom.editor.app;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a run takes besides the recipe.
 *
 * @param preset nothing for the one the recipe names, an empty name for none
 * @param set {@code node.param=value}, over the preset
 * @param threads nodes that may run at the same time, 0 for the runner's own choice
 */
record RunSettings(Optional<String> preset, List<String> set, int threads) {
  RunSettings {
    set = List.copyOf(set);
  }

  /** The recipe as it is. */
  static RunSettings usual() {
    return new RunSettings(Optional.empty(), List.of(), 0);
  }

  /** Assignments of a line, with semicolons between them. */
  static List<String> assignments(String line) {
    return Arrays.stream(line.split(";")).map(String::strip).filter(a -> !a.isEmpty()).toList();
  }
}
