package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.editor.canvas.Chord;
import io.avatarloom.editor.canvas.KeyMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Panels and windows beside the graph. */
@Tag("window")
@ExtendWith(ApplicationExtension.class)
class PanelsTest {
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

  @Test
  void theTableOfKeysListsEveryAction() {
    rig.act("help.keys");
    assertThat(rig.robot.lookup("#keys").queryAs(TableView.class).getItems())
        .hasSameSizeAs(new TreeSet<>(KeyMap.comfy().all().values()));
  }

  @Test
  void theMenuShowsKeysThatItLeavesToTheCanvas() {
    ShownKeys keys = new ShownKeys(Chord.parse("Shift+A"));
    assertThat(keys.getDisplayText()).isEqualTo("Shift+A");
    assertThat(
            keys.match(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", KeyCode.A, true, false, false, false)))
        .isFalse();
  }

  @Test
  void anEmptyCanvasSaysHowToBegin() {
    Node hint = rig.find("#empty-hint").orElseThrow();
    assertThat(hint.isVisible()).isFalse();
    rig.act("file.new");
    assertThat(hint.isVisible()).isTrue();
    rig.click("#empty-file-templates");
    Stage templates = (Stage) rig.find("#templates").orElseThrow().getScene().getWindow();
    rig.robot.interact(templates::close);
    rig.act("add.search").type("blur").keys("Enter");
    assertThat(hint.isVisible()).isFalse();
  }

  @Test
  void settingsChangeKeysAndThemeForGood() throws IOException {
    int[] dark = CanvasPixels.pixels(rig.fit());
    rig.act("settings").click("#settings-keys-1").click("#settings-theme-0");
    assertThat(CanvasPixels.pixels(rig)).isNotEqualTo(dark);
    Stage settings = (Stage) rig.find("#settings").orElseThrow().getScene().getWindow();
    rig.robot.interact(settings::close);
    rig.select("soft").keys("M");
    assertThat(rig.node("soft").mode()).isEqualTo("mute");
    assertThat(Files.readString(folder.resolve("settings/settings.json")))
        .contains("\"blenderKeys\":true", "\"dark\":false");
  }

  @Test
  void panelsAreFoldedAwayAndComeBack() {
    double narrow = rig.fit().canvas().getWidth();
    rig.act("view.inspector").act("view.library");
    assertThat(rig.canvas().getWidth()).isGreaterThan(narrow + 300);
    rig.act("view.inspector").act("view.library");
    assertThat(rig.canvas().getWidth()).isLessThan(narrow + 50);
  }

  @Test
  void aSubgraphIsGroupedOpenedInPlaceAndLeftByItsCrumb() {
    rig.fit().select("small", "soft").keys("Ctrl+Shift+E");
    assertThat(rig.state().nodes()).hasSize(3);
    rig.keys("Alt+Down");
    assertThat(rig.state().nodes().collect(node -> node.type()))
        .contains("image.resize", "image.blur");
    assertThat(rig.find("#breadcrumbs").orElseThrow().isVisible()).isTrue();
    rig.click("#crumb-0");
    assertThat(rig.node("photo")).isNotNull();
    rig.keys("Ctrl+Z");
    assertThat(rig.links()).contains("small.image -> soft.image");
  }

  @Test
  void resultsAndMemoryOfTheSelectedNodeAreShown() {
    rig.fit().select("soft").act("run.all");
    rig.await("the end", () -> rig.said().startsWith("Done."));
    rig.click(rig.label("Memory"));
    rig.await(
        "memory",
        () -> !rig.robot.lookup("#memory-nodes").queryAs(TableView.class).getItems().isEmpty());
    rig.click(rig.label("Preview"));
    rig.await("facts", () -> rig.texts("#preview-facts").toString().contains("8"));
  }

  @Test
  void theDryRunListsWhyEachNodeWouldRun() {
    rig.fit().act("run.plan");
    rig.await(
        "a plan", () -> !rig.robot.lookup("#plan").queryAs(ListView.class).getItems().isEmpty());
    rig.click(rig.label("Dry run"));
    Node first = rig.cell(rig.robot.lookup("#plan").queryAs(ListView.class), 0);
    assertThat(first.getAccessibleText()).startsWith("photo ").contains(": ");
  }
}
