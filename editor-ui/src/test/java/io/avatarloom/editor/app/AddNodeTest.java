package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.editor.panel.LibraryPane;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Ways in which nodes come onto the canvas. */
@Tag("window")
class AddNodeTest {
  @RegisterExtension static final SharedEditor EDITOR = new SharedEditor(ToyFiles.CHAIN);
  private final EditorRig rig = EDITOR.rig();

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
        .containsPattern("image \\(\\d+\\)");
  }

  @Test
  void aNodeDraggedOutOfTheLibraryStandsWhereItIsDropped() {
    String before = rig.fit().text();
    assertThat(rig.drop(LibraryPane.DRAG + "image.blur", rig.screen(120, 240))).isTrue();
    assertThat(rig.box("blur").x()).isCloseTo(120, within(2.0));
    assertThat(rig.box("blur").y()).isCloseTo(240, within(2.0));
    rig.keys("Ctrl+Z");
    assertThat(rig.text()).isEqualTo(before);
    assertThat(rig.drop("some text", rig.screen(120, 240))).isFalse();
  }
}
