package io.avatarloom.editor.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

class JournalTest {
  @TempDir Path folder;

  /** Edits a document, says so, and waits to be killed. */
  static final class Victim {
    private Victim() {}

    public static void main(String[] args) throws Exception {
      Journal journal = new Journal(Path.of(args[0]), System.err::println);
      Sketch sketch = Toy.sketch();
      for (int i = 0; i < 50; i++) {
        sketch = MoveEdits.nodes(Set.of("small"), 1, 0).apply(sketch);
        journal.keep(sketch, Optional.of(Path.of(args[1])));
      }
      System.out.println("edited");
      Thread.sleep(60_000);
    }
  }

  @Test
  void workOutlivesAKill() throws Exception {
    Path file = folder.resolve("toy.loom.json");
    Process victim =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Victim.class.getName(),
                    folder.toString(),
                    file.toString()))
            .redirectErrorStream(true)
            .start();
    try {
      assertThat(victim.inputReader().readLine()).isEqualTo("edited");
      until(() -> texts().contains("270"));
      assertThat(LostWork.find(folder)).as("while it runs").isEmpty();
    } finally {
      victim.destroyForcibly();
    }
    assertThat(victim.waitFor(10, TimeUnit.SECONDS)).isTrue();
    LostWork lost = LostWork.find(folder).getOnly();
    assertThat(lost.file()).contains(file);
    assertThat(SketchReader.read(lost.recipe(), Toy.SIZE).nodes().get("small").at())
        .isEqualTo(new Spot(270, 0));
    lost.discard();
    assertThat(LostWork.find(folder)).isEmpty();
  }

  @Test
  void nothingIsLeftAfterASave() throws Exception {
    try (Journal journal = new Journal(folder, message -> {})) {
      journal.setDelayMillis(100);
      journal.keep(Toy.sketch(), Optional.empty());
      until(() -> journals() == 1);
      journal.keep(Toy.sketch(), Optional.empty());
      journal.clear();
      Thread.sleep(300);
      assertThat(journals()).isZero();
      journal.keep(Toy.sketch(), Optional.empty());
    }
    assertThat(journals()).isZero();
  }

  private static void until(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
  }

  /** What all journals hold. */
  private String texts() throws Exception {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).toList()) {
        all.append(Files.readString(file));
      }
    }
    return all.toString();
  }

  private long journals() throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files.count();
    }
  }

  @Test
  void aFullDiskIsReported() throws Exception {
    StringBuffer told = new StringBuffer();
    try (Journal journal = new Journal(Path.of("/proc/nowhere"), told::append)) {
      journal.keep(Toy.sketch(), Optional.empty());
      until(() -> !told.isEmpty());
    }
    assertThat(told.toString()).startsWith("The unsaved changes could not be kept safe");
  }

  @Test
  void foreignFilesAreIgnored() throws Exception {
    Files.writeString(folder.resolve("a.journal.json"), "{");
    Files.writeString(folder.resolve("b.txt"), "text");
    assertThat(LostWork.find(folder)).isEmpty();
    assertThat(LostWork.find(folder.resolve("none"))).isEmpty();
  }
}
