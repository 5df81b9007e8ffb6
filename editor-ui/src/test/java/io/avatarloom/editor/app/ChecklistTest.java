package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.editor.canvas.Chord;
import io.avatarloom.editor.canvas.KeyMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of the editor names every key, and only tests that exist. */
class ChecklistTest {
  private static final Path HOME = Path.of(System.getProperty("loom.home", ".."));

  /** Cells of a row of a table, without the marks of code. */
  private record Row(List<String> cells) {
    static Row parse(String line) {
      return new Row(
          Arrays.stream(line.substring(1, line.lastIndexOf('|')).split("\\|"))
              .map(cell -> cell.replace("`", "").strip())
              .toList());
    }

    String what() {
      return cells.get(0);
    }

    String test() {
      return cells.get(cells.size() - 1);
    }
  }

  /** Rows of the tables whose last column names tests. */
  private static List<Row> rows() throws IOException {
    List<Row> rows = new ArrayList<>();
    boolean checklist = false;
    for (String line : Files.readAllLines(HOME.resolve("docs/guide/editor.md"))) {
      if (line.endsWith("| Test |")) {
        checklist = true;
      } else if (!line.startsWith("|")) {
        checklist = false;
      } else if (checklist && line.startsWith("| ")) {
        rows.add(Row.parse(line));
      }
    }
    return rows;
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everyRowNamesATestThatExists(Row row) throws IOException {
    String[] parts = row.test().split("#");
    assertThat(parts).as(row.what()).hasSize(2);
    List<Path> found = sources().get(parts[0] + ".java");
    assertThat(found).as("source of %s", parts[0]).isNotNull();
    Pattern test =
        Pattern.compile(
            "@(Test|ParameterizedTest|Property)\\b[^;]{0,300}?\\s" + parts[1] + "\\(",
            Pattern.DOTALL);
    assertThat(found)
        .as("%s of %s", parts[1], parts[0])
        .anyMatch(file -> test.matcher(text(file)).find());
  }

  private static Map<String, List<Path>> sources() throws IOException {
    try (Stream<Path> files = Files.walk(HOME)) {
      return files
          .filter(file -> file.toString().contains("src/test/java"))
          .filter(file -> file.toString().endsWith("Test.java"))
          .collect(Collectors.groupingBy(file -> file.getFileName().toString()));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyActionStandsWithItsKeysOfBothPresets() throws IOException {
    Map<String, Row> byAction =
        rows().stream()
            .filter(row -> row.cells().size() == 5)
            .collect(Collectors.toMap(Row::what, Function.identity()));
    Set<String> actions = new TreeSet<>(KeyMap.comfy().all().values());
    assertThat(byAction.keySet()).containsExactlyInAnyOrderElementsOf(actions);
    Map<String, String> words = ActionWords.all();
    assertThat(words.keySet()).containsExactlyInAnyOrderElementsOf(actions);
    for (String action : actions) {
      assertThat(byAction.get(action).cells().get(1)).isEqualTo(words.get(action));
      assertThat(byAction.get(action).cells().subList(2, 4))
          .as(action)
          .containsExactly(keys(KeyMap.comfy(), action), keys(KeyMap.blender(), action));
    }
  }

  private static String keys(KeyMap map, String action) {
    return map.chords(action).stream().map(Chord::toString).collect(Collectors.joining(", "));
  }
}
