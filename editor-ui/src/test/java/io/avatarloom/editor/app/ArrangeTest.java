package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.node.TextNode;
import io.avatarloom.editor.session.Frame;
import io.avatarloom.editor.session.NodeEdits;
import io.avatarloom.editor.session.Spot;
import javafx.geometry.Point2D;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Moving, aligning, framing and folding nodes. */
@Tag("window")
class ArrangeTest {
  @RegisterExtension static final SharedEditor EDITOR = new SharedEditor(ToyFiles.CHAIN);
  private final EditorRig rig = EDITOR.rig();

  @Test
  void aDragMovesAndUndoIsOneStep() {
    rig.fit();
    Spot before = rig.node("either").at();
    rig.drag(rig.title("either"), rig.title("either").add(37, 55), KeyCode.ALT);
    assertThat(rig.node("either").at().x()).isGreaterThan(before.x() + 20);
    assertThat(rig.desk().document().history()).hasSize(2);
    rig.keys("Ctrl+Z");
    assertThat(rig.node("either").at()).isEqualTo(before);
  }

  @Test
  void shiftSnapsToTheGrid() {
    Point2D from = rig.fit().title("either");
    rig.to(from).robot.press(MouseButton.PRIMARY).press(KeyCode.SHIFT);
    rig.to(from.add(20, 20)).to(from.add(41, 57)).drop(KeyCode.SHIFT);
    assertThat(rig.node("either").at().x() % 24).isZero();
    assertThat(rig.node("either").at().y() % 24).isZero();
  }

  @Test
  void theSnapSettingSnapsEveryMove() {
    rig.fit().keys("Alt+G").drag(rig.title("either"), rig.title("either").add(41, 57));
    assertThat(rig.node("either").at().x() % 24).isZero();
    assertThat(rig.node("either").at().y() % 24).isZero();
  }

  @Test
  void aNodeNearTheEdgeOfAnotherLinesUpWithIt() {
    rig.fit();
    double dx = rig.screen(300, 0).getX() - rig.screen(0, 0).getX();
    rig.drag(rig.title("either"), rig.title("either").add(dx + 4, 30));
    assertThat(rig.node("either").at().x()).isEqualTo(600);
  }

  @Test
  void aBandSelectsWhatItTouchesAndShiftAdds() {
    rig.fit().drag(rig.screen(-30, -40), rig.screen(400, 50));
    assertThat(rig.desk().selection()).containsExactlyInAnyOrder("photo", "small");
    rig.drag(rig.screen(650, 150), rig.screen(640, 40), KeyCode.SHIFT);
    assertThat(rig.desk().selection()).containsExactlyInAnyOrder("photo", "small", "soft");
  }

  @Test
  void nodesAlignByTheirEdges() {
    rig.fit().select("photo", "either").keys("Ctrl+Alt+Left");
    assertThat(rig.node("either").at().x()).isZero();
    rig.keys("Ctrl+Z").keys("Ctrl+Alt+Right");
    assertThat(rig.node("photo").at().x()).isEqualTo(300);
    rig.keys("Ctrl+Z").keys("Ctrl+Alt+Up");
    assertThat(rig.node("either").at().y()).isZero();
    rig.keys("Ctrl+Z").keys("Ctrl+Alt+Down");
    assertThat(rig.box("photo").bottom()).isEqualTo(rig.box("either").bottom());
  }

  @Test
  void nodesDistributeInRowsAndColumns() {
    rig.fit().drag(rig.title("small"), rig.title("small").add(-30, 20), KeyCode.ALT);
    rig.select("photo", "small", "soft").keys("Ctrl+Alt+H");
    double first = rig.box("small").x() - rig.box("photo").right();
    assertThat(rig.box("soft").x() - rig.box("small").right()).isCloseTo(first, within(1e-6));
    rig.keys("Ctrl+Z")
        .select("soft")
        .drag(rig.title("soft"), rig.title("soft").add(0, 190), KeyCode.ALT);
    rig.select("photo", "small", "soft").keys("Ctrl+Alt+V");
    double above = rig.box("small").y() - rig.box("photo").bottom();
    assertThat(rig.box("soft").y() - rig.box("small").bottom()).isCloseTo(above, within(1e-6));
  }

  @Test
  void aFrameGoesAroundTheSelectionMovesItsNodesAndResizes() {
    rig.fit().select("photo", "small").keys("Ctrl+G");
    assertThat(rig.state().frames()).hasSize(1);
    Frame frame = rig.state().frameList().getFirst();
    assertThat(frame.width()).isGreaterThan(rig.box("small").right() - rig.box("photo").x());

    Point2D corner = rig.screen(frame.x() + frame.width() - 6, frame.y() + frame.height() - 6);
    rig.drag(corner, corner.add(10, 30));
    Frame larger = rig.state().frameList().getFirst();
    assertThat(larger.height()).isGreaterThan(frame.height() + 10);

    Point2D bar = rig.screen(frame.x() + 200, frame.y() + 10);
    rig.drag(bar, bar.add(0, 40), KeyCode.ALT);
    assertThat(rig.state().frameList().getFirst().y()).isGreaterThan(frame.y() + 20);
  }

