package io.avatarloom.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.editor.session.Document;
import io.avatarloom.editor.session.FrameEdits;
import io.avatarloom.editor.session.Toy;
import io.avatarloom.editor.session.Variants;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SpokenTextTest {
  private final Desk desk = new Desk(Toy.CATALOGUE, new Document(Toy.sketch()), () -> {});

  private String spoken(Map<String, Map<String, String>> problems) {
    return SpokenText.of(desk, new Marks(Set.of(), Map.of(), problems, Variants.NONE));
  }

  @Test
  void withoutFocusTheGraphIsNamed() {
    assertThat(spoken(Map.of())).isEqualTo("graph with 7 nodes");
  }

  @Test
  void aNodeTellsTitleNameLinksAndTrouble() {
    desk.focus("small");
    assertThat(spoken(Map.of("small", Map.of("width", "too wide"))))
        .startsWith("Resize picture, node small, 1 links in, 1 out")
        .contains("too wide");
    desk.focus("step");
    assertThat(spoken(Map.of())).contains("in region fit");
  }

  @Test
  void aPortTellsDirectionTypeAndLinks() {
    desk.focusPort(PortRef.parse("soft.image"), true);
    assertThat(spoken(Map.of())).isEqualTo("input image of soft, Image, linked to small.image");
    desk.focusPort(PortRef.parse("alien.x"), false);
    assertThat(spoken(Map.of())).startsWith("output x of alien, any");
  }

  @Test
  void aFrameIsNamedAndEveryThingHasItsRole() {
    desk.apply(FrameEdits.around(Set.of("small"), "Inputs", "#4f8ef7", desk::sizeOf));
    String frame = desk.state().frameList().getLast().id();
    desk.focus(frame);
    assertThat(spoken(Map.of())).isEqualTo("frame Inputs");
    assertThat(SpokenText.role(desk)).isEqualTo("frame");
    desk.focus("fit");
    assertThat(SpokenText.role(desk)).isEqualTo("region");
    desk.focus("small");
    assertThat(SpokenText.role(desk)).isEqualTo("node");
    desk.focusPort(PortRef.parse("soft.image"), true);
    assertThat(SpokenText.role(desk)).isEqualTo("port");
    desk.focus("");
    assertThat(SpokenText.role(desk)).isEqualTo("graph");
  }

  @Test
  void aRegionIsNamed() {
    desk.focus("fit");
    assertThat(spoken(Map.of("fit", Map.of("", "never ends"))))
        .isEqualTo("region fit, 2 nodes, never ends");
  }
}
