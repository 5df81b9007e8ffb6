package io.avatarloom.core.cli;

import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.run.Assertion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a run and the runs of a sweep have in common. */
final class WorkOptions {
  @Mixin CacheFolder cache;
  @Mixin DeviceOption device;

  @Option(
      names = "--cache-limit",
      paramLabel = "SIZE",
      converter = ByteSize.class,
      defaultValue = "${env:AVATARLOOM_CACHE_LIMIT:-20G}",
      description =
          "What the cache may take; results unused for longest go first. Default:"
              + " ${DEFAULT-VALUE}.")
  Long cacheLimit;

  @Option(
      names = "--assert",
      paramLabel = "NODE.PORT<=VALUE",
      description =
          "Fail when a number is not as it should be; NODE.PORT:COLUMN for the last of a series.")
  List<String> assertions = new ArrayList<>();

  @Option(
      names = "--annotate",
      description = "Print errors as GitHub workflow commands. On where GITHUB_ACTIONS is true.")
  boolean annotate = "true".equals(System.getenv("GITHUB_ACTIONS"));

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = TimeLimit.class,
      description = "Stop after 90s, 10m, 2h; the same command goes on from there.")
  Duration timeout;

  @Option(names = "--quiet", description = "Say nothing unless something is wrong.")
  boolean quiet;

  Optional<Duration> timeLimit() {
    return Optional.ofNullable(timeout);
  }

  /** The assertions, each of a number the graph has. */
  List<Assertion> asserted(Graph graph) throws InvalidRecipeException {
    List<Assertion> parsed = new ArrayList<>();
    for (String text : assertions) {
      Assertion assertion = Assertion.parse(text);
      assertion.check(graph);
      parsed.add(assertion);
    }
    return parsed;
  }
}
