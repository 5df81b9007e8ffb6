package io.avatarloom.editor.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Motions are opened, played, recorded, and have a sound. */
@Tag("window")
class StageMotionTest {
  @RegisterExtension final StageRig rig = new StageRig();
  @TempDir Path folder;
  private FxRobot robot;
  private StageView view;
  private StageModel model;

  @BeforeEach
  void take() {
    robot = rig.robot();
    view = rig.view();
    model = rig.model();
  }

  @Test
  void anOpenedFileIsChosenInTheList() throws Exception {
    robot.clickOn(StageRig.tab("Motion"));
    ComboBox<?> clips = rig.control(ComboBox.class, "Motion to play");
    Path mine = Files.copy(StageRig.MOTION.resolve("jaw.json"), folder.resolve("mine.json"));
    robot.interact(() -> view.play(mine));
    assertThat(clips.getValue()).isEqualTo("mine.json");
    MotionClip clip = model.motion().orElseThrow();
    robot.interact(() -> clips.getSelectionModel().select(0));
    assertThat(model.motion()).isEmpty();
    Files.delete(mine);
    robot.interact(() -> clips.getSelectionModel().select(clips.getItems().size() - 1));
    assertThat(model.motion()).contains(clip);
    robot.interact(() -> view.play(StageRig.MOTION.resolve("jaw.json")));
    assertThat(clips.getValue()).isEqualTo("jaw");
  }

  @Test
  void sliderMovesAreRecordedPlayedAndSaved() throws Exception {
    robot.clickOn(StageRig.tab("Motion")).clickOn("Record");
    robot.interact(() -> model.slider("jawOpen", 0.25));
    robot.sleep(200);
    robot.interact(() -> model.slider("jawOpen", 0.75));
    robot.sleep(200).clickOn("Stop");
    ComboBox<?> clips = rig.control(ComboBox.class, "Motion to play");
    assertThat(clips.getValue()).isEqualTo("recording 1");
    assertThat(model.motionHead().playing()).isTrue();
    robot.interact(() -> view.motions().save(folder.resolve("r.json")));
    MotionClip saved = MotionClip.read(folder.resolve("r.json"));
    assertThat(saved.controls()).containsExactly("jawOpen");
    assertThat(saved.at(0).get("jawOpen")).isLessThanOrEqualTo(0.25);
    assertThat(saved.at(saved.seconds()).get("jawOpen")).isEqualTo(0.75);
  }

  @Test
  void aClipPlaysPausesScrubsAndLoops() throws Exception {
    robot.clickOn(StageRig.tab("Motion"));
    ComboBox<?> clips = rig.control(ComboBox.class, "Motion to play");
    robot.interact(() -> clips.getSelectionModel().select(clips.getItems().indexOf("jaw")));
    rig.until(() -> model.motionHead().playing() && model.motionHead().seconds() > 0.1);
    rig.until(() -> robot.lookup("Pause").tryQuery().isPresent());
    robot.clickOn("Pause");
    assertThat(model.motionHead().playing()).isFalse();
    Slider line = rig.control(Slider.class, "Time of the motion in seconds");
    robot.interact(() -> line.setValue(1));
    assertThat(model.motionHead().seconds()).isEqualTo(1);
    assertThat(model.shot(1, 1).values()).containsKey("jawOpen");
    Slider speed = rig.control(Slider.class, "Speed of the motion");
    robot.interact(() -> speed.setValue(2));
    assertThat(model.motionHead().speed()).isEqualTo(2);
    robot.interact(rig.control(CheckBox.class, "Loop the motion")::fire);
    assertThat(model.motionHead().loop()).isFalse();
  }

  @Test
  void controlsThatTheHeadLacksAreNamedAndLeftOut() throws Exception {
    robot.clickOn(StageRig.tab("Motion"));
    robot.interact(() -> view.play(StageRig.MOTION.resolve("blink.json")));
    rig.until(
        () -> robot.lookup(StageRig.text("This head has no eyeBlink_L")).tryQuery().isPresent());
    assertThat(model.shot(1, 1).values()).isEmpty();
  }

  @Test
  void aWrongMotionFileIsSaidInASentence() throws Exception {
    Path wrong = Files.writeString(folder.resolve("walk.npz"), "no zip");
    robot.interact(() -> view.play(wrong));
    rig.until(
        () -> robot.lookup(StageRig.text("walk.npz is not an npz file")).tryQuery().isPresent());
  }

  @Test
  void aSoundThatCannotBePlayedIsSaidAndFilmsStillCarryIt() throws Exception {
    Path wrong = Files.writeString(folder.resolve("voice.wav"), "no sound");
    robot.interact(() -> view.motions().sound(Optional.of(wrong)));
    rig.until(
        () -> robot.lookup(StageRig.text("voice.wav cannot be played")).tryQuery().isPresent());
    assertThat(model.sound()).contains(wrong);
    robot.interact(() -> view.motions().sound(Optional.of(folder.resolve("gone.wav"))));
    assertThat(robot.lookup(StageRig.text("there is no sound file")).tryQuery()).isPresent();
    assertThat(model.sound()).isEmpty();
  }
}
