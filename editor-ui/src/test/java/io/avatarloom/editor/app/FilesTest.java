package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.file.PlyFile;
import io.avatarloom.editor.stage.Fakes;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TabPane;
import javafx.scene.input.DragEvent;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Opening, saving, dropping and exporting. */
@Tag("window")
@ExtendWith(ApplicationExtension.class)
class FilesTest {
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

  private String title() {
    return ((Stage) rig.window().getScene().getWindow()).getTitle();
  }

  private Path other() throws IOException {
    return ToyFiles.write(folder, "other.loom.json", ToyFiles.KINDS);
  }

  @Test
  void openAsksForAFileAndShowsIt() throws IOException {
    rig.picked.add(other());
    rig.fit().click(rig.screen(100, 250)).keys("Ctrl+O");
    assertThat(rig.node("schedule")).isNotNull();
    assertThat(title()).startsWith("other.loom.json");
  }

  @Test
  void saveWritesTheFileItCameFrom() throws IOException {
    rig.fit().select("soft").keys("Ctrl+M");
    assertThat(title()).contains("*");
    rig.keys("Ctrl+S");
    assertThat(Files.readString(folder.resolve("toy.loom.json"))).isEqualTo(rig.text());
    assertThat(title()).doesNotContain("*");
  }

  @Test
  void openingAndRunningNeverWriteTheFile() throws IOException {
    byte[] before = Files.readAllBytes(folder.resolve("toy.loom.json"));
    rig.fit().select("soft").keys("Ctrl+M").keys("Ctrl+Z");
    assertThat(Files.readAllBytes(folder.resolve("toy.loom.json"))).isEqualTo(before);
  }

  @Test
  void saveAsWritesAnotherFileThatIsThenRecent() throws IOException {
    Path copy = folder.resolve("copy.loom.json");
    rig.picked.add(copy);
    rig.fit().select("soft").keys("Ctrl+M").keys("Ctrl+Shift+S");
    assertThat(Files.readString(copy)).isEqualTo(rig.text());
    assertThat(title()).startsWith("copy.loom.json");
    assertThat(Files.readString(folder.resolve("toy.loom.json"))).doesNotContain("mute");
    assertThat(menu("open-copy.loom.json")).isPresent();
  }

  private Optional<MenuItem> menu(String id) {
    MenuBar bar = rig.robot.lookup("#menu").queryAs(MenuBar.class);
    return bar.getMenus().stream()
        .flatMap(menu -> menu.getItems().stream())
        .flatMap(
            item -> item instanceof Menu sub ? sub.getItems().stream() : Stream.<MenuItem>empty())
        .filter(item -> id.equals(item.getId()))
        .findFirst();
  }

  @Test
  void aRecentFileOpensAgain() throws IOException {
    rig.picked.add(other());
    rig.fit().click(rig.screen(100, 250)).keys("Ctrl+O");
    MenuItem toy = menu("open-toy.loom.json").orElseThrow();
    rig.robot.interact(toy::fire);
    assertThat(rig.node("either")).isNotNull();
  }

  @Test
  void aTemplateOpensAsACopyWithoutAName() {
    rig.act("file.templates").click("#template-hello");
    assertThat(rig.links())
        .containsExactly("photo.image -> small.image", "small.image -> soft.image");
    assertThat(title()).startsWith("untitled");
  }

  @Test
  void unsavedChangesAreAskedAbout() {
    rig.fit().select("soft").keys("Ctrl+M").keys("Ctrl+N");
    rig.click(rig.label("Cancel"));
    assertThat(rig.node("soft")).isNotNull();
    rig.keys("Ctrl+N").click(rig.label("Discard"));
    assertThat(rig.state().nodes()).isEmpty();
  }

  @Test
  void aFileChangedElsewhereIsNotOverwrittenUnasked() throws IOException {
    Path file = folder.resolve("toy.loom.json");
    Files.writeString(file, ToyFiles.KINDS);
    rig.fit().select("soft").keys("Ctrl+M").keys("Ctrl+S");
    rig.click(rig.label("Keep it"));
    assertThat(Files.readString(file)).isEqualTo(ToyFiles.KINDS);
    rig.keys("Ctrl+S").click(rig.label("Overwrite"));
    assertThat(Files.readString(file)).isEqualTo(rig.text());
  }

