package io.avatarloom.editor.stage;

import static org.assertj.core.api.Assertions.assertThat;

import javafx.scene.control.Slider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.testfx.api.FxRobot;

/** Sliders of the face and the joints, and named poses. */
@Tag("window")
class StagePoseTest {
  @RegisterExtension final StageRig rig = new StageRig();
  private FxRobot robot;
  private StageModel model;

  @BeforeEach
  void take() {
    robot = rig.robot();
    model = rig.model();
  }

  @Test
  void aSliderPosesTheAvatarAndResetMakesItNeutral() throws Exception {
    robot.clickOn(StageRig.tab("Pose"));
    rig.until(() -> robot.lookup("Jaw (1)").tryQuery().isPresent());
    int neutral = rig.colour();
    Slider jaw = rig.control(Slider.class, "jawOpen");
    Slider neck = rig.control(Slider.class, "neck.y in deg");
    robot.interact(() -> jaw.setValue(0.75));
    robot.interact(() -> neck.setValue(20));
    assertThat(model.sliders()).containsEntry("jawOpen", 0.75).containsEntry("neck.y", 20.0);
    assertThat(rig.colour() & 0xff).isEqualTo((neutral & 0xff) + 75);
    robot.clickOn("Reset");
    assertThat(model.sliders()).isEmpty();
    rig.until(() -> jaw.getValue() == 0);
  }

  @Test
  void aDoubleClickOnItsNameResetsASlider() throws Exception {
    robot.clickOn(StageRig.tab("Pose"));
    rig.until(() -> robot.lookup("Jaw (1)").tryQuery().isPresent());
    Slider jaw = rig.control(Slider.class, "jawOpen");
    robot.interact(() -> jaw.setValue(0.75));
    robot.clickOn("jawOpen");
    assertThat(model.sliders()).containsEntry("jawOpen", 0.75);
    robot.moveTo("Reset").doubleClickOn("jawOpen");
    assertThat(jaw.getValue()).isZero();
    assertThat(model.sliders()).isEmpty();
  }

  @Test
  void tiedEyesTurnTogether() throws Exception {
    robot.clickOn(StageRig.tab("Pose"));
    rig.until(() -> robot.lookup("Jaw (1)").tryQuery().isPresent());
    Slider left = rig.control(Slider.class, "eyeL.y in deg");
    Slider right = rig.control(Slider.class, "eyeR.y in deg");
    robot.interact(() -> left.setValue(15));
    rig.until(() -> right.getValue() == 15);
    assertThat(model.sliders()).containsEntry("eyeR.y", 15.0);
    robot.clickOn("Tie eyes");
    robot.interact(() -> left.setValue(-10));
    assertThat(model.sliders()).containsEntry("eyeL.y", -10.0).containsEntry("eyeR.y", 15.0);
  }

  @Test
  void aNamedPoseIsTaken() throws Exception {
    robot.clickOn(StageRig.tab("Pose"));
    rig.until(() -> robot.lookup("Jaw (1)").tryQuery().isPresent());
    robot.clickOn("Poses").clickOn("gape");
    assertThat(model.sliders()).containsEntry("jawOpen", 1.0);
  }
}
