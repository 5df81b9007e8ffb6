package io.avatarloom.editor.app;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Hands that work a window, and eyes that find what stands in it.
 *
 * @param <H> the hands themselves, so that calls are chained
 */
abstract class Hands<H extends Hands<H>> {
  final FxRobot robot = new FxRobot();

  abstract H self();

  /** What the window holds. */
  abstract Parent root();

  /** What the window said last; stands in the message of a wait that was in vain. */
  abstract String said();

  /** Moves the pointer in one step. */
  H to(Point2D at) {
    robot.robotContext().getBaseRobot().moveMouse(at);
    return settle();
  }

  H click(Point2D at) {
    to(at).robot.clickOn(MouseButton.PRIMARY);
    return settle();
  }

  H doubleClick(Point2D at) {
    to(at).robot.doubleClickOn(MouseButton.PRIMARY);
    return settle();
  }

  H click(String query) {
    return click(middle(robot.lookup(query).query()));
  }

  static Point2D middle(Node node) {
    var bounds = node.localToScreen(node.getBoundsInLocal());
    return new Point2D(bounds.getCenterX(), bounds.getCenterY());
  }

  H drag(Point2D from, Point2D to, KeyCode... held) {
    return hold(from, to, held).drop(held);
  }

  /** Presses and moves, without letting go. */
  H hold(Point2D from, Point2D to, KeyCode... held) {
    return hold(MouseButton.PRIMARY, from, to, held);
  }

  H hold(MouseButton button, Point2D from, Point2D to, KeyCode... held) {
    aside(from).to(from).robot.press(held).press(button);
    return to(from.midpoint(to)).to(to);
  }

  /** Leaves a place, so that the next press there is not the second of a double click. */
  private H aside(Point2D from) {
    return to(from.add(25, 25));
  }

  H drop(KeyCode... held) {
    robot.release(MouseButton.PRIMARY, MouseButton.SECONDARY, MouseButton.MIDDLE).release(held);
    return settle();
  }

  /** Presses keys together, such as {@code Ctrl+Shift+Z}, by the names of the key map. */
  H keys(String chord) {
    KeyCode[] codes =
        List.of(chord.split("\\+")).stream()
            .map(word -> word.equals("Ctrl") ? "CONTROL" : word.toUpperCase(java.util.Locale.ROOT))
            .map(KeyCode::valueOf)
            .toArray(KeyCode[]::new);
    robot.push(codes);
    return settle();
  }

  H type(String text) {
    robot.write(text, 0);
    return settle();
  }

  H settle() {
    WaitForAsyncUtils.waitForFxEvents(1);
    robot.interact(root()::layout);
    return self();
  }

  /** Waits until something holds; says what was waited for when it does not come. */
  H await(String what, Callable<Boolean> condition) {
    return await(what, 60, condition);
  }

  H await(String what, long seconds, Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(seconds, TimeUnit.SECONDS, () -> onToolkit(condition));
    } catch (TimeoutException e) {
      throw new AssertionError("waited in vain for " + what + "; said: " + said(), e);
    }
    return self();
  }

  private static boolean onToolkit(Callable<Boolean> condition) throws Exception {
    return WaitForAsyncUtils.asyncFx(condition).get();
  }

  /** The control whose accessible name begins so. */
  <T extends Node> T named(String accessible, Class<T> type) {
    return robot
        .lookup(
            (Node node) ->
                type.isInstance(node)
                    && isShown(node)
                    && node.getAccessibleText() != null
                    && node.getAccessibleText().startsWith(accessible))
        .queryAs(type);
  }

  /** The label, tab or button with a text. */
  Labeled label(String text) {
    return robot
        .lookup(
            (Node node) ->
                node instanceof Labeled labeled && isShown(node) && text.equals(labeled.getText()))
        .queryAs(Labeled.class);
  }

  private static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return node.getScene() != null;
  }

  /** Texts of all labels that a query finds. */
  List<String> texts(String query) {
    return robot.lookup(query).queryAllAs(Labeled.class).stream().map(Labeled::getText).toList();
  }

  /** The drawn cell of a list. */
  Node cell(ListView<?> list, int index) {
    return robot
        .from(list)
        .lookup((Node node) -> node instanceof ListCell<?> cell && cell.getIndex() == index)
        .query();
  }

  H click(Node node) {
    return click(middle(node));
  }

  /** Puts a text in the place of what a field holds. */
  H fill(TextField field, String text) {
    return click(field).keys("Ctrl+A").type(text);
  }

  Optional<Node> find(String query) {
    return robot.lookup(query).tryQuery();
  }

  /** Works on something of the window on the toolkit's thread. */
  <T extends Node> void with(String query, Class<T> type, Consumer<T> work) {
    T node = robot.lookup(query).queryAs(type);
    robot.interact(() -> work.accept(node));
    settle();
  }
}
