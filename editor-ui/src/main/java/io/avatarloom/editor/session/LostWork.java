package io.avatarloom.editor.session;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;

/**
 * Unsaved changes that a program which ended suddenly left behind.
 *
 * @param journal the file that holds them
 * @param file where the document lives, empty when it was never saved
 * @param when the last change was kept
 * @param recipe the document with its changes
 */
public record LostWork(Path journal, Optional<Path> file, Instant when, Recipe recipe) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENDING = ".journal.json";

  /** Everything left in a folder by programs that no longer run, the latest first. */
  public static ImmutableList<LostWork> find(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return Lists.immutable
          .ofAll(
              files
                  .filter(file -> file.getFileName().toString().endsWith(ENDING))
                  .flatMap(file -> read(file).stream())
                  .toList())
          .toSortedListBy(lost -> -lost.when().toEpochMilli())
          .toImmutable();
    } catch (IOException e) {
      return Lists.immutable.empty();
    }
  }

  private static Optional<LostWork> read(Path journal) {
    try {
      JsonNode json = JSON.readTree(Files.readString(journal));
      if (isRunning(json.path("process").asLong(), json.path("started").asLong())) {
        return Optional.empty();
      }
      String text = json.path("file").asText();
      Optional<Path> file = text.isEmpty() ? Optional.empty() : Optional.of(Path.of(text));
      Path folder = file.map(Path::getParent).orElseGet(() -> Path.of("").toAbsolutePath());
      Recipe recipe = Recipe.parse(json.path("recipe").asText(), journal.toString(), folder);
      Instant when = Files.getLastModifiedTime(journal).toInstant();
      return Optional.of(new LostWork(journal, file, when, recipe));
    } catch (IOException | InvalidRecipeException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean isRunning(long process, long started) {
    return ProcessHandle.of(process)
        .filter(handle -> handle.isAlive() && started(handle) == started)
        .isPresent();
  }

  private static long started(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /** Gives the changes up, or forgets them once they are in a document again. */
  public void discard() throws IOException {
    Files.deleteIfExists(journal);
  }

  /** Name of a new journal. */
  static String name() {
    return UUID.randomUUID() + ENDING;
  }

  /** Content of a journal of this program. */
  static String text(Optional<Path> file, String recipe) {
    ObjectNode json =
        JSON.createObjectNode()
            .put("process", ProcessHandle.current().pid())
            .put("started", started(ProcessHandle.current()))
            .put("file", file.map(path -> path.toAbsolutePath().toString()).orElse(""))
            .put("recipe", recipe);
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
