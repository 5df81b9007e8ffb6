package io.avatarloom.core.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Options of a benchmark: the words behind its name. What is wrong with them is an {@link
 * IllegalArgumentException} with one sentence.
 */
public final class BenchOptions {
  private final Map<String, List<String>> given = new HashMap<>();

  private BenchOptions() {}

  /**
   * Reads words.
   *
   * @param valued options that a value follows
   * @param switches options that stand alone
   */
  public static BenchOptions of(List<String> words, List<String> valued, List<String> switches) {
    BenchOptions options = new BenchOptions();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      List<String> values = options.given.computeIfAbsent(word, key -> new ArrayList<>());
      if (valued.contains(word)) {
        if (++i == words.size()) {
          throw new IllegalArgumentException("expected a value after " + word + ", met the end");
        }
        values.add(words.get(i));
      } else if (!switches.contains(word)) {
        List<String> known = new ArrayList<>(valued);
        known.addAll(switches);
        throw new IllegalArgumentException(
            "expected the options " + String.join(", ", known) + ", met '" + word + "'");
      }
    }
    return options;
  }

  /** Whether an option was given. */
  public boolean has(String option) {
    return given.containsKey(option);
  }

  /** Every value of an option, in the order they were given. */
  public List<String> all(String option) {
    return List.copyOf(given.getOrDefault(option, List.of()));
  }

  /** The last value of an option. */
  public String text(String option, String otherwise) {
    List<String> values = all(option);
    return values.isEmpty() ? otherwise : values.get(values.size() - 1);
  }

  /** The last value of an option that is a whole number of at least {@code least}. */
  public int number(String option, int otherwise, int least) {
    return has(option) ? number(option, text(option, ""), least) : otherwise;
  }

  /** Whole numbers of at least one between commas. */
  public int[] numbers(String option, int... otherwise) {
    return has(option)
        ? List.of(text(option, "").split(",", -1)).stream()
            .mapToInt(word -> number(option, word, 1))
            .toArray()
        : otherwise;
  }

  private static int number(String option, String word, int least) {
    int number = word.matches("\\d{1,6}") ? Integer.parseInt(word) : -1;
    if (number < least) {
      throw new IllegalArgumentException(
          "expected a number from " + least + " after " + option + ", met '" + word + "'");
    }
    return number;
  }
}
