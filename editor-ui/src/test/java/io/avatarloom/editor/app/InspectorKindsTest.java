package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.file.PlyFile;
import io.avatarloom.editor.stage.Fakes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.event.ActionEvent;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Colours, vectors, cameras and expressions in the inspector. */
@Tag("window")
class InspectorKindsTest {
  @RegisterExtension static final SharedEditor EDITOR = new SharedEditor(ToyFiles.MORE_KINDS);
  private final EditorRig rig = EDITOR.rig();

  private JsonNode value(String param) {
    return rig.node("look").params().path(param);
  }

  @Test
  void aColourIsPicked() {
    rig.fit().select("look");
    ColorPicker picker = rig.named("tint, a colour", ColorPicker.class);
    assertThat(picker.getValue()).isEqualTo(Color.RED);
    rig.robot.interact(
        () -> {
          picker.setValue(Color.color(0, 0.5, 1));
          picker.fireEvent(new ActionEvent());
        });
    assertThat(value("tint")).hasToString("[0.0,0.5,1.0]");
    rig.click(rig.named("Reset tint", ButtonBase.class));
    assertThat(rig.node("look").params().has("tint")).isFalse();
    assertThat(picker.getValue()).isEqualTo(Color.RED);
  }

  @Test
  void aVectorIsTypedAxisByAxis() {
    rig.fit().select("look");
    rig.fill(rig.named("offsetM.x", TextField.class), "0.25").keys("Enter");
    rig.fill(rig.named("offsetM.z", TextField.class), "1/2").keys("Enter");
    assertThat(value("offsetM")).extracting(JsonNode::asDouble).containsExactly(0.25, 0.0, 0.5);
    rig.fill(rig.named("offsetM.y", TextField.class), "7").keys("Enter");
    assertThat(value("offsetM").path(1).asDouble()).isZero();
    assertThat(rig.texts(".danger")).anySatisfy(text -> assertThat(text).contains("1"));
  }

  @Test
  void expressionsAreAddedSlidAndTakenOut() {
    rig.fit().select("look");
    ComboBox<?> names = rig.named("Add a weight to expression", ComboBox.class);
    assertThat(names.getItems().toString()).isEqualTo("[jawOpen, smile]");
    rig.click(names.getEditor()).type("smile").keys("Enter");
    assertThat(value("expression")).hasToString("{\"smile\":1.0}");
    rig.fill(rig.named("smile", TextField.class), "0.4").keys("Enter");
    assertThat(value("expression")).hasToString("{\"smile\":0.4}");
    assertThat(names.getItems().toString()).isEqualTo("[jawOpen]");
    rig.click(rig.named("Take smile out of expression", ButtonBase.class));
    assertThat(value("expression")).isEmpty();
  }

  @Test
  void aCameraTakesTheViewOfTheStage() throws IOException {
    Path ply = Files.write(rig.folder.resolve("head.ply"), PlyFile.write(Fakes.cloud()));
    rig.fit().dropFiles(rig.canvas(), ply.toFile());
    rig.await("the stage", () -> !rig.texts(".stage-title").contains(""));
    rig.click(".stage-picture").keys("Right").keys("Right").keys("Up");
    TabPane centre = rig.robot.lookup("#centre-tabs").queryAs(TabPane.class);
    rig.robot.interact(() -> centre.getSelectionModel().selectFirst());
    rig.select("look").click("#take-camera");
    assertThat(value("azimuthDeg").asDouble()).isEqualTo(10);
    assertThat(value("elevationDeg").asDouble()).isEqualTo(5);
    assertThat(value("radiusM").asDouble()).isPositive();
    rig.robot.push(KeyCode.CONTROL, KeyCode.Z);
    rig.await("one step back", () -> rig.node("look").params().isEmpty());
  }
}
