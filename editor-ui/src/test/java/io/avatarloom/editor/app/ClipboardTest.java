package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.editor.session.Spot;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Copies, pastes, duplicates and exchanges. */
@Tag("window")
class ClipboardTest {
  @RegisterExtension static final SharedEditor EDITOR = new SharedEditor(ToyFiles.CHAIN);
  private final EditorRig rig = EDITOR.rig();

  @Test
  void copiedNodesArePastedWithTheLinksAmongThem() {
    rig.fit().select("small", "soft").keys("Ctrl+C").keys("Ctrl+V");
    assertThat(rig.state().nodes()).hasSize(6);
    assertThat(rig.links()).contains("small2.image -> soft2.image").hasSize(3);
    assertThat(rig.desk().selection()).hasSize(2).doesNotContain("small");
  }

  @Test
  void pastingCanKeepTheInputs() {
    rig.fit().select("small").keys("Ctrl+C").keys("Ctrl+Shift+V");
    assertThat(rig.links()).contains("photo.image -> small2.image");
  }

  @Test
  void cutNodesComeBack() {
    rig.fit().select("soft").keys("Ctrl+Alt+X");
    assertThat(rig.node("soft")).isNull();
    rig.keys("Ctrl+V");
    assertThat(rig.node("soft").params().path("sigmaPx").asInt()).isEqualTo(2);
  }

  @Test
  void duplicatesStandBesideTheOriginal() {
    rig.fit().select("small").keys("Ctrl+D");
    assertThat(rig.links()).hasSize(2);
    assertThat(rig.box("small2").x()).isEqualTo(rig.box("small").x() + 40);
    rig.select("small").keys("Ctrl+Shift+D");
    assertThat(rig.links()).contains("photo.image -> small3.image");
  }

  @Test
  void aNodeIsReplacedInPlaceWithItsLinks() {
    Spot at = rig.fit().node("small").at();
    rig.select("small").keys("Shift+S").type("blur").keys("Enter");
    assertThat(rig.node("small").type()).isEqualTo("image.blur");
    assertThat(rig.node("small").at()).isEqualTo(at);
    assertThat(rig.links()).contains("photo.image -> small.image", "small.image -> soft.image");
  }
}
