package io.avatarloom.sample;

import io.avatarloom.core.bench.BenchContext;
import io.avatarloom.core.bench.BenchOptions;
import java.nio.file.Path;
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
    BenchOptions options =
        BenchOptions.of(
            words,
            List.of("--people", "--first", "--count", "--recipe", "--set"),
            List.of("--no-control"));
    Path people = context.assets().resolve("people");
    Path recipe = context.assets().resolveSibling("arc2avatar.loom.json");
    return new IdentityArguments(
        Path.of(options.text("--people", people.toString())).toAbsolutePath(),
        options.number("--first", 0, 0),
        options.number("--count", 10, 1),
        Path.of(options.text("--recipe", recipe.toString())).toAbsolutePath(),
        !options.has("--no-control"),
        options.all("--set"));
  }
}
