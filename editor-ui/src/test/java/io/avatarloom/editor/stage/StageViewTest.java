package io.avatarloom.editor.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.value.TextValue;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import javafx.geometry.VerticalDirection;
import javafx.scene.Scene;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
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

@Tag("window")
@ExtendWith(ApplicationExtension.class)
class StageViewTest {
  @TempDir Path folder;
  private StageView view;

  @Start
  void start(Stage window) {
    view = new StageView(new ImageStage(), Fakes.services());
    window.setScene(new Scene(view, 900, 600));
    window.setX(20);
    window.setY(20);
    window.show();
    view.show(Fakes.cloud(), "fake");
  }

  @BeforeEach
  void avatarIsThere() throws Exception {
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> !view.model().actors().isEmpty());
    WaitForAsyncUtils.waitForFxEvents();
  }

  @AfterEach
  void close(FxRobot robot) {
    robot.interact(view::dispose);
  }

  @Test
  void draggingTurnsTheCamera(FxRobot robot) {
    OrbitCamera before = view.model().camera();
    robot.drag(".stage-picture", MouseButton.PRIMARY).moveBy(60, 30).drop();
    WaitForAsyncUtils.waitForFxEvents();
    OrbitCamera after = view.model().camera();
    assertThat(after.azimuthDeg()).isLessThan(before.azimuthDeg() - 5);
    assertThat(after.elevationDeg()).isGreaterThan(before.elevationDeg() + 2);
    assertThat(after.radiusM()).isEqualTo(before.radiusM());
  }

  @Test
  void theMiddleButtonShiftsAndTheWheelZooms(FxRobot robot) {
    OrbitCamera before = view.model().camera();
    robot.drag(".stage-picture", MouseButton.MIDDLE).moveBy(60, 0).drop();
    WaitForAsyncUtils.waitForFxEvents();
    OrbitCamera panned = view.model().camera();
    assertThat(panned.x()).isLessThan(before.x());
    assertThat(panned.azimuthDeg()).isEqualTo(before.azimuthDeg());
    robot.moveTo(".stage-picture").scroll(3, VerticalDirection.UP);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(view.model().camera().radiusM()).isNotCloseTo(panned.radiusM(), within(1e-6));
  }

  @Test
  void keysTurnAndHomeGoesBack(FxRobot robot) {
    robot.clickOn(".stage-picture").press(KeyCode.RIGHT).release(KeyCode.RIGHT);
    robot.press(KeyCode.UP).release(KeyCode.UP);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(view.model().camera().azimuthDeg()).isEqualTo(5);
    assertThat(view.model().camera().elevationDeg()).isEqualTo(5);
    robot.press(KeyCode.HOME).release(KeyCode.HOME);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(view.model().camera().azimuthDeg()).isZero();
  }

  @Test
  void keyFramesAreAddedAndExported(FxRobot robot) throws Exception {
    openCameraTab(robot);
    press(robot, "Add");
    robot.interact(() -> view.model().camera(view.model().camera().turned(60, 10)));
    press(robot, "Add");
    assertThat(view.model().path().keys()).hasSize(2);
    press(robot, "Up");
    assertThat(view.model().path().keys().get(0).camera().azimuthDeg()).isEqualTo(60);
    robot.interact(() -> view.exportPath(folder));
    WaitForAsyncUtils.waitFor(60, TimeUnit.SECONDS, () -> Files.exists(folder.resolve("path.gif")));
    assertThat(folder.resolve("trajectory.json")).isNotEmptyFile();
    assertThat(folder.resolve("frames/00048.png")).isNotEmptyFile();
  }

  private void openCameraTab(FxRobot robot) {
    TabPane tabs = robot.from(view).lookup(".tab-pane").queryAs(TabPane.class);
    robot.interact(
        () ->
            tabs.getTabs().stream()
                .filter(tab -> "Camera".equals(tab.getText()))
                .forEach(tabs.getSelectionModel()::select));
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Presses a button of this view, whatever other windows lie above. */
  private void press(FxRobot robot, String text) {
    robot.interact(robot.from(view).lookup(text).queryButton()::fire);
  }

  @Test
  void comparingShowsBothTitles(FxRobot robot) throws Exception {
    robot.interact(() -> view.compare(Fakes.cloud(), "one", Fakes.cloud(), "two"));
    WaitForAsyncUtils.waitFor(10, TimeUnit.SECONDS, () -> view.model().actors().size() == 2);
    WaitForAsyncUtils.waitForFxEvents();
    assertThat(robot.lookup("one  |  two").tryQuery()).isPresent();
    robot.clickOn("Only left");
    assertThat(view.model().actors()).hasSize(1);
  }

  @Test
  void whatCannotBeDrawnIsSaid(FxRobot robot) throws Exception {
    robot.interact(() -> view.show(new TextValue("hello"), "a text"));
    WaitForAsyncUtils.waitFor(
        10, TimeUnit.SECONDS, () -> robot.lookup(".stage-error").tryQuery().isPresent());
    assertThat(robot.lookup(".stage-error").queryLabeled().getText())
        .contains("a text holds Text", "it draws splats and meshes");
  }
}
