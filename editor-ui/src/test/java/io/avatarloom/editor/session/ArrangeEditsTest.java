package io.avatarloom.editor.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.editor.session.ArrangeEdits.Side;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArrangeEditsTest {
  private static final Set<String> TWO = Set.of("photo", "either");
  private final ArrangeEdits edits =
      new ArrangeEdits(node -> new Size(node.id().equals("either") ? 100 : 180, 90));
  private final Sketch before = Toy.sketch();

  private static Spot at(Sketch sketch, String id) {
    return sketch.nodes().get(id).at();
  }

  @ParameterizedTest
  @CsvSource({
    "LEFT, 0, 0, 0, 40",
    "RIGHT, 580, 0, 660, 40",
    "TOP, 0, 0, 660, 0",
    "BOTTOM, 0, 40, 660, 40",
    "CENTRE_X, 290, 0, 330, 40",
    "CENTRE_Y, 0, 20, 660, 20",
  })
  void align(Side side, double x, double y, double x2, double y2) {
    Sketch after = edits.align(TWO, side).apply(before);
    assertThat(at(after, "photo")).isEqualTo(new Spot(x, y));
    assertThat(at(after, "either")).isEqualTo(new Spot(x2, y2));
  }

  @Test
  void distributeMakesGapsEqual() {
    Sketch after = edits.distribute(Set.of("photo", "small", "either"), true).apply(before);
    assertThat(at(after, "small")).isEqualTo(new Spot(330, 0));
    assertThat(at(after, "photo")).isEqualTo(at(before, "photo"));
    assertThat(at(after, "either")).isEqualTo(at(before, "either"));
    assertThat(edits.distribute(TWO, true).apply(before)).isSameAs(before);
  }

  @Test
  void snap() {
    assertThat(at(ArrangeEdits.snap(Set.of("soft"), 16).apply(before), "soft"))
        .isEqualTo(new Spot(448, 0));
  }

  @Test
  void layOutChangesTheLayoutAlone() {
    Set<String> all = Set.copyOf(before.order().nodes().castToList());
    Sketch after = edits.layOut(all).apply(before);
    String text = SketchWriter.text(after);
    assertThat(text.substring(0, text.indexOf("\"layout\"")))
        .isEqualTo(
            SketchWriter.text(before)
                .substring(0, SketchWriter.text(before).indexOf("\"layout\"")));
    assertThat(after.links()).allMatch(item -> item.via().isEmpty());
  }

  @Test
  void framesTakeTheirNodesAlong() {
    Sketch after = MoveEdits.all(Set.of(), Set.of("frame"), 10, 20).apply(before);
    assertThat(at(after, "photo")).isEqualTo(new Spot(10, 20));
    assertThat(at(after, "soft")).isEqualTo(new Spot(450.5, 20));
    assertThat(at(after, "either")).isEqualTo(at(before, "either"));
    assertThat(after.frames().get("frame").x()).isEqualTo(-10);
  }

  @Test
  void reroutePointsBetweenMovedNodesMoveAlong() {
    Sketch after = MoveEdits.nodes(Set.of("photo", "either"), 10, 0).apply(before);
    assertThat(after.links().get(3).via().getFirst()).isEqualTo(new Spot(110, 200));
    Sketch one = MoveEdits.nodes(Set.of("photo"), 10, 0).apply(before);
    assertThat(one.links().get(3).via().getFirst()).isEqualTo(new Spot(100, 200));
  }

  @Test
  void frames() {
    Sketch two = FrameEdits.around(TWO, "both", "#ffffff", Toy.SIZE).apply(before);
    Frame frame = two.frames().get("frame2");
    assertThat(frame.holds(at(two, "photo")) && frame.holds(at(two, "either"))).isTrue();
    assertThat(frame.width()).isEqualTo(660 + 180 + 48);
    Frame renamed = new Frame("frame", "new", "#000000", 1, 2, 3, 4);
    assertThat(FrameEdits.change(renamed).apply(two).frames().get("frame")).isEqualTo(renamed);
    Sketch gone = FrameEdits.delete("frame").apply(two);
    assertThat(gone.frames().castToMap()).isEqualTo(Map.of("frame2", frame));
  }
}
