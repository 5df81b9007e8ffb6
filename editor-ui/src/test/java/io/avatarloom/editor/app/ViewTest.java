package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.editor.canvas.Box;
import io.avatarloom.editor.canvas.Viewport;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Looking around: pan, zoom, fit, find, minimap. */
@Tag("window")
class ViewTest {
  @RegisterExtension static final SharedEditor EDITOR = new SharedEditor(ToyFiles.CHAIN);
  private final EditorRig rig = EDITOR.rig();

  private Viewport view() {
    return rig.desk().viewport();
  }

  @Test
  void theWheelZoomsToThePointer() {
    Point2D over = rig.fit().title("small");
    double before = view().scale();
    rig.to(over).robot.scroll(3, VerticalDirection.DOWN);
    rig.settle();
    assertThat(view().scale()).isNotEqualTo(before);
    assertThat(rig.title("small").distance(over)).isLessThan(1);
  }

  @Test
  void middleButtonAndHeldSpacePan() {
    Point2D empty = rig.fit().screen(100, 250);
    Box seen = view().visible();
    rig.hold(MouseButton.MIDDLE, empty, empty.add(50, 20)).drop();
    assertThat(view().visible().x()).isLessThan(seen.x() - 20);
    Box moved = view().visible();
    rig.hold(empty, empty.add(-50, 0), KeyCode.SPACE).drop(KeyCode.SPACE);
    assertThat(view().visible().x()).isGreaterThan(moved.x() + 20);
    assertThat(view().visible().y()).isEqualTo(moved.y());
  }

  @Test
  void keysZoomFitAndGoToNaturalSize() {
    rig.fit().click(rig.screen(100, 250));
    double fitted = view().scale();
    rig.keys("Ctrl+Minus");
    assertThat(view().scale()).isLessThan(fitted);
    rig.keys("Ctrl+Equals").keys("Ctrl+Equals");
    assertThat(view().scale()).isGreaterThan(fitted);
    rig.keys("Ctrl+Digit0");
    assertThat(view().scale()).isEqualTo(1);
    rig.keys("Home");
    assertThat(view().scale()).isEqualTo(fitted);
    rig.select("soft").keys("Period");
    assertThat(view().visible().middleX()).isCloseTo(rig.box("soft").middleX(), within(1.0));
  }

  @Test
  void theMinimapHidesAndAPressGoesThere() {
    rig.fit().click(rig.screen(100, 250)).keys("Ctrl+Digit0");
    Node minimap = rig.find("#minimap").orElseThrow();
    rig.click(EditorRig.middle(minimap).add(-60, 0));
    Box there = view().visible();
    rig.click(EditorRig.middle(minimap).add(60, 0));
    assertThat(view().visible().x()).isGreaterThan(there.x() + 50);
    rig.act("view.minimap");
    assertThat(minimap.isVisible()).isFalse();
    rig.act("view.minimap");
    assertThat(minimap.isVisible()).isTrue();
  }

  @Test
  void findFocusesTheNodeThatIsPicked() {
    rig.fit().click(rig.screen(100, 250));
    rig.robot.push(KeyCode.CONTROL, KeyCode.F);
    rig.settle().keys("Down").keys("Enter");
    assertThat(rig.desk().focused()).isEqualTo("photo");
    assertThat(rig.desk().selection()).containsExactly("photo");
  }

  @Test
  void findNarrowsToWhatIsTyped() {
    rig.fit().click(rig.screen(100, 250));
    rig.robot.push(KeyCode.CONTROL, KeyCode.F);
    TextField field = rig.settle().robot.lookup("#find-field").queryAs(TextField.class);
    assertThat(field.isFocused()).isTrue();
    rig.robot.interact(() -> field.setText("blur"));
    assertThat(rig.robot.lookup("#find-list").queryAs(ListView.class).getItems().get(0))
        .asString()
        .startsWith("soft");
    rig.keys("Enter");
    assertThat(rig.desk().focused()).isEqualTo("soft");
  }

  @Test
  void theMinimapStaysAwayWhileAllIsInSight() {
    Node minimap = rig.fit().find("#minimap").orElseThrow();
    assertThat(minimap.isVisible()).isFalse();
    rig.hold(MouseButton.MIDDLE, rig.screen(100, 250), rig.screen(100, 250).add(300, 0)).drop();
    assertThat(minimap.isVisible()).isTrue();
  }

  @Test
  void anOpenedGraphStaysInSightWhileTheWindowTakesItsSize() {
    Box all = rig.desk().picture().bounds();
    rig.act("view.inspector").act("view.library").settle();
    assertThat(view().visible().contains(all)).isTrue();
    assertThat(view().visible().width()).isLessThan(3 * all.width());
    rig.act("view.inspector").act("view.library").settle();
    assertThat(view().visible().contains(all)).isTrue();
  }
}
