package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.editor.run.RunJob;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Runs of the open recipe, shown on its canvas. */
@Tag("window")
@ExtendWith(ApplicationExtension.class)
class RunTest {
  @TempDir Path folder;
  private EditorRig rig;

  @Start
  void start(Stage stage) throws IOException {
    rig = EditorRig.open(stage, folder, ToyFiles.CHAIN);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  private RunJob job() {
    return rig.queue().jobs().get(0);
  }

  private EditorRig runAll() {
    rig.fit().click(rig.screen(100, 250)).keys("Ctrl+Enter");
    return rig.await("the end", () -> rig.said().startsWith("Done."));
  }

  @Test
  void aRunWritesItsOutputsAndMarksNodes() {
    double before = rig.fit().box("soft").height();
    runAll();
    assertThat(job().folder().out().resolve("soft.png")).exists();
    assertThat(rig.spoken("soft")).matches(".* (ms|s|run)( · .*)?");
    rig.await("the thumbnail", () -> rig.box("soft").height() > before + 20);
    assertThat(folder.resolve("cache")).isNotEmptyDirectory();
  }

  @Test
  void resultsAreHandedOutAsFiles() throws IOException {
    assertThat(result("soft.image")).isEmpty();
    runAll();
    assertThat(result("soft.image")).contains(job().folder().out().resolve("soft.png").toFile());
    File inner = result("small.image").orElseThrow();
    assertThat(inner.getName()).isEqualTo("small-image.png");
    assertThat(ImageIO.read(inner).getWidth()).isEqualTo(8);
    assertThat(result("small.nothing")).isEmpty();
  }

  private Optional<File> result(String output) {
    AtomicReference<Optional<File>> found = new AtomicReference<>();
    rig.robot.interact(() -> found.set(rig.window().result(PortRef.parse(output))));
    return found.get();
  }

  @Test
  void manyReasonsTakeOneLineAtTheBottom() throws IOException {
    String twice = ToyFiles.BROKEN.replace("\"width\": 8", "\"width\": -8");
    Path recipe = ToyFiles.write(rig.folder, "twice.loom.json", twice);
    rig.robot.interact(() -> rig.window().open(recipe));
    rig.act("run.plan").await("reasons", () -> rig.said().endsWith("(and 1 more)"));
    assertThat(rig.said()).startsWith("A run is not possible: ").doesNotContain("\n");
  }

  @Test
  void aSecondRunIsCached() {
    runAll();
    rig.keys("Ctrl+Enter");
    rig.await("cached", () -> rig.spoken("soft").endsWith("cached"));
  }

  @Test
  void aRunGoesUpToTheSelectedNode() {
    rig.fit().select("small").keys("Ctrl+Shift+Enter");
    rig.await("the end", () -> rig.said().startsWith("Done."));
    assertThat(job().request().target()).isEqualTo("small");
    assertThat(job().state().nodes()).containsOnlyKeys("photo", "small");
  }

  @Test
  void aDryRunMarksWhatWouldRunAndWhy() {
    rig.fit().act("run.plan");
    rig.await("the plan", () -> rig.said().contains("0 of 3 are cached"));
    assertThat(rig.spoken("soft")).endsWith("stale");
    runAll();
    rig.act("run.plan").await("the plan", () -> rig.said().contains("3 of 3 are cached"));
    assertThat(rig.spoken("soft")).endsWith("cached");
  }

  @Test
  void theBarSetsPresetValuesAndThreadsOfRuns() throws IOException {
    rig.queue().setPaused(true);
    rig.with("#preset", ComboBox.class, presets -> presets.getSelectionModel().select(1));
    rig.with("#run-threads", ComboBox.class, threads -> threads.getSelectionModel().select(1));
    rig.fill(rig.robot.lookup("#run-set").queryAs(TextField.class), "soft.sigmaPx=0.1; seed=3");
    rig.act("run.all").await("a run", () -> !rig.queue().jobs().isEmpty());
    assertThat(job().request().preset()).contains("rough");
    assertThat(job().request().settings()).containsExactly("soft.sigmaPx=0.1", "seed=3");
    assertThat(job().request().threads()).isEqualTo(1);
    rig.queue().setPaused(false);
    rig.await("the end", () -> rig.said().startsWith("Done."));
    assertThat(Files.readString(job().folder().out().resolve("run.json")))
        .contains("rough", "soft.sigmaPx=0.1");
    rig.fill(rig.robot.lookup("#run-set").queryAs(TextField.class), "gone.sigmaPx=1");
    rig.act("run.plan").await("a reason", () -> rig.said().contains("gone"));
  }

  @Test
  void editingGoesOnWhileARunWaits() throws IOException {
    rig.queue().setPaused(true);
    rig.fit().select("soft").keys("Ctrl+Enter").keys("Ctrl+M");
    assertThat(rig.node("soft").mode()).isEqualTo("mute");
    assertThat(job().status()).isEqualTo(RunJob.Status.QUEUED);
    assertThat(job().request().recipe()).doesNotContain("mute");
  }

  @Test
  void theQueuePausesReordersAndCancels() {
    rig.fit().click(rig.label("Queue")).click(rig.label("Pause queue"));
    assertThat(rig.queue().isPaused()).isTrue();
    rig.act("run.all").select("small").act("run.selected");
    rig.await("two runs", () -> rig.named("Runs", ListView.class).getItems().size() == 2);
    RunJob first = rig.queue().jobs().get(0);
    rig.click(button(1, "Move up"));
    assertThat(rig.queue().jobs().get(1)).isSameAs(first);
    rig.settle().click(button(1, "Cancel"));
    assertThat(first.status()).isEqualTo(RunJob.Status.CANCELLED);
    rig.click(rig.label("Pause queue"));
    rig.await("the end", () -> rig.queue().jobs().get(0).status() == RunJob.Status.DONE);
  }

  private Node button(int row, String name) {
    return rig.robot
        .from(rig.cell(rig.named("Runs", ListView.class), row))
        .lookup((Node node) -> name.equals(node.getAccessibleText()))
        .query();
  }
}
