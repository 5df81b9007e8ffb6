package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import javafx.scene.control.ListView;
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
}
