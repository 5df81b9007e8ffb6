package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** Ways in which nodes come onto the canvas. */
@Tag("window")
@ExtendWith(ApplicationExtension.class)
class AddNodeTest {
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
  void typingIntoTheSearchAddsANodeAndUndoTakesItAway() {
    String before = rig.text();
    rig.fit().doubleClick(rig.screen(100, 200));
    assertThat(rig.find("#node-search").orElseThrow().isVisible()).isTrue();
    rig.type("blr").keys("Enter");

    assertThat(rig.state().nodes().keysView()).contains("blur");
    assertThat(rig.box("blur").holds(100, 200)).isTrue();
    assertThat(rig.canvas().selectionProperty().get()).containsExactly("blur");

    rig.keys("Ctrl+Z");
    assertThat(rig.text()).isEqualTo(before);
    rig.keys("Ctrl+Shift+Z");
    assertThat(rig.state().nodes().keysView()).contains("blur");
  }

  @Test
  void aLinkDroppedOnEmptyCanvasSearchesForWhatFits() {
    rig.fit().drag(rig.output("soft.image"), rig.screen(700, 300));

    var list = rig.robot.lookup("#node-search-list").queryAs(ListView.class);
    assertThat(list.isVisible()).isTrue();
    assertThat(list.getItems().toString()).contains("image.blur").doesNotContain("value.number");
    rig.type("blur").keys("Enter");

    assertThat(rig.links()).contains("soft.image -> blur.image");
  }

  @Test
  void aSearchWithoutAnAnswerListsNothingAndEscapeClosesIt() {
    String before = rig.fit().click(rig.screen(100, 250)).text();
    rig.keys("Shift+A").type("zzzz");
    assertThat(rig.robot.lookup("#node-search-list").queryAs(ListView.class).getItems()).isEmpty();
    rig.keys("Escape");
    assertThat(rig.find("#node-search").orElseThrow().isVisible()).isFalse();
    assertThat(rig.canvas().isFocused()).isTrue();
    assertThat(rig.text()).isEqualTo(before);
  }

  @Test
  void theSearchShowsTheHelpOfWhatIsChosen() {
    rig.fit().click(rig.screen(100, 250)).keys("Shift+A").type("blur");
    assertThat(rig.texts("#node-search .label")).contains("Blur picture", "Gaussian blur.");
  }

  @Test
  void theLibraryAddsByNameOrDescription() {
    TextField query = rig.named("Search nodes by name", TextField.class);
    rig.fit().fill(query, "gaussian").keys("Enter");
    assertThat(rig.state().nodes().keysView()).contains("blur");
  }

  @Test
  void theLibraryListsNodesByModuleAndFamily() {
    TreeView<?> tree = rig.named("Node types", TreeView.class);
    TreeItem<?> module = tree.getRoot().getChildren().get(0);
    assertThat(module.getValue()).hasToString("graph-core");
    assertThat(module.getChildren())
        .extracting(TreeItem::getValue)
        .asString()
        .contains("image (4)");
  }
}
