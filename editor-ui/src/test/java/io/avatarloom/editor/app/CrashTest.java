package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The editor is killed at work and started again. */
@Tag("window")
@Timeout(60)
@ExtendWith(ApplicationExtension.class)
class CrashTest {
  private static final long EDITING_MILLIS = 2000;
  private static final long LOST_MILLIS = 1000;

  /** What an editor says it has edited. */
  private record Edit(int number, long millis) {
    static Edit parse(String line) {
      String[] words = line.split(" ");
      return new Edit(Integer.parseInt(words[1]), Long.parseLong(words[2]));
    }
  }

  @TempDir Path folder;
  private EditorRig rig;
  private List<Edit> edits;
  private long killed;

  @Start
  void start(Stage stage) throws IOException {
    rig = EditorRig.bare(stage, folder);
  }

  @BeforeEach
  void editAndKill() throws Exception {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
            .filter(word -> word.startsWith("-D"))
            .toList());
    words.addAll(List.of(EditorChild.class.getName(), folder.toString()));
    ProcessBuilder builder = new ProcessBuilder(words);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    Process process = builder.redirectError(folder.resolve("child-errors.txt").toFile()).start();
    edits = read(process.inputReader());
    killed = System.currentTimeMillis();
    process.destroyForcibly().waitFor();
    assertThat(edits)
        .as(Files.readString(folder.resolve("child-errors.txt")))
        .hasSizeGreaterThan(2);
  }

  private static List<Edit> read(BufferedReader lines) throws IOException {
    List<Edit> found = new ArrayList<>();
    String line = lines.readLine();
    while (line != null) {
      if (line.startsWith("edit ")) {
        found.add(Edit.parse(line));
      }
      line = isEnough(found) ? null : lines.readLine();
    }
    return found;
  }

  private static boolean isEnough(List<Edit> found) {
    return !found.isEmpty()
        && found.get(found.size() - 1).millis() - found.get(0).millis() >= EDITING_MILLIS;
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private void reopen() {
    Platform.runLater(() -> rig.window().start(Optional.empty()));
    rig.settle();
  }

  @Test
  void atMostASecondOfEditsIsLost() {
    reopen();
    rig.click(rig.label("Restore"));
    int due =
        edits.stream()
            .filter(edit -> edit.millis() <= killed - LOST_MILLIS)
            .mapToInt(Edit::number)
            .max()
            .orElseThrow();
    assertThat(rig.node("soft").params().path("sigmaPx").asInt()).isGreaterThanOrEqualTo(10 + due);
    assertThat(rig.links()).hasSize(2);
    assertThat(((Stage) rig.window().getScene().getWindow()).getTitle())
        .startsWith("toy.loom.json *");
  }

  @Test
  void lostWorkCanBeDroppedForGood() throws IOException {
    reopen();
    rig.click(rig.label("Drop"));
    assertThat(rig.state().nodes()).isEmpty();
    assertThat(Files.readString(folder.resolve("toy.loom.json"))).isEqualTo(ToyFiles.CHAIN);
    try (var journals = Files.list(folder.resolve("settings/journal"))) {
      assertThat(journals).isEmpty();
    }
  }
}
