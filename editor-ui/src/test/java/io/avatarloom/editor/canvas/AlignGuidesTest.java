package io.avatarloom.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.editor.session.Toy;
import io.avatarloom.editor.session.Variants;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AlignGuidesTest {
  private final Picture picture =
      new Picture(
          Toy.sketch(),
          Toy.CATALOGUE,
          new Shapes(Toy.CATALOGUE),
          Variants.NONE,
          Map.of(),
          node -> 0);
  private final AlignGuides guides = new AlignGuides(picture, Set.of("alien"), "alien");

  @Test
  void nearEdgesAreMetExactly() {
    assertThat(guides.nudge(217, 0, 6)).containsExactly(3, 0);
    assertThat(guides.nudge(217, -302, 6)).containsExactly(3, 2);
  }

  @Test
  void farEdgesAreLeftAlone() {
    assertThat(guides.nudge(100, 90, 6)).containsExactly(0, 0);
  }

  @Test
  void linesShowTheEdgesThatMeet() {
    assertThat(guides.lines(220, 10))
        .singleElement()
        .satisfies(line -> assertThat(line[0]).isEqualTo(220).isEqualTo(line[2]));
    assertThat(guides.lines(101, 77)).isEmpty();
  }

  @Test
  void aFrameHasNoGuides() {
    AlignGuides none = new AlignGuides(picture, Set.of(), "frame");
    assertThat(none.nudge(1, 1, 100)).containsExactly(0, 0);
    assertThat(none.lines(0, 0)).isEmpty();
  }
}
