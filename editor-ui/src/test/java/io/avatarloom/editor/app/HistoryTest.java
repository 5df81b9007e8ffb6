package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.ListView;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Undo, redo and the list of what was done. */
@Tag("window")
class HistoryTest {
  @RegisterExtension static final SharedEditor EDITOR = new SharedEditor(ToyFiles.CHAIN);
  private final EditorRig rig = EDITOR.rig();

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