  @Test
  void titleAndColourOfAFrameAreEditedEachInOneStep() {
    rig.fit().select("photo", "small").keys("Ctrl+G");
    Frame frame = rig.state().frameList().getFirst();
    rig.doubleClick(rig.screen(frame.x() + 200, frame.y() + 10));
    int[] blue = CanvasPixels.pixels(rig);
    rig.keys("Ctrl+A").type("Prepare").keys("Enter");
    assertThat(rig.state().frameList().getFirst().title()).isEqualTo("Prepare");
    rig.click("#frame-colour-red");
    assertThat(rig.state().frameList().getFirst().colour()).isNotEqualTo(frame.colour());
    assertThat(CanvasPixels.pixels(rig)).isNotEqualTo(blue);

    rig.act("edit.undo");
    Frame titled = rig.state().frameList().getFirst();
    assertThat(titled.title()).isEqualTo("Prepare");
    assertThat(titled.colour()).isEqualTo(frame.colour());
    rig.act("edit.undo");
    assertThat(rig.state().frameList().getFirst()).isEqualTo(frame);
    assertThat(rig.robot.lookup("#frame-title").queryAs(TextField.class).getText())
        .isEqualTo(frame.title());
  }

  @Test
  void aSwitchShowsItsChoice() {
    rig.fit()
        .drag(rig.output("photo.image"), rig.input("either.a"))
        .drag(rig.output("soft.image"), rig.input("either.b"))
        .click(rig.screen(0, 300));
    String a = "photo.image -> either.a";
    String b = "soft.image -> either.b";
    assertThat(rig.desk().variants().choices().get("either")).isEqualTo("a");
    assertThat(CanvasPixels.contrastOn(rig, a))
        .isGreaterThan(CanvasPixels.contrastOn(rig, b) + 0.5);
    rig.robot.interact(
        () ->
            rig.desk()
                .apply(
                    new NodeEdits(rig.desk().catalogue())
                        .setParam("either", "choice", TextNode.valueOf("b"))));
    rig.settle();
    assertThat(CanvasPixels.contrastOn(rig, b))
        .isGreaterThan(CanvasPixels.contrastOn(rig, a) + 0.5);
  }

  @Test
  void collapsingFoldsANodeToItsTitle() {
    double full = rig.fit().box("small").height();
    rig.select("small").keys("Alt+C");
    assertThat(rig.node("small").collapsed()).isTrue();
    assertThat(rig.box("small").height()).isLessThan(full / 2);
    rig.doubleClick(rig.title("small"));
    assertThat(rig.node("small").collapsed()).isFalse();
  }

  @Test
  void unusedPortsHide() {
    double full = rig.fit().box("either").height();
    rig.select("either").keys("Ctrl+H");
    assertThat(rig.node("either").hideUnused()).isTrue();
    assertThat(rig.box("either").height()).isLessThan(full);
    rig.keys("Ctrl+H");
    assertThat(rig.box("either").height()).isEqualTo(full);
  }

  @Test
  void autoLayoutPutsSourcesLeftOfReadersAndUndoes() {
    rig.fit().drag(rig.title("soft"), rig.title("photo").add(-20, 90), KeyCode.ALT);
    String before = rig.text();
    rig.click(rig.screen(500, 420)).keys("Alt+L");
    assertThat(rig.box("photo").right()).isLessThan(rig.box("small").x());
    assertThat(rig.box("small").right()).isLessThan(rig.box("soft").x());
    rig.keys("Ctrl+Z");
    assertThat(rig.text()).isEqualTo(before);
  }

  @Test
  void mutedAndBypassedNodesAreDrawnDifferently() {
    rig.fit().select("soft").keys("Ctrl+M");
    assertThat(rig.node("soft").mode()).isEqualTo("mute");
    rig.keys("Ctrl+M");
    assertThat(rig.node("soft").mode()).isEmpty();
    rig.keys("Ctrl+B");
    assertThat(rig.node("soft").mode()).isEqualTo("bypass");
    rig.keys("Ctrl+Z").select("small").keys("Ctrl+B");
    assertThat(rig.node("small").mode()).isEqualTo("bypass");
  }

  @Test
  void bypassIsRefusedWhereTypesDoNotProveIt() {
    rig.fit().select("photo").keys("Ctrl+B");
    assertThat(rig.node("photo").mode()).isEmpty();
    assertThat(rig.said()).startsWith("photo cannot be bypassed: ");
  }
}
