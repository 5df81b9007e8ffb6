package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.editor.panel.CurvesPane;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.image.ImageView;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Results of a run, large: pictures of meshes and splats, curves, tables, texts. */
@Tag("window")
class ResultsTest {
  @RegisterExtension static final SharedEditor EDITOR = new SharedEditor(ToyFiles.MORE_KINDS);
  private final EditorRig rig = EDITOR.rig();

  private <T extends Node> T shown(String port, Class<T> type) {
    rig.with("#preview-port", ComboBox.class, ports -> ports.getSelectionModel().select(port));
    return rig.robot.from(rig.robot.lookup(".preview-pane")).lookup(type::isInstance).queryAs(type);
  }

  @Test
  void everyKindOfResultIsShownLarge() {
    rig.fit().select("results").click(rig.label("Preview"));
    rig.act("run.selected").await("the end", () -> rig.said().startsWith("Done."));
    rig.await("facts", () -> rig.texts("#preview-facts").toString().contains("2 points"));
    assertThat(shown("mesh", ImageView.class).getImage().getWidth()).isGreaterThan(100);
    assertThat(rig.texts("#preview-facts").toString()).contains("1 triangles");
    assertThat(shown("splats", ImageView.class).getImage().getWidth()).isGreaterThan(100);
    assertThat(rig.texts("#preview-facts").toString()).contains("3 splats");
    assertThat(shown("curve", CurvesPane.class).isVisible()).isTrue();
    assertThat(shown("table", TableView.class).getItems().toString()).contains("psnr", "31.5");
    assertThat(shown("text", TextArea.class).getText()).isEqualTo("a word");
  }
}
