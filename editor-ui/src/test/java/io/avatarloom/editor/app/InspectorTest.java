package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import javafx.geometry.Point2D;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Values, names and notes in the inspector, and the help page. */
@Tag("window")
class InspectorTest {
  @RegisterExtension static final SharedEditor EDITOR = new SharedEditor(ToyFiles.KINDS);
  private final EditorRig rig = EDITOR.rig();

  private TextField field(String accessible) {
    return rig.named(accessible, TextField.class);
  }

  private JsonNode value(String node, String param) {
    return rig.node(node).params().path(param);
  }

  @Test
  void aNumberIsTyped() {
    rig.fit().select("soft");
    rig.fill(field("sigmaPx"), "5.5").keys("Enter");
    assertThat(value("soft", "sigmaPx").asDouble()).isEqualTo(5.5);
  }

  @Test
  void aNumberIsAnExpression() {
    rig.fit().select("soft");
    rig.fill(field("sigmaPx"), "2*(3+1)").keys("Enter");
    assertThat(value("soft", "sigmaPx").asDouble()).isEqualTo(8);
  }

  @Test
  void aNumberOutOfRangeIsRefusedInWords() {
    rig.fit().select("soft");
    rig.fill(field("sigmaPx"), "900").keys("Enter");
    assertThat(value("soft", "sigmaPx").asDouble()).isEqualTo(2);
    assertThat(rig.texts(".danger")).anySatisfy(text -> assertThat(text).contains("200"));
  }

  @Test
  void aNumberIsDraggedByItsTitleInOneStepOfTheHistory() {
    rig.fit().select("number");
    Point2D title = EditorRig.middle(rig.label("Value"));
    rig.drag(title, title.add(80, 0));
    double dragged = value("number", "value").asDouble();
    assertThat(dragged).isGreaterThan(5);
    assertThat(rig.desk().document().history()).hasSize(2);
    rig.click(rig.screen(250, 330)).keys("Ctrl+Z");
    assertThat(value("number", "value").asDouble()).isEqualTo(5);
  }

  @Test
  void keysStepANumber() {
    rig.fit().select("number");
    rig.click(field("value")).keys("Up").keys("Up");
    assertThat(value("number", "value").asDouble()).isGreaterThan(5);
  }

  @Test
  void aChoiceIsTakenFromItsList() {
    rig.fit().select("schedule");
    rig.click(rig.named("shape", ComboBox.class)).keys("Down").keys("Enter");
    assertThat(value("schedule", "shape").asText()).isEqualTo("cosine");
  }

  @Test
  void aTextIsWritten() {
    rig.fit().select("text");
    rig.click(rig.named("value", TextArea.class)).type("a cat").keys("Ctrl+Enter");
    assertThat(value("text", "value").asText()).isEqualTo("a cat");
  }

  @Test
  void aFlagIsTicked() {
    rig.fit().select("flag");
    rig.click(rig.named("value", CheckBox.class));
    assertThat(value("flag", "value").asBoolean()).isTrue();
  }

  @Test
  void aFileIsNamed() {
    rig.fit().select("photo");
    rig.fill(field("file"), "other.png").keys("Enter");
    assertThat(value("photo", "file").asText()).isEqualTo("other.png");
    rig.await("the problem", () -> rig.texts(".list-cell .label").toString().contains("other.png"));
  }

  @Test
  void aValueGoesBackToItsDefault() {
    rig.fit().select("number");
    rig.click(rig.named("Reset value", ButtonBase.class));
    assertThat(rig.node("number").params().has("value")).isFalse();
  }

  @Test
  void aParameterBecomesAnInput() {
    rig.fit().select("soft");
    rig.click(rig.named("Make sigmaPx an input", ButtonBase.class)).type("number").keys("Enter");
    assertThat(rig.links()).contains("number2.value -> soft.sigmaPx");
    rig.select("soft");
    assertThat(rig.label("comes from a link").isVisible()).isTrue();
  }

  @Test
  void aNoteIsKeptWhenItIsLeft() {
    rig.fit().select("soft");
    rig.click(rig.named("Note", TextArea.class)).type("softer").click(rig.screen(250, 330));
    assertThat(rig.node("soft").note()).isEqualTo("softer");
  }

  @Test
  void aKeyTakesTheKeyboardToTheNote() {
    rig.fit().select("soft").keys("Ctrl+Shift+N").type("mind").click(rig.screen(250, 330));
    assertThat(rig.node("soft").note()).isEqualTo("mind");
  }

  @Test
  void aNodeIsRenamedWithItsLinks() {
    rig.fit().select("soft");
    rig.fill(field("Name of the node"), "blurred").keys("Enter");
    assertThat(rig.links()).contains("photo.image -> blurred.image");
  }

  @Test
  void theHelpPageIsOneKeyAway() {
    rig.fit().select("soft").keys("F1");
    assertThat(rig.texts(".node-help-pane .label"))
        .contains("Blur picture")
        .anySatisfy(text -> assertThat(text).contains("Gaussian blur"));
  }

  @Test
  void enterOnANodeTakesTheKeyboardToItsValues() {
    rig.fit().select("soft").keys("Enter");
    assertThat(field("Name of the node").isFocused()).isTrue();
  }
}