  @Test
  void aDamagedFileIsRefusedInWords() throws IOException {
    Path bad = Files.writeString(folder.resolve("bad.loom.json"), "{");
    rig.robot.interact(() -> rig.window().open(bad));
    assertThat(rig.texts(".dialog-pane .content")).singleElement().asString().contains("bad");
    rig.click(rig.label("OK"));
    assertThat(rig.node("soft")).isNotNull();
  }

  @Test
  void aDroppedRecipeOpens() throws IOException {
    rig.dropFiles(rig.canvas(), other().toFile());
    assertThat(rig.node("schedule")).isNotNull();
  }

  @Test
  void aDroppedResultReopensTheRecipeThatMadeIt() {
    rig.fit().act("run.all").await("the end", () -> rig.said().startsWith("Done."));
    Path result = rig.queue().jobs().get(0).folder().out().resolve("soft.png");
    rig.robot.interact(() -> rig.canvas().perform("file.new"));
    assertThat(rig.state().nodes()).isEmpty();
    rig.dropFiles(rig.canvas(), result.toFile());
    assertThat(rig.links())
        .containsExactly("photo.image -> small.image", "small.image -> soft.image");
    assertThat(title()).startsWith("untitled");
  }

  @Test
  void droppedPhotographsBecomeNodesThatLoadThem() throws IOException {
    Path inside = folder.resolve("photo.png");
    Path outside =
        Files.copy(inside, Files.createTempDirectory(folder.getParent(), "away").resolve("b.PNG"));
    String before = rig.fit().text();
    rig.dropFiles(rig.canvas(), inside.toFile(), outside.toFile());
    assertThat(rig.node("loadFile").params().path("file").asText()).isEqualTo("photo.png");
    assertThat(rig.node("loadFile2").params().path("file").asText()).isEqualTo(outside.toString());
    assertThat(rig.box("loadFile2").y()).isGreaterThan(rig.box("loadFile").bottom());
    assertThat(title()).startsWith("toy.loom.json");
    rig.act("edit.undo");
    assertThat(rig.text()).isEqualTo(before);
  }

  @Test
  void aDroppedAvatarIsShownOnTheStage() throws IOException {
    Path ply = Files.write(folder.resolve("head.ply"), PlyFile.write(Fakes.cloud()));
    rig.dropFiles(rig.canvas(), ply.toFile());
    rig.await("the avatar", () -> rig.texts(".stage-title").contains("head.ply"));
    assertThat(rig.robot.lookup("#centre-tabs").queryAs(TabPane.class).getSelectionModel())
        .extracting(tabs -> tabs.getSelectedItem().getText())
        .isEqualTo("Stage");
    Path broken = Files.writeString(folder.resolve("broken.ply"), "ply");
    rig.dropFiles(rig.canvas(), broken.toFile());
    rig.await("the reason", () -> rig.said().contains("broken.ply"));
  }

  @Test
  void aResultIsDraggedOutAsItsFile() {
    rig.fit().select("soft").click(rig.label("Preview"));
    rig.act("run.all").await("the end", () -> rig.said().startsWith("Done."));
    rig.await("the result", () -> rig.find("#preview-drag").orElseThrow().isVisible());
    List<File> dragged = new CopyOnWriteArrayList<>();
    rig.window()
        .addEventFilter(DragEvent.ANY, event -> dragged.addAll(event.getDragboard().getFiles()));
    rig.drag(EditorRig.middle(rig.find("#preview-drag").orElseThrow()), rig.screen(100, 250));
    rig.await("the file", () -> !dragged.isEmpty());
    assertThat(dragged.get(0))
        .isEqualTo(rig.queue().jobs().get(0).folder().out().resolve("soft.png").toFile());
  }

  @Test
  void theGraphIsExportedAsPictureAndDrawing() throws IOException {
    rig.picked.add(folder.resolve("graph.png"));
    rig.picked.add(folder.resolve("graph.svg"));
    rig.act("file.exportPng").act("file.exportSvg");
    assertThat(ImageIO.read(folder.resolve("graph.png").toFile()).getWidth()).isGreaterThan(800);
    assertThat(Files.readString(folder.resolve("graph.svg"))).contains("Blur picture");
  }
}
