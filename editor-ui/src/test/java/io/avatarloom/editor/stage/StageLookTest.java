package io.avatarloom.editor.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.stage.DrawStyle.MeshLook;
import io.avatarloom.core.stage.DrawStyle.SplatLook;
import java.util.List;
import java.util.Locale;
import javafx.event.ActionEvent;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Slider;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** What is drawn, and how: splats, head mesh, regions, background. */
@Tag("window")
class StageLookTest {
  @RegisterExtension final StageRig rig = new StageRig();
  private FxRobot robot;
  private StageModel model;

  @BeforeEach
  void take() {
    robot = rig.robot();
    model = rig.model();
  }

  @Test
  void splatsAreHiddenShrunkAndFaded() {
    Slider scale = rig.control(Slider.class, "Splat scale");
    Slider opacity = rig.control(Slider.class, "Splat opacity");
    robot.interact(() -> scale.setValue(0.5));
    robot.interact(() -> opacity.setValue(0.25));
    assertThat(model.look().splatScale()).isEqualTo(0.5);
    assertThat(model.look().style().splatOpacity()).isEqualTo(0.25);
    CheckBox shown = rig.control(CheckBox.class, "Show splats");
    robot.interact(shown::fire);
    assertThat(rig.colour()).isEqualTo(model.look().background());
  }

  @Test
  void theHeadMeshIsLaidOverInItsLooksAndColour() {
    CheckBox shown = rig.control(CheckBox.class, "Show head mesh");
    robot.interact(shown::fire);
    ColorPicker picker = rig.control(ColorPicker.class, "Colour of the shaded head mesh");
    robot.interact(
        () -> {
          picker.setValue(Color.web("#ff8000"));
          picker.fireEvent(new ActionEvent());
        });
    assertThat(Picture.of(model.shot(40, 30), 1).argb()[0]).isEqualTo(0xffff8000);
    for (MeshLook look : MeshLook.values()) {
      String name = look.name().toLowerCase(Locale.ROOT);
      robot.interact(rig.control(RadioButton.class, "Draw the head mesh as " + name)::fire);
      assertThat(model.look().meshLook()).isEqualTo(look);
    }
    Slider opacity = rig.control(Slider.class, "Mesh opacity");
    robot.interact(() -> opacity.setValue(0.3));
    assertThat(model.look().meshOpacity()).isEqualTo(0.3);
  }

  @Test
  void regionsAreHiddenAndShownAgain() throws Exception {
    rig.until(() -> !robot.lookup("Parts of the head").query().isDisabled());
    robot.clickOn("Parts of the head").clickOn("lips");
    assertThat(model.look().style().hidden()).containsExactly("lips");
    rig.until(() -> robot.lookup("Parts of the head: 1 hidden").tryQuery().isPresent());
    robot.clickOn("Parts of the head: 1 hidden").clickOn("Show all");
    assertThat(model.look().hidden()).isEmpty();
  }

  @Test
  void splatsAreShownAsPointsAndNormals() {
    for (SplatLook look : List.of(SplatLook.POINTS, SplatLook.NORMALS, SplatLook.COLOURS)) {
      String name = look.name().toLowerCase(Locale.ROOT);
      robot.interact(rig.control(RadioButton.class, "Draw splats as " + name)::fire);
      assertThat(model.look().style().splatLook()).isEqualTo(look);
    }
  }

  @Test
  void theBackgroundTakesTheChosenColour() {
    ColorPicker picker = rig.control(ColorPicker.class, "Background colour");
    robot.interact(
        () -> {
          picker.setValue(Color.WHITE);
          picker.fireEvent(new ActionEvent());
        });
    assertThat(model.look().background()).isEqualTo(0xffffffff);
  }

  @Test
  void theHeadMeshStandsBesideTheSplats() {
    robot.interact(rig.control(CheckBox.class, "Beside the splats")::fire);
    int[] argb = Picture.of(model.shot(40, 30), 1).argb();
    assertThat(argb[20]).as("the mesh").isEqualTo(0xff000000 | model.look().meshColour());
    assertThat(argb[21]).as("without splats").isEqualTo(model.look().background());
    assertThat(argb[0]).as("the splats").isNotEqualTo(model.look().background());
  }

  @Test
  void theViewTabScrollsInASmallWindow() throws Exception {
    Stage small = WaitForAsyncUtils.waitForAsyncFx(20_000, StageLookTest::smallWindow);
    rig.until(
        () ->
            robot
                .from(small.getScene().getRoot())
                .lookup(".scroll-bar")
                .queryAllAs(ScrollBar.class)
                .stream()
                .anyMatch(bar -> bar.isVisible() && bar.getVisibleAmount() < bar.getMax()));
    robot.interact(small::close);
  }

  private static Stage smallWindow() {
    Stage small = new Stage();
    small.setScene(new Scene((Parent) new LookPanel(new StageModel()).node(), 330, 240));
    small.show();
    return small;
  }
}
