package io.avatarloom.sample;

import io.avatarloom.core.bench.BenchContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Command-line words of the identity benchmark.
 *
 * @param people folder with people.json and pictures
 * @param first number of the first of them
 * @param count how many people
 * @param recipe the recipe to run
 * @param control whether to make the avatars of the empty prompt too
 * @param settings handed on as --set
 */
record IdentityArguments(
    Path people, int first, int count, Path recipe, boolean control, List<String> settings) {
  static IdentityArguments parse(List<String> words, BenchContext context) {
    Path people = context.assets().resolve("people");
    Path recipe = context.assets().resolveSibling("arc2avatar.loom.json");
    int first = 0;
    int count = 10;
    boolean control = true;
    List<String> settings = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (word.equals("--no-control")) {
        control = false;
        continue;
      }
      if (i + 1 == words.size()) {
        throw new IllegalArgumentException("bench identity: " + word + " needs a value");
      }
      String value = words.get(++i);
      switch (word) {
        case "--people" -> people = Path.of(value).toAbsolutePath();
        case "--first" -> first = Integer.parseInt(value);
        case "--count" -> count = Integer.parseInt(value);
        case "--recipe" -> recipe = Path.of(value).toAbsolutePath();
        case "--set" -> settings.add(value);
        default -> throw new IllegalArgumentException("bench identity does not know " + word);
      }
    }
    return new IdentityArguments(people, first, count, recipe, control, settings);
  }
}
