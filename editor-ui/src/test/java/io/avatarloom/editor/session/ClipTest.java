package io.avatarloom.editor.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class ClipTest {
  private final Sketch before = Toy.sketch();

  private Sketch paste(Clip clip, boolean keepInputs, Sketch into) {
    return new PasteEdit(clip, new Spot(50, 60), keepInputs, Toy.CATALOGUE).apply(into);
  }

  @Test
  void textAndBack() {
    Clip clip = Clip.of(before, Set.of("photo", "small", "soft", "either"));
    assertThat(Clip.parse(clip.text())).contains(clip);
    assertThat(Clip.parse("{}")).isEmpty();
    assertThat(Clip.parse("no json")).isEmpty();
    assertThat(Clip.parse("{\"format\": \"avatarloom.clip\", \"nodes\": {\"a\": 1}}")).isEmpty();
  }

  @Test
  void copiesAreLinkedAmongThemselves() {
    Clip clip = Clip.of(before, Set.of("small", "soft"));
    Sketch after = paste(clip, false, before);
    assertThat(Toy.links(after).reject(Toy.links(before)::contains))
        .containsExactly("small2.image -> soft2.image");
    assertThat(after.nodes().get("small2").at()).isEqualTo(new Spot(50, 60));
    assertThat(after.nodes().get("soft2").at()).isEqualTo(new Spot(270.5, 60));
    assertThat(after.nodes().get("soft2").params()).hasToString("{\"sigmaPx\":3}");
    assertThat(clip.idsIn(before)).containsEntry("small", "small2");
  }

  @Test
  void copiesCanKeepTheirInputs() {
    Sketch after = paste(Clip.of(before, Set.of("soft", "step")), true, before);
    assertThat(Toy.links(after))
        .contains(
            "small.image -> soft2.image",
            "fit.picture -> step2.image",
            "progress.progress -> step2.sigmaPx");
  }

  @Test
  void anotherDocumentMayLackWhatTheyRead() {
    Sketch after = paste(Clip.of(before, Set.of("soft", "step")), true, Sketch.empty("new"));
    assertThat(after.nodeList().collect(NodeItem::id)).containsExactly("soft", "step");
    assertThat(after.nodes().get("step").region()).isEmpty();
    assertThat(after.links()).isEmpty();
  }
}
