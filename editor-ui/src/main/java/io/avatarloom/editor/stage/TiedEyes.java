package io.avatarloom.editor.stage;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Both eyes turn together: a turn of one is a turn of the other. */
final class TiedEyes {
  private static final String LEFT = "eyeL.";
  private static final String RIGHT = "eyeR.";

  private TiedEyes() {}

  /** The same axis of the other eye, empty for controls that turn no eye. */
  static Optional<String> other(String control) {
    if (control.startsWith(LEFT)) {
      return Optional.of(RIGHT + control.substring(LEFT.length()));
    }
    return control.startsWith(RIGHT)
        ? Optional.of(LEFT + control.substring(RIGHT.length()))
        : Optional.empty();
  }

  /** The values with one control set, and with it the other eye. */
  static SortedMap<String, Double> set(
      SortedMap<String, Double> values, String control, double value) {
    SortedMap<String, Double> both = new TreeMap<>(values);
    both.put(control, value);
    other(control).ifPresent(partner -> both.put(partner, value));
    both.values().removeIf(v -> v == 0);
    return both;
  }
}
