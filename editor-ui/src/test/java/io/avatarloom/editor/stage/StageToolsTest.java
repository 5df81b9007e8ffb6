package io.avatarloom.editor.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.file.PlyFile;
import io.avatarloom.core.stage.DrawStyle.MeshLook;
import io.avatarloom.core.stage.DrawStyle.SplatLook;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.event.ActionEvent;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ColorPicker;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.MenuButton;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Slider;
import javafx.scene.paint.Color;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** What the panels and the bar of the stage do, on a head that can be posed. */
@Tag("window")
@ExtendWith(ApplicationExtension.class)
class StageToolsTest {
  private static final Path MOTION = Path.of("..", "sample-graphs", "assets", "motion");

  @TempDir Path folder;
  private StageView view;
  private StageModel model;

  @Start
  void start(Stage window) {
    view = new StageView(new ImageStage(), Fakes.withHead());
    model = view.model();
    window.setScene(new Scene(view, 1100, 780));
    window.show();
    view.show(Fakes.cloud(), "fake");
  }

  @BeforeEach
  void avatarIsThere() throws Exception {
    until(() -> model.poser().isPresent());
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(view::dispose);
  }

  private static void until(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** The control with an accessible text. */
  private static <T extends Node> T control(FxRobot robot, Class<T> type, String says) {
    Set<T> found = robot.lookup(node -> says.equals(node.getAccessibleText())).queryAllAs(type);
    assertThat(found).as(says).hasSize(1);
    return found.iterator().next();
  }

  private int colour() {
    return Picture.of(model.shot(40, 30), 1).argb()[600];
  }

  @Test
  void aSliderPosesTheAvatarAndResetMakesItNeutral(FxRobot robot) throws Exception {
    robot.clickOn(tab("Pose"));
    until(() -> robot.lookup("Jaw (1)").tryQuery().isPresent());
    int neutral = colour();
    Slider jaw = control(robot, Slider.class, "jawOpen");
    Slider neck = control(robot, Slider.class, "neck.y in deg");
    robot.interact(() -> jaw.setValue(0.75));
    robot.interact(() -> neck.setValue(20));
    assertThat(model.sliders()).containsEntry("jawOpen", 0.75).containsEntry("neck.y", 20.0);
    assertThat(colour() & 0xff).isEqualTo((neutral & 0xff) + 75);
    robot.clickOn("Reset");
    assertThat(model.sliders()).isEmpty();
    until(() -> jaw.getValue() == 0);
  }

  @Test
  void aDoubleClickOnItsNameResetsASlider(FxRobot robot) throws Exception {
    robot.clickOn(tab("Pose"));
    until(() -> robot.lookup("Jaw (1)").tryQuery().isPresent());
    Slider jaw = control(robot, Slider.class, "jawOpen");
    robot.interact(() -> jaw.setValue(0.75));
    robot.clickOn("jawOpen");
    assertThat(model.sliders()).containsEntry("jawOpen", 0.75);
    robot.sleep(600).doubleClickOn("jawOpen");
    assertThat(jaw.getValue()).isZero();
    assertThat(model.sliders()).isEmpty();
  }

  @Test
  void tiedEyesTurnTogether(FxRobot robot) throws Exception {
    robot.clickOn(tab("Pose"));
    until(() -> robot.lookup("Jaw (1)").tryQuery().isPresent());
    Slider left = control(robot, Slider.class, "eyeL.y in deg");
    Slider right = control(robot, Slider.class, "eyeR.y in deg");
    robot.interact(() -> left.setValue(15));
    until(() -> right.getValue() == 15);
    assertThat(model.sliders()).containsEntry("eyeR.y", 15.0);
    robot.clickOn("Tie eyes");
    robot.interact(() -> left.setValue(-10));
    assertThat(model.sliders()).containsEntry("eyeL.y", -10.0).containsEntry("eyeR.y", 15.0);
  }

  @Test
  void aKeptCameraIsFoundAgain(FxRobot robot) {
    robot.interact(() -> model.camera(model.camera().turned(35, 12)));
    OrbitCamera kept = model.camera();
    robot.clickOn("Keep camera");
    robot.interact(model::home);
    assertThat(model.camera()).isNotEqualTo(kept);
    robot.clickOn("Kept cameras").clickOn(text("1: azimuth 35°"));
    assertThat(model.camera()).isEqualTo(kept);
    robot.clickOn("Forget");
    assertThat(robot.lookup("Kept cameras").query().isDisabled()).isTrue();
  }

  @Test
  void anOpenedFileIsChosenInTheList(FxRobot robot) throws Exception {
    robot.clickOn(tab("Motion"));
    ComboBox<?> clips = control(robot, ComboBox.class, "Motion to play");
    Path mine = Files.copy(MOTION.resolve("jaw.json"), folder.resolve("mine.json"));
    robot.interact(() -> view.play(mine));
    assertThat(clips.getValue()).isEqualTo("mine.json");
    MotionClip clip = model.motion().orElseThrow();
    robot.interact(() -> clips.getSelectionModel().select(0));
    assertThat(model.motion()).isEmpty();
    Files.delete(mine);
    robot.interact(() -> clips.getSelectionModel().select(clips.getItems().size() - 1));
    assertThat(model.motion()).contains(clip);
    robot.interact(() -> view.play(MOTION.resolve("jaw.json")));
    assertThat(clips.getValue()).isEqualTo("jaw");
  }

  @Test
  void sliderMovesAreRecordedPlayedAndSaved(FxRobot robot) throws Exception {
    robot.clickOn(tab("Motion")).clickOn("Record");
    robot.interact(() -> model.slider("jawOpen", 0.25));
    robot.sleep(200);
    robot.interact(() -> model.slider("jawOpen", 0.75));
    robot.sleep(200).clickOn("Stop");
    ComboBox<?> clips = control(robot, ComboBox.class, "Motion to play");
    assertThat(clips.getValue()).isEqualTo("recording 1");
    assertThat(model.motionHead().playing()).isTrue();
    robot.interact(() -> view.motions().save(folder.resolve("r.json")));
    MotionClip saved = MotionClip.read(folder.resolve("r.json"));
    assertThat(saved.controls()).containsExactly("jawOpen");
    assertThat(saved.at(0).get("jawOpen")).isLessThanOrEqualTo(0.25);
    assertThat(saved.at(saved.seconds()).get("jawOpen")).isEqualTo(0.75);
  }

  @Test
  void aNamedPoseIsTaken(FxRobot robot) throws Exception {
    robot.clickOn(tab("Pose"));
    until(() -> robot.lookup("Jaw (1)").tryQuery().isPresent());
    robot.clickOn("Poses").clickOn("gape");
    assertThat(model.sliders()).containsEntry("jawOpen", 1.0);
  }

  @Test
  void splatsAreHiddenShrunkAndFaded(FxRobot robot) {
    Slider scale = control(robot, Slider.class, "Splat scale");
    Slider opacity = control(robot, Slider.class, "Splat opacity");
    robot.interact(() -> scale.setValue(0.5));
    robot.interact(() -> opacity.setValue(0.25));
    assertThat(model.look().splatScale()).isEqualTo(0.5);
    assertThat(model.look().style().splatOpacity()).isEqualTo(0.25);
    CheckBox shown = control(robot, CheckBox.class, "Show splats");
    robot.interact(shown::fire);
    assertThat(colour()).isEqualTo(model.look().background());
  }

  @Test
  void theHeadMeshIsLaidOverInItsLooksAndColour(FxRobot robot) {
    CheckBox shown = control(robot, CheckBox.class, "Show head mesh");
    robot.interact(shown::fire);
    ColorPicker picker = control(robot, ColorPicker.class, "Colour of the shaded head mesh");
    robot.interact(
        () -> {
          picker.setValue(Color.web("#ff8000"));
          picker.fireEvent(new ActionEvent());
        });
    assertThat(Picture.of(model.shot(40, 30), 1).argb()[0]).isEqualTo(0xffff8000);
    for (MeshLook look : MeshLook.values()) {
      String name = look.name().toLowerCase(Locale.ROOT);
      robot.interact(control(robot, RadioButton.class, "Draw the head mesh as " + name)::fire);
      assertThat(model.look().meshLook()).isEqualTo(look);
    }
    Slider opacity = control(robot, Slider.class, "Mesh opacity");
    robot.interact(() -> opacity.setValue(0.3));
    assertThat(model.look().meshOpacity()).isEqualTo(0.3);
  }

  @Test
  void regionsAreHiddenAndShownAgain(FxRobot robot) throws Exception {
    until(() -> !robot.lookup("Parts of the head").query().isDisabled());
    robot.clickOn("Parts of the head").clickOn("lips");
    assertThat(model.look().style().hidden()).containsExactly("lips");
    until(() -> robot.lookup("Parts of the head: 1 hidden").tryQuery().isPresent());
    robot.clickOn("Parts of the head: 1 hidden").clickOn("Show all");
    assertThat(model.look().hidden()).isEmpty();
  }

  @Test
  void splatsAreShownAsPointsAndNormals(FxRobot robot) {
    for (SplatLook look : List.of(SplatLook.POINTS, SplatLook.NORMALS, SplatLook.COLOURS)) {
      String name = look.name().toLowerCase(Locale.ROOT);
      robot.interact(control(robot, RadioButton.class, "Draw splats as " + name)::fire);
      assertThat(model.look().style().splatLook()).isEqualTo(look);
    }
  }

  @Test
  void theBackgroundTakesTheChosenColour(FxRobot robot) {
    ColorPicker picker = control(robot, ColorPicker.class, "Background colour");
    robot.interact(
        () -> {
          picker.setValue(Color.WHITE);
          picker.fireEvent(new ActionEvent());
        });
    assertThat(model.look().background()).isEqualTo(0xffffffff);
  }

  @Test
  void theFieldOfViewKeepsTheSizeOfTheHead(FxRobot robot) {
    OrbitCamera before = model.camera();
    Slider fov = control(robot, Slider.class, "Field of view in deg");
    robot.interact(() -> fov.setValue(60));
    OrbitCamera after = model.camera();
    assertThat(after.fovDeg()).isEqualTo(60);
    assertThat(after.radiusM() * Math.tan(Math.toRadians(30)))
        .isCloseTo(before.radiusM() * Math.tan(Math.toRadians(before.fovDeg()) / 2), within(1e-9));
  }

  @Test
  void aClipPlaysPausesScrubsAndLoops(FxRobot robot) throws Exception {
    robot.clickOn(tab("Motion"));
    ComboBox<?> clips = control(robot, ComboBox.class, "Motion to play");
    robot.interact(() -> clips.getSelectionModel().select(clips.getItems().indexOf("jaw")));
    until(() -> model.motionHead().playing() && model.motionHead().seconds() > 0.1);
    until(() -> robot.lookup("Pause").tryQuery().isPresent());
    robot.clickOn("Pause");
    assertThat(model.motionHead().playing()).isFalse();
    Slider line = control(robot, Slider.class, "Time of the motion in seconds");
    robot.interact(() -> line.setValue(1));
    assertThat(model.motionHead().seconds()).isEqualTo(1);
    assertThat(model.shot(1, 1).values()).containsKey("jawOpen");
    Slider speed = control(robot, Slider.class, "Speed of the motion");
    robot.interact(() -> speed.setValue(2));
    assertThat(model.motionHead().speed()).isEqualTo(2);
    robot.interact(control(robot, CheckBox.class, "Loop the motion")::fire);
    assertThat(model.motionHead().loop()).isFalse();
  }

  @Test
  void controlsThatTheHeadLacksAreNamedAndLeftOut(FxRobot robot) throws Exception {
    robot.clickOn(tab("Motion"));
    robot.interact(() -> view.play(MOTION.resolve("blink.json")));
    until(() -> robot.lookup(text("This head has no eyeBlink_L")).tryQuery().isPresent());
    assertThat(model.shot(1, 1).values()).isEmpty();
  }

  @Test
  void aWrongMotionFileIsSaidInASentence(FxRobot robot) throws Exception {
    Path wrong = Files.writeString(folder.resolve("walk.npz"), "no zip");
    robot.interact(() -> view.play(wrong));
    until(() -> robot.lookup(text("walk.npz is not an npz file")).tryQuery().isPresent());
  }

  static Predicate<Node> tab(String name) {
    return node ->
        node.getStyleClass().contains("tab-label") && name.equals(((Labeled) node).getText());
  }

  private static Predicate<Node> text(String part) {
    return node ->
        node instanceof Labeled label
            && label.isVisible()
            && label.getText() != null
            && label.getText().contains(part);
  }

  @Test
  void aTrajectoryIsSavedLoadedAndPlayed(FxRobot robot) throws Exception {
    robot.clickOn(tab("Camera")).clickOn("Add");
    robot.interact(() -> model.camera(model.camera().turned(90, 0)));
    robot.clickOn("Add").clickOn("Closed");
    CameraPath path = model.path();
    assertThat(path.closed()).isTrue();
    robot.interact(() -> view.paths().save(folder.resolve("t.json")));
    robot.interact(() -> model.path(CameraPath.empty()));
    robot.interact(() -> view.paths().load(folder.resolve("t.json")));
    assertThat(model.path()).isEqualTo(path);
    robot.interact(() -> model.pathHead(model.pathHead().at(1)));
    assertThat(model.camera().azimuthDeg()).isCloseTo(45, within(1e-9));
    robot.interact(() -> view.paths().load(folder.resolve("none.json")));
    assertThat(robot.lookup(text("there is no file")).tryQuery()).isPresent();
  }

  @Test
  void aScreenshotHasTheFullResolution(FxRobot robot) throws Exception {
    until(() -> robot.lookup(text(" fps  ")).tryQuery().isPresent());
    robot.interact(() -> view.bar().screenshot(folder.resolve("shot.png")));
    BufferedImage shot = ImageIO.read(folder.resolve("shot.png").toFile());
    Node picture = robot.lookup(".stage-picture").query();
    assertThat((double) shot.getWidth())
        .isCloseTo(picture.getLayoutBounds().getWidth(), within(3.0));
  }

  @Test
  void theHeadMeshStandsBesideTheSplats(FxRobot robot) {
    robot.interact(control(robot, CheckBox.class, "Beside the splats")::fire);
    int[] argb = Picture.of(model.shot(40, 30), 1).argb();
    assertThat(argb[20]).as("the mesh").isEqualTo(0xff000000 | model.look().meshColour());
    assertThat(argb[21]).as("without splats").isEqualTo(model.look().background());
    assertThat(argb[0]).as("the splats").isNotEqualTo(model.look().background());
  }

  @Test
  void theAvatarIsSavedFromFourSides(FxRobot robot) throws Exception {
    robot.interact(() -> view.bar().fourSides(folder.resolve("sheet.png")));
    BufferedImage sheet = ImageIO.read(folder.resolve("sheet.png").toFile());
    assertThat(sheet.getWidth()).isEqualTo(4 * sheet.getHeight());
    assertThat(sheet.getRGB(5, 5)).isNotEqualTo(sheet.getRGB(1030, 5));
    assertThat(sheet.getRGB(520, 5)).isNotEqualTo(sheet.getRGB(1540, 5));
  }

  @Test
  void aSplatFileIsOpenedWithWhatIsKeptBesideIt(FxRobot robot) throws Exception {
    Path ply = Files.write(folder.resolve("b.ply"), PlyFile.write(Fakes.cloud()));
    robot.interact(() -> view.bar().open(ply, false));
    until(() -> model.actors().size() == 1 && model.actors().get(0).title().equals("b.ply"));
    OrbitCamera side = model.camera().turned(40, 10);
    robot.interact(() -> model.camera(side));
    robot.clickOn("Keep camera");
    robot.interact(
        () -> model.notes(model.notes().with("wide", new TreeMap<>(Map.of("jawOpen", 1.0)))));
    assertThat(folder.resolve("b.stage.json")).isNotEmptyFile();
    StageNotes kept = model.notes();
    robot.interact(() -> view.show(Fakes.cloud(), "another"));
    robot.interact(() -> model.notes(StageNotes.none()));
    robot.interact(() -> view.bar().open(ply, false));
    assertThat(model.notes()).isEqualTo(kept);
    assertThat(model.notes().cameras()).containsExactly(side);
    robot.clickOn(tab("Pose"));
    until(() -> robot.lookup("Jaw (1)").tryQuery().isPresent());
    assertThat(robot.lookup("Poses").queryAs(MenuButton.class).getItems())
        .extracting(item -> item.getText())
        .contains("gape", "wide");
  }

  @Test
  void damagedNotesAreSaidAndLeftAsTheyAre(FxRobot robot) throws Exception {
    Path ply = Files.write(folder.resolve("b.ply"), PlyFile.write(Fakes.cloud()));
    Path notes = Files.writeString(folder.resolve("b.stage.json"), "{]");
    robot.interact(() -> view.bar().open(ply, false));
    assertThat(robot.lookup(text("b.stage.json holds no kept cameras")).tryQuery()).isPresent();
    robot.clickOn("Keep camera");
    assertThat(Files.readString(notes)).isEqualTo("{]");
  }

  @Test
  void aSoundThatCannotBePlayedIsSaidAndFilmsStillCarryIt(FxRobot robot) throws Exception {
    Path wrong = Files.writeString(folder.resolve("voice.wav"), "no sound");
    robot.interact(() -> view.motions().sound(Optional.of(wrong)));
    until(() -> robot.lookup(text("voice.wav cannot be played")).tryQuery().isPresent());
    assertThat(model.sound()).contains(wrong);
    robot.interact(() -> view.motions().sound(Optional.of(folder.resolve("gone.wav"))));
    assertThat(robot.lookup(text("there is no sound file")).tryQuery()).isPresent();
    assertThat(model.sound()).isEmpty();
  }

  @Test
  void theViewTabScrollsInASmallWindow(FxRobot robot) throws Exception {
    Stage small = WaitForAsyncUtils.waitForAsyncFx(20_000, StageToolsTest::smallWindow);
    until(
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

  @Test
  void aSecondFileIsComparedAndABrokenOneIsSaid(FxRobot robot) throws Exception {
    Path ply = Files.write(folder.resolve("b.ply"), PlyFile.write(Fakes.cloud()));
    robot.interact(() -> view.bar().open(ply, true));
    until(() -> model.actors().size() == 2);
    Path broken = Files.writeString(folder.resolve("c.ply"), "ply\nformat ascii 1.0\nend");
    robot.interact(() -> view.bar().open(broken, true));
    assertThat(robot.lookup(text("c.ply: ")).tryQuery()).isPresent();
    assertThat(model.actors()).hasSize(2);
  }

  @Test
  void theStageGoesIntoAWindowOfItsOwnAndBack(FxRobot robot) throws Exception {
    robot.interact(robot.lookup("Undock").queryButton()::fire);
    until(() -> robot.lookup(".stage-picture").query().getScene() != view.getScene());
    Node picture = robot.lookup(".stage-picture").query();
    assertThat(picture.getScene()).isNotSameAs(view.getScene());
    assertThat(robot.lookup(text("The stage is in a window of its own")).tryQuery()).isPresent();
    robot.interact(robot.lookup("Dock").queryButton()::fire);
    until(() -> robot.lookup(".stage-picture").query().getScene() == view.getScene());
    assertThat(robot.lookup(text("The stage is in a window")).tryQuery()).isEmpty();
  }
}
