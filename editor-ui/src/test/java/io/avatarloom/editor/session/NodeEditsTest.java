package io.avatarloom.editor.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NodeEditsTest {
  private final NodeEdits edits = new NodeEdits(Toy.CATALOGUE);
  private final Sketch before = Toy.sketch();

  @Test
  void addedNodesHaveReadableIds() {
    Edit add = edits.add("image.blur", new Spot(1, 2), "");
    Sketch twice = add.apply(add.apply(before));
    assertThat(twice.nodeList().collect(NodeItem::id)).endsWith("blur", "blur2");
    assertThat(twice.nodes().get("blur2").at()).isEqualTo(new Spot(1, 2));
    Sketch inside = edits.add("image.blur", new Spot(0, 0), "fit").apply(before);
    assertThat(inside.body("fit").collect(NodeItem::id)).contains("blur");
  }

  @Test
  void deletingANodeDropsEveryMentionOfIt() {
    String text = SketchWriter.text(edits.delete(Set.of("soft")).apply(before));
    assertThat(text).doesNotContain("soft.").contains("fit.picture");
    String without = SketchWriter.text(edits.delete(Set.of("progress")).apply(before));
    assertThat(without).doesNotContain("progress");
  }

  @Test
  void deletingWithHealingJoinsWhatFits() {
    Sketch after = edits.deleteHealing(Set.of("small", "soft")).apply(before);
    assertThat(Toy.links(after)).contains("photo.image -> either.a").hasSize(7);
  }

  @Test
  void healingLeavesOutWhatDoesNotFit() {
    Sketch after = edits.deleteHealing(Set.of("progress")).apply(before);
    assertThat(Toy.links(after)).noneMatch(link -> link.contains("sigmaPx"));
  }

  @Test
  void aDefaultIsNotWritten() {
    Sketch three = edits.setParam("step", "sigmaPx", DoubleNode.valueOf(3)).apply(before);
    assertThat(three.nodes().get("step").params()).hasToString("{\"sigmaPx\":3.0}");
    Sketch back = edits.setParam("step", "sigmaPx", IntNode.valueOf(2)).apply(three);
    assertThat(SketchWriter.text(back)).isEqualTo(SketchWriter.text(before));
    Sketch unset = edits.setParam("step", "sigmaPx", null).apply(three);
    assertThat(SketchWriter.text(unset)).isEqualTo(SketchWriter.text(before));
    assertThat(edits.setParam("nobody", "sigmaPx", null).apply(before)).isSameAs(before);
  }

  @Test
  void mutingIsAToggle() {
    Edit mute = edits.toggleMute(Set.of("small", "soft"));
    Sketch muted = mute.apply(before);
    assertThat(muted.nodes().get("soft").mode()).isEqualTo("mute");
    assertThat(SketchWriter.text(mute.apply(muted))).isEqualTo(SketchWriter.text(before));
  }

  @Test
  void bypassNeedsProof() {
    Sketch after = edits.toggleBypass(Set.of("soft", "progress", "photo")).apply(before);
    assertThat(after.nodes().get("soft").mode()).isEqualTo("bypass");
    assertThat(after.nodes().get("progress").mode()).isEmpty();
    assertThat(after.nodes().get("photo").mode()).isEmpty();
  }

  @Test
  void notesAndShapes() {
    Sketch noted = edits.setNote("soft", "").apply(before);
    assertThat(noted.nodes().get("soft").json().has("note")).isFalse();
    assertThat(edits.collapse(Set.of("photo"), true).apply(before).nodes().get("photo").collapsed())
        .isTrue();
    assertThat(
            edits
                .hideUnused(Set.of("either"), false)
                .apply(before)
                .nodes()
                .get("either")
                .hideUnused())
        .isFalse();
    assertThat(edits.collapse(Set.of("soft"), true).apply(before)).isSameAs(before);
  }

  @Test
  void renamingReachesEveryReference() {
    Sketch after = IdentityEdits.rename("soft", "hazy").apply(before);
    assertThat(SketchWriter.text(after))
        .isEqualTo(
            SketchWriter.text(before)
                .replace("\"soft\"", "\"hazy\"")
                .replace("soft.image", "hazy.image")
                .replace("soft.sigmaPx", "hazy.sigmaPx"));
    Sketch region = IdentityEdits.rename("fit", "loop").apply(before);
    assertThat(SketchWriter.text(region))
        .isEqualTo(
            SketchWriter.text(before)
                .replace("\"fit\"", "\"loop\"")
                .replace("fit.picture", "loop.picture")
                .replace("fit.iterations", "loop.iterations"));
  }

  @Test
  void aTakenNameGetsANumber() {
    Sketch after = IdentityEdits.rename("soft", "small").apply(before);
    assertThat(after.nodes().containsKey("small2")).isTrue();
    assertThat(after.nodes()).hasSize(7);
  }

  @Test
  void replacingKeepsWhatFits() {
    IdentityEdits identity = new IdentityEdits(Toy.CATALOGUE);
    Sketch after = identity.replace("soft", "image.resize").apply(before);
    assertThat(Toy.links(after)).containsExactlyElementsOf(Toy.links(before));
    assertThat(after.nodes().get("soft").params()).isEmpty();
    assertThat(after.nodes().get("soft").note()).isEqualTo("softer");
    assertThat(SketchWriter.text(after)).doesNotContain("soft.sigmaPx").contains("soft.image");
    Sketch switched = identity.replace("soft", "flow.switch").apply(before);
    assertThat(Toy.links(switched)).contains("small.image -> soft.a", "soft.value -> either.a");
  }
}
