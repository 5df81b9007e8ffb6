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

/** Undo, redo and the list of what was done. */
@Tag("window")
@ExtendWith(ApplicationExtension.class)
class HistoryTest {
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

  private ListView<?> list() {
    rig.click(rig.label("History"));
    return rig.named("History", ListView.class);
  }

  @Test
  void everyGestureIsOneStepThatUndoesAndRedoes() {
    String first = rig.fit().text();
    rig.select("either").keys("Ctrl+Left").keys("Ctrl+Left").keys("Ctrl+M");
    String last = rig.text();
    assertThat(rig.desk().document().history()).hasSize(3);
    rig.keys("Ctrl+Z").keys("Ctrl+Z");
    assertThat(rig.text()).isEqualTo(first);
    rig.keys("Ctrl+Y").keys("Ctrl+Shift+Z");
    assertThat(rig.text()).isEqualTo(last);
  }

  @Test
  void aLineOfTheListGoesToItsState() {
    String first = rig.fit().text();
    rig.select("either").keys("Ctrl+M").select("soft").keys("Delete");
    ListView<?> list = list();
    assertThat(list.getItems()).hasSize(3);
    rig.click(rig.cell(list, 0));
    assertThat(rig.text()).isEqualTo(first);
    rig.click(rig.cell(list, 1));
    assertThat(rig.node("either").mode()).isEqualTo("mute");
    assertThat(rig.node("soft")).isNotNull();
  }
}
