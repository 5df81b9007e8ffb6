package io.avatarloom.editor.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.graph.PortRef;
import java.util.List;
import org.eclipse.collections.api.factory.Lists;
import org.junit.jupiter.api.Test;

class LinkEditsTest {
  private final LinkEdits edits = new LinkEdits(Toy.CATALOGUE);
  private final Sketch before = Toy.sketch();

  private static PortRef ref(String text) {
    return PortRef.parse(text);
  }

  @Test
  void aSingleInputGivesUpItsLink() {
    Sketch after = edits.connect(ref("photo.image"), ref("soft.image")).apply(before);
    assertThat(Toy.links(after))
        .containsExactlyElementsOf(
            Toy.links(before)
                .collect(
                    link ->
                        link.equals("small.image -> soft.image")
                            ? "photo.image -> soft.image"
                            : link));
  }

  @Test
  void aSlotHasAFirstAndANextValue() {
    Sketch after = edits.connect(ref("soft.image"), ref("fit.picture")).apply(before);
    assertThat(Toy.links(after))
        .contains("soft.image -> fit.picture", "step.image -> fit.picture")
        .doesNotContain("either.value -> fit.picture");
  }

  @Test
  void linksToNothingAreNotMade() {
    assertThat(edits.connect(ref("photo.image"), ref("nobody.image")).apply(before))
        .isSameAs(before);
    assertThat(edits.connect(ref("photo.image"), ref("small.image")).apply(before))
        .isSameAs(before);
  }

  @Test
  void cutLinksAreGone() {
    Sketch after =
        edits
            .cut(
                List.of(Toy.link("photo.image -> small.image"), Toy.link("soft.image -> either.a")))
            .apply(before);
    assertThat(after.links()).hasSize(7);
    assertThat(edits.disconnect(Toy.link("a.b -> c.d")).apply(before)).isSameAs(before);
  }

  @Test
  void readersMoveToAnotherOutput() {
    Sketch after = edits.moveLinks(ref("photo.image"), ref("soft.image")).apply(before);
    assertThat(Toy.links(after))
        .contains("soft.image -> small.image", "soft.image -> either.b")
        .noneMatch(link -> link.startsWith("photo"));
  }

  @Test
  void aNodeIsPutOnALink() {
    Sketch added = new NodeEdits(Toy.CATALOGUE).add("image.blur", new Spot(0, 0), "").apply(before);
    Sketch after = edits.insertOnLink("blur", Toy.link("photo.image -> small.image")).apply(added);
    assertThat(Toy.links(after))
        .contains("photo.image -> blur.image", "blur.image -> small.image")
        .doesNotContain("photo.image -> small.image");
    assertThat(
            edits.insertOnLink("blur", Toy.link("progress.progress -> step.sigmaPx")).apply(added))
        .isSameAs(added);
  }

  @Test
  void reroutePoints() {
    var link = Toy.link("photo.image -> small.image");
    Sketch one = RerouteEdits.add(link, 0, new Spot(5, 5)).apply(before);
    Sketch two = RerouteEdits.add(link, 1, new Spot(9, 9)).apply(one);
    Sketch moved = RerouteEdits.move(link, 0, new Spot(6, 6)).apply(two);
    assertThat(moved.links().getFirst().via())
        .isEqualTo(Lists.immutable.of(new Spot(6, 6), new Spot(9, 9)));
    Sketch back = RerouteEdits.delete(link, 0).apply(RerouteEdits.delete(link, 1).apply(moved));
    assertThat(SketchWriter.text(back)).isEqualTo(SketchWriter.text(before));
  }
}
