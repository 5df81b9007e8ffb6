package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import javafx.application.Platform;
import javafx.scene.AccessibleAttribute;
import javafx.scene.Node;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Working without a pointer, with either key map. */
@Tag("window")
@ExtendWith(ApplicationExtension.class)
class KeyboardTest {
  @TempDir Path folder;
  private EditorRig rig;

  @Start
  void start(Stage stage) throws IOException {
    rig = EditorRig.bare(stage, folder);
  }

  @AfterEach
  void close() {
    rig.close();
  }

  /** Answers the question of the first start and opens the toy. */
  private void begin(String keys) throws IOException {
    Path toy = ToyFiles.write(folder, "toy.loom.json", ToyFiles.CHAIN);
    Platform.runLater(() -> rig.window().start(Optional.of(toy)));
    rig.settle().click(rig.label(keys));
    rig.await("the toy", () -> rig.find("#graph").isPresent() && rig.node("soft") != null);
    rig.fit();
    assertThat(rig.canvas().isFocused()).isTrue();
  }

  @Test
  void theFirstStartAsksForTheKeysAndKeepsTheAnswer() throws IOException {
    begin("Blender");
    assertThat(Files.readString(folder.resolve("settings/settings.json")))
        .contains("\"blenderKeys\":true");
    rig.keys("A").keys("X");
    assertThat(rig.state().nodes()).isEmpty();
  }

  @Test
  void nodesAreReachedAddedLinkedAndDeletedWithComfyKeys() throws IOException {
    begin("ComfyUI");
    work("Shift+Tab", "Back_Space");
  }

  @Test
  void nodesAreReachedAddedLinkedAndDeletedWithBlenderKeys() throws IOException {
    begin("Blender");
    work("Back_Space", "X");
  }

  private void work(String toSource, String delete) {
    String first = rig.text();
    rig.keys("Right");
    String start = rig.desk().focused();
    assertThat(start).isNotEmpty();
    walkTo("soft");
    assertThat(rig.canvas().getAccessibleText()).startsWith("Blur picture, node soft");
    rig.keys(toSource);
    assertThat(rig.desk().focused()).isEqualTo("small");
    rig.keys("Tab");
    assertThat(rig.desk().focused()).isEqualTo("soft");

    rig.keys("Shift+A").type("blur").keys("Enter");
    assertThat(rig.desk().focused()).isEqualTo("blur");
    rig.keys("P").keys("C");
    assertThat(rig.canvas().getAccessibleText()).startsWith("input image of blur");
    walkTo("soft");
    rig.keys("Open_Bracket").keys("C");
    assertThat(rig.links()).contains("soft.image -> blur.image");

    rig.keys("Escape").keys("Tab");
    assertThat(rig.desk().focused()).isEqualTo("blur");
    rig.keys("Ctrl+Right").keys(delete);
    assertThat(rig.node("blur")).isNull();
    while (rig.desk().document().canUndo()) {
      rig.keys("Ctrl+Z");
    }
    assertThat(rig.text()).isEqualTo(first);
  }

  /** Walks with the arrows, then goes the rest of the way by its name. */
  private void walkTo(String node) {
    for (String arrow : new String[] {"Right", "Right", "Right", "Up", "Left", "Left", "Down"}) {
      if (rig.desk().focused().equals(node)) {
        return;
      }
      rig.keys(arrow);
    }
    assertThat(rig.desk().focused()).isEqualTo(node);
  }

  @Test
  void framesAndRegionsAreReachedAndEdited() throws IOException {
    begin("ComfyUI");
    walkTo("soft");
    double x = rig.node("soft").at().x();
    rig.keys("Ctrl+Shift+R").keys("O");
    assertThat(rig.canvas().getAccessibleText()).startsWith("region region, 1 node");
    assertThat(rig.canvas().getAccessibleRoleDescription()).isEqualTo("region");
    rig.keys("Ctrl+Right");
    assertThat(rig.node("soft").at().x()).isGreaterThan(x);
    rig.keys("Delete");
    assertThat(rig.state().regions()).isEmpty();

    walkTo("soft");
    rig.keys("Ctrl+G").keys("O");
    assertThat(rig.canvas().getAccessibleText()).isEqualTo("frame Frame");
    double left = rig.state().frameList().getFirst().x();
    rig.keys("Ctrl+Right");
    assertThat(rig.state().frameList().getFirst().x()).isGreaterThan(left);
    rig.keys("Enter");
    assertThat(rig.find("#frame-title").orElseThrow().isVisible()).isTrue();
  }

  @Test
  void theLinksAtAPortAreCut() throws IOException {
    begin("ComfyUI");
    walkTo("soft");
    rig.keys("P").keys("Shift+C");
    assertThat(rig.links()).containsExactly("photo.image -> small.image");
    rig.keys("Ctrl+Z");
    assertThat(rig.links()).hasSize(2);
  }

  @Test
  void everyControlInEveryPanelHasAName() throws IOException {
    begin("ComfyUI");
    walkTo("soft");
    Set<String> found = new TreeSet<>();
    for (TabPane tabs : rig.robot.lookup(".tab-pane").queryAllAs(TabPane.class)) {
      for (Tab tab : tabs.getTabs()) {
        rig.robot.interact(() -> tabs.getSelectionModel().select(tab));
        rig.settle();
        nameless().forEach(control -> found.add(tab.getText() + ": " + control));
      }
    }
    assertThat(found).isEmpty();
  }

  /** Controls that the keyboard reaches and that nothing tells apart. */
  private List<String> nameless() {
    return rig
        .robot
        .lookup((Node node) -> node instanceof Control && node.isFocusTraversable() && seen(node))
        .queryAll()
        .stream()
        .filter(node -> !named(node))
        .map(Node::toString)
        .toList();
  }

  private static boolean seen(Node node) {
    return node == null || node.isVisible() && seen(node.getParent());
  }

  private static boolean named(Node node) {
    String text = node instanceof Labeled labeled ? labeled.getText() : null;
    Object labelled = node.queryAccessibleAttribute(AccessibleAttribute.LABELED_BY);
    return hasText(node.getAccessibleText()) || hasText(text) || labelled != null;
  }

  private static boolean hasText(String text) {
    return text != null && !text.isBlank();
  }

  @Test
  void aRefusedLinkOfTheKeyboardIsSpoken() throws IOException {
    begin("ComfyUI");
    walkTo("soft");
    rig.keys("Open_Bracket").keys("C").keys("Shift+Tab").keys("P").keys("C");
    assertThat(rig.canvas().getAccessibleHelp()).contains("would close a cycle");
    rig.keys("Escape");
    assertThat(rig.links()).hasSize(2);
  }

  @Test
  void theFocusIsDrawn() throws IOException {
    begin("ComfyUI");
    rig.keys("Right");
    int[] with = CanvasPixels.pixels(rig);
    rig.robot.interact(() -> rig.find("#menu").orElseThrow().requestFocus());
    rig.settle();
    assertThat(CanvasPixels.pixels(rig)).isNotEqualTo(with);
  }
}
