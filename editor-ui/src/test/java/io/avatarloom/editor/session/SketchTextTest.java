package io.avatarloom.editor.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SketchTextTest {
  @Test
  void aReadDocumentIsWrittenAsTheSameText() {
    assertThat(SketchWriter.text(Toy.sketch())).isEqualTo(Toy.recipe(Toy.TEXT).text());
  }

  @Test
  void theToyIsCanonicalButForItsLastKey() {
    String text = SketchWriter.text(Toy.sketch());
    assertThat(SketchWriter.text(Toy.read(text))).isEqualTo(text);
    assertThat(text).contains("\"beam\": true", "\"tint\": \"red\"", "\"camera\"", "\"kept\"");
  }

  @Test
  void movingANodeChangesItsLineOfTheLayoutAlone() {
    Sketch before = Toy.sketch();
    Sketch after = MoveEdits.nodes(Set.of("small"), 5, 6).apply(before);
    assertThat(differing(before, after)).containsExactly("\"small\": {\"x\": 225, \"y\": 6},");
  }

  private static List<String> differing(Sketch before, Sketch after) {
    List<String> lines =
        new ArrayList<>(SketchWriter.text(after).lines().map(String::strip).toList());
    lines.removeAll(SketchWriter.text(before).lines().map(String::strip).toList());
    return lines;
  }

  @Test
  void theOrderOfTheFileIsKept() {
    assertThat(Toy.sketch().nodeList().collect(NodeItem::id))
        .containsExactly("photo", "small", "soft", "either", "alien", "step", "progress");
  }

  @Test
  void nodesWithoutAPlaceAreLaidOutFromLeftToRight() {
    Sketch sketch = Toy.read(Toy.tree(15));
    assertThat(sketch.links())
        .allSatisfy(
            item ->
                assertThat(at(sketch, item.link().to().owner()).x())
                    .isGreaterThan(at(sketch, item.link().from().owner()).x() + 180));
    assertNoOverlap(sketch);
  }

  @Test
  void theBodyOfARegionStaysTogether() {
    String bare = Toy.TEXT.substring(0, Toy.TEXT.indexOf("\"layout\"")) + "\"later\": {}}";
    Sketch sketch = Toy.read(bare);
    assertNoOverlap(sketch);
    double left = Math.min(at(sketch, "step").x(), at(sketch, "progress").x());
    double top = Math.min(at(sketch, "step").y(), at(sketch, "progress").y());
    double right = Math.max(at(sketch, "step").x(), at(sketch, "progress").x()) + 180;
    double bottom = Math.max(at(sketch, "step").y(), at(sketch, "progress").y()) + 90;
    for (String outside : List.of("photo", "small", "soft", "either", "alien")) {
      Spot at = at(sketch, outside);
      boolean apart =
          at.x() >= right || at.x() + 180 <= left || at.y() >= bottom || at.y() + 90 <= top;
      assertThat(apart).as(outside).isTrue();
    }
  }

  @Test
  void aSingleNodeWithoutAPlaceIsPutBelowTheOthers() {
    String text = Toy.TEXT.replace("\"small\": {\"x\": 220, \"y\": 0},", "");
    assertThat(at(Toy.read(text), "small").y()).isGreaterThan(390);
    assertThat(at(Toy.read(text), "soft")).isEqualTo(at(Toy.sketch(), "soft"));
  }

  private static Spot at(Sketch sketch, String id) {
    return sketch.nodes().get(id).at();
  }

  private static void assertNoOverlap(Sketch sketch) {
    for (NodeItem a : sketch.nodes()) {
      for (NodeItem b : sketch.nodes()) {
        boolean apart =
            a == b
                || Math.abs(a.at().x() - b.at().x()) >= 180
                || Math.abs(a.at().y() - b.at().y()) >= 90;
        assertThat(apart).as("%s and %s", a.id(), b.id()).isTrue();
      }
    }
  }
}
