package io.avatarloom.editor.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.file.PlyFile;
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javafx.scene.Node;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** Cameras, pictures and files of the stage. */
@Tag("window")
class StageBarTest {
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
  void aKeptCameraIsFoundAgain() {
    robot.interact(() -> model.camera(model.camera().turned(35, 12)));
    OrbitCamera kept = model.camera();
    robot.clickOn("Keep camera");
    robot.interact(model::home);
    assertThat(model.camera()).isNotEqualTo(kept);
    robot.clickOn("Kept cameras").clickOn(StageRig.text("1: azimuth 35°"));
    assertThat(model.camera()).isEqualTo(kept);
    robot.clickOn("Forget");
    assertThat(robot.lookup("Kept cameras").query().isDisabled()).isTrue();
  }

  @Test
  void theFieldOfViewKeepsTheSizeOfTheHead() {
    OrbitCamera before = model.camera();
    Slider fov = rig.control(Slider.class, "Field of view in deg");
    robot.interact(() -> fov.setValue(60));
    OrbitCamera after = model.camera();
    assertThat(after.fovDeg()).isEqualTo(60);
    assertThat(after.radiusM() * Math.tan(Math.toRadians(30)))
        .isCloseTo(before.radiusM() * Math.tan(Math.toRadians(before.fovDeg()) / 2), within(1e-9));
  }

  @Test
  void aTrajectoryIsSavedLoadedAndPlayed() throws Exception {
    robot.clickOn(StageRig.tab("Camera")).clickOn("Add");
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
    assertThat(robot.lookup(StageRig.text("there is no file")).tryQuery()).isPresent();
  }

  @Test
  void aScreenshotHasTheFullResolution() throws Exception {
    rig.until(() -> robot.lookup(StageRig.text(" fps  ")).tryQuery().isPresent());
    robot.interact(() -> view.bar().screenshot(folder.resolve("shot.png")));
    BufferedImage shot = ImageIO.read(folder.resolve("shot.png").toFile());
    Node picture = robot.lookup(".stage-picture").query();
    assertThat((double) shot.getWidth())
        .isCloseTo(picture.getLayoutBounds().getWidth(), within(3.0));
  }

  @Test
  void theAvatarIsSavedFromFourSides() throws Exception {
    robot.interact(() -> view.bar().fourSides(folder.resolve("sheet.png")));
    BufferedImage sheet = ImageIO.read(folder.resolve("sheet.png").toFile());
    assertThat(sheet.getWidth()).isEqualTo(4 * sheet.getHeight());
    assertThat(sheet.getRGB(5, 5)).isNotEqualTo(sheet.getRGB(1030, 5));
    assertThat(sheet.getRGB(520, 5)).isNotEqualTo(sheet.getRGB(1540, 5));
  }

  @Test
  void aSplatFileIsOpenedWithWhatIsKeptBesideIt() throws Exception {
    Path ply = Files.write(folder.resolve("b.ply"), PlyFile.write(Fakes.cloud()));
    robot.interact(() -> view.bar().open(ply, false));
    rig.until(() -> model.actors().size() == 1 && model.actors().get(0).title().equals("b.ply"));
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
    robot.clickOn(StageRig.tab("Pose"));
    rig.until(() -> robot.lookup("Jaw (1)").tryQuery().isPresent());
    assertThat(robot.lookup("Poses").queryAs(MenuButton.class).getItems())
        .extracting(item -> item.getText())
        .contains("gape", "wide");
  }

  @Test
  void damagedNotesAreSaidAndLeftAsTheyAre() throws Exception {
    Path ply = Files.write(folder.resolve("b.ply"), PlyFile.write(Fakes.cloud()));
    Path notes = Files.writeString(folder.resolve("b.stage.json"), "{]");
    robot.interact(() -> view.bar().open(ply, false));
    assertThat(robot.lookup(StageRig.text("b.stage.json holds no kept cameras")).tryQuery())
        .isPresent();
    robot.clickOn("Keep camera");
    assertThat(Files.readString(notes)).isEqualTo("{]");
  }

  @Test
  void aSecondFileIsComparedAndABrokenOneIsSaid() throws Exception {
    Path ply = Files.write(folder.resolve("b.ply"), PlyFile.write(Fakes.cloud()));
    robot.interact(() -> view.bar().open(ply, true));
    rig.until(() -> model.actors().size() == 2);
    Path broken = Files.writeString(folder.resolve("c.ply"), "ply\nformat ascii 1.0\nend");
    robot.interact(() -> view.bar().open(broken, true));
    assertThat(robot.lookup(StageRig.text("c.ply: ")).tryQuery()).isPresent();
    assertThat(model.actors()).hasSize(2);
  }

  @Test
  void theStageGoesIntoAWindowOfItsOwnAndBack() throws Exception {
    robot.interact(robot.lookup("Undock").queryButton()::fire);
    rig.until(() -> robot.lookup(".stage-picture").query().getScene() != view.getScene());
    Node picture = robot.lookup(".stage-picture").query();
    assertThat(picture.getScene()).isNotSameAs(view.getScene());
    assertThat(robot.lookup(StageRig.text("The stage is in a window of its own")).tryQuery())
        .isPresent();
    robot.interact(robot.lookup("Dock").queryButton()::fire);
    rig.until(() -> robot.lookup(".stage-picture").query().getScene() == view.getScene());
    assertThat(robot.lookup(StageRig.text("The stage is in a window")).tryQuery()).isEmpty();
  }
}
