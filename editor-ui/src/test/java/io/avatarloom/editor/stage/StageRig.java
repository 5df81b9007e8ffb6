package io.avatarloom.editor.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/** A stage in a window of its own before each test, with a head that can be posed. */
final class StageRig implements BeforeEachCallback, AfterEachCallback {
  static final Path MOTION = Path.of("..", "sample-graphs", "assets", "motion");

  private final FxRobot robot = new FxRobot();
  private Stage window;
  private StageView view;

  @Override
  public void beforeEach(ExtensionContext context) throws Exception {
    window = FxToolkit.registerPrimaryStage();
    robot.interact(
        () -> {
          view = new StageView(new ImageStage(), Fakes.withHead());
          window.setScene(new Scene(view, 1100, 780));
          window.show();
          view.show(Fakes.cloud(), "fake");
        });
    until(() -> model().poser().isPresent());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    robot.interact(
        () -> {
          view.dispose();
          window.hide();
        });
  }

  FxRobot robot() {
    return robot;
  }

  StageView view() {
    return view;
  }

  StageModel model() {
    return view.model();
  }

  void until(Callable<Boolean> condition) throws Exception {
    WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, condition);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** The control with an accessible text. */
  <T extends Node> T control(Class<T> type, String says) {
    Set<T> found = robot.lookup(node -> says.equals(node.getAccessibleText())).queryAllAs(type);
    assertThat(found).as(says).hasSize(1);
    return found.iterator().next();
  }

  /** A pixel of the avatar as it is drawn now. */
  int colour() {
    return Picture.of(model().shot(40, 30), 1).argb()[600];
  }

  static Predicate<Node> tab(String name) {
    return node ->
        node.getStyleClass().contains("tab-label") && name.equals(((Labeled) node).getText());
  }

  static Predicate<Node> text(String part) {
    return node ->
        node instanceof Labeled label
            && label.isVisible()
            && label.getText() != null
            && label.getText().contains(part);
  }
}
