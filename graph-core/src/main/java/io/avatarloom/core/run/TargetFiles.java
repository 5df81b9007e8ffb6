package io.avatarloom.core.run;

import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.file.RunSummary;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.PortRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** The files a run leaves: written as soon as their value is there, pages about the run last. */
final class TargetFiles {
  private final OutputWriter writer;
  private final Optional<StoredFiles> stored;
  private final Supplier<RunSummary> summary;
  private final Consumer<String> written;
  private final SortedMap<String, PortRef> sources = new TreeMap<>();
  private final Map<String, List<String>> byUnit = new HashMap<>();

  /**
   * @param stored files of earlier runs, empty without a cache
   * @param targets port by file name; files ending in .html come last
   * @param written told the name of every file that is there
   */
  TargetFiles(
      Graph graph,
      OutputWriter writer,
      Optional<StoredFiles> stored,
      SortedMap<String, PortRef> targets,
      Supplier<RunSummary> summary,
      Consumer<String> written) {
    this.writer = writer;
    this.stored = stored;
    this.summary = summary;
    this.written = written;
    targets.forEach(
        (file, port) -> graph.follow(port).ifPresent(source -> sources.put(file, source)));
    sources.forEach(
        (file, port) -> byUnit.computeIfAbsent(port.owner(), k -> new ArrayList<>()).add(file));
  }

  /** Units whose values are needed until the very end. */
  List<String> pageOwners() {
    List<String> owners = new ArrayList<>();
    sources.forEach(
        (file, port) -> {
          if (isPage(file)) {
            owners.add(port.owner());
          }
        });
    return owners;
  }

  /** Writes the files that show outputs of a unit. */
  void writeOf(String unit, Function<PortRef, Held> values) throws NodeFailure {
    for (String file : byUnit.getOrDefault(unit, List.of())) {
      if (!isPage(file)) {
        write(file, values.apply(sources.get(file)));
      }
    }
  }

  /** Writes the pages that tell of the run. */
  void writePages(Function<PortRef, Held> values) throws NodeFailure {
    for (Map.Entry<String, PortRef> target : sources.entrySet()) {
      if (isPage(target.getKey())) {
        write(target.getKey(), values.apply(target.getValue()));
      }
    }
  }

  private void write(String file, Held value) throws NodeFailure {
    try {
      if (stored.isPresent()) {
        writer.write(file, value, summary, stored.get());
      } else {
        writer.write(file, value.value(), summary);
      }
      written.accept(file);
    } catch (IOException e) {
      throw new NodeFailure(Diagnostic.of(file, "", e.getMessage()), e);
    }
  }

  private static boolean isPage(String file) {
    return file.endsWith(".html");
  }
}
