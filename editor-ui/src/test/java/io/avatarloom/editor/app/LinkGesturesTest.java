package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.editor.session.NodeEdits;
import io.avatarloom.editor.session.Spot;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the pointer does to links. */
@Tag("window")
class LinkGesturesTest {
  @RegisterExtension static final SharedEditor EDITOR = new SharedEditor(ToyFiles.CHAIN);
  private final EditorRig rig = EDITOR.rig();

  private static final String LINK = "small.image -> soft.image";

  @Test
  void aDragFromOutputToInputConnects() {
    rig.fit().drag(rig.output("photo.image"), rig.input("either.b"));
    assertThat(rig.links()).contains("photo.image -> either.b");
    rig.keys("Ctrl+Z");
    assertThat(rig.links()).hasSize(2);
  }

  @Test
  void aDragFromInputToOutputConnects() {
    rig.fit().drag(rig.input("either.a"), rig.output("soft.image"));
    assertThat(rig.links()).contains("soft.image -> either.a");
  }

  @Test
  void aRefusedLinkSaysWhyWhileDragging() {
    String before = rig.text();
    rig.fit().hold(rig.output("soft.image"), rig.input("small.image"));
    assertThat(rig.canvas().getAccessibleHelp()).contains("would close a cycle", "slot");
    rig.drop();
    assertThat(rig.text()).isEqualTo(before);
    assertThat(rig.canvas().getAccessibleHelp()).isEmpty();
  }

  @Test
  void escapeEndsADragWithoutEffect() {
    String before = rig.text();
    rig.fit().hold(rig.output("photo.image"), rig.input("either.b")).keys("Escape").drop();
    assertThat(rig.text()).isEqualTo(before);
  }

  @Test
  void aLinkPulledOffItsInputAndDroppedIsGone() {
    rig.fit().drag(rig.input("soft.image"), rig.screen(700, 300));
    assertThat(rig.links()).containsExactly("photo.image -> small.image");
  }

  @Test
  void aNodeDroppedOnALinkIsInserted() {
    rig.robot.interact(
        () ->
            rig.desk()
                .apply(
                    new NodeEdits(rig.desk().catalogue())
                        .add("image.blur", new Spot(600, 250), "")));
    Point2D to = rig.fit().onLink(LINK);
    Point2D from = rig.title("blur");
    double right = rig.screen(54, 0).getX() - rig.screen(0, 0).getX();
    rig.drag(from, to.subtract(right, 0).add(0, -5));
    assertThat(rig.links())
        .contains("small.image -> blur.image", "blur.image -> soft.image")
        .doesNotContain(LINK);
  }

  @Test
  void deletingWithCtrlXJoinsWhatWasLinkedThrough() {
    rig.fit().select("small").keys("Ctrl+X");
    assertThat(rig.links()).containsExactly("photo.image -> soft.image");
    rig.keys("Ctrl+Z");
    assertThat(rig.links()).hasSize(2);
  }

  @Test
  void deletingAloneTakesTheLinks() {
    rig.fit().select("small").keys("Delete");
    assertThat(rig.node("small")).isNull();
    assertThat(rig.links()).isEmpty();
  }

  @Test
  void aStrokeWithCtrlAndTheRightButtonCuts() {
    Point2D middle = rig.fit().onLink(LINK);
    rig.hold(MouseButton.SECONDARY, middle.add(0, -30), middle.add(0, 30), KeyCode.CONTROL);
    assertThat(rig.canvas().getAccessibleHelp()).isEqualTo("cuts 1 link");
    rig.drop(KeyCode.CONTROL);
    assertThat(rig.links()).containsExactly("photo.image -> small.image");
  }

  @Test
  void shiftMovesAllLinksOfAnOutput() {
    rig.fit().drag(rig.output("photo.image"), rig.input("either.b"));
    rig.drag(rig.output("photo.image"), rig.output("small.image"), KeyCode.SHIFT);
    assertThat(rig.links()).contains("photo.image -> small.image");
    rig.drag(rig.output("small.image"), rig.output("photo.image"), KeyCode.SHIFT);
    assertThat(rig.links()).contains("photo.image -> soft.image").doesNotContain(LINK);
  }

  @Test
  void aDoubleClickOnALinkSetsAReroutePointThatMovesAndGoes() {
    Point2D middle = rig.fit().onLink(LINK);
    rig.doubleClick(middle);
    assertThat(via()).hasSize(1);
    Spot first = via().get(0);
    rig.drag(middle, middle.add(0, 60));
    assertThat(via().get(0).y()).isGreaterThan(first.y() + 20);
    assertThat(via().get(0).x()).isEqualTo(first.x());
    rig.doubleClick(middle.add(0, 60));
    assertThat(via()).isEmpty();
  }

  private List<Spot> via() {
    return rig.state()
        .links()
        .detect(item -> item.link().toString().equals(LINK))
        .via()
        .castToList();
  }
}
