package io.avatarloom.core.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.avatarloom.core.file.Sha256;
import io.avatarloom.core.run.Confinement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a job has written: names, sizes, hashes. */
final class ResultFiles {
  private final Path out;

  ResultFiles(JobFolder folder) {
    out = folder.out();
  }

  /** All files, sorted by name; those beginning with a dot are the runner's own. */
  ArrayNode list() throws IOException {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (Path file : files()) {
      list.addObject()
          .put("name", name(file))
          .put("size", Files.size(file))
          .put("sha256", Sha256.of(file));
    }
    return list;
  }

  private List<Path> files() throws IOException {
    if (!Files.isDirectory(out)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(out)) {
      return walk.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> !isHidden(name(file)))
          .sorted()
          .toList();
    }
  }

  private String name(Path file) {
    return out.relativize(file).toString().replace('\\', '/');
  }

  private static boolean isHidden(String name) {
    return Stream.of(name.split("/")).anyMatch(part -> part.startsWith("."));
  }

  /**
   * A file by its name in the list.
   *
   * @throws Refusal 403 for a name that leads out, 404 when there is none
   */
  Path find(String name) throws Refusal {
    if (!Confinement.isInside(name) || isHidden(name)) {
      throw new Refusal(
          403, "the name '" + name + "' leads out of the results; take one of the list");
    }
    Path file = out.resolve(name);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      throw new Refusal(404, "there is no result '" + name + "'; take one of the list");
    }
    return file;
  }
}
