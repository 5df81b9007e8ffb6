package io.avatarloom.editor.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.IntNode;
import io.avatarloom.core.graph.PortRef;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RegionEditsTest {
  private final Sketch before = Toy.sketch();

  @Test
  void addAndDelete() {
    Sketch after = RegionEdits.add("fit", 5, Set.of("soft")).apply(before);
    assertThat(after.body("fit2").collect(NodeItem::id)).containsExactly("soft");
    assertThat(after.regions().get("fit2")).hasToString("{\"iterations\":5}");
    assertThat(SketchWriter.text(RegionEdits.delete("fit2").apply(after)))
        .isEqualTo(SketchWriter.text(before));
    String without = SketchWriter.text(RegionEdits.delete("fit").apply(before));
    assertThat(without).doesNotContain("fit").contains("progress.progress -> step.sigmaPx");
  }

  @Test
  void nodesEnterAndLeave() {
    Sketch after = RegionEdits.setRegion(Set.of("progress"), "").apply(before);
    assertThat(after.body("fit").collect(NodeItem::id)).containsExactly("step");
    assertThat(after.regions().get("fit").has("series")).isFalse();
    assertThat(RegionEdits.setRegion(Set.of("soft"), "nowhere").apply(before)).isSameAs(before);
  }

  @Test
  void slotsSeriesAndIterations() {
    Sketch slot = RegionEdits.slot("fit", "level", "Number").apply(before);
    assertThat(slot.regions().get("fit").path("slots").path("level").asText()).isEqualTo("Number");
    Sketch gone = RegionEdits.deleteSlot("fit", "picture").apply(slot);
    assertThat(Toy.links(gone)).noneMatch(link -> link.contains("fit.picture"));
    assertThat(gone.head().path("outputs").has("fit.png")).isFalse();
    PortRef iteration = PortRef.parse("progress.iteration");
    Sketch series = RegionEdits.series("fit", "count", iteration).apply(before);
    assertThat(series.regions().get("fit").path("series")).hasSize(2);
    assertThat(RegionEdits.series("fit", "count", PortRef.parse("soft.image")).apply(before))
        .isSameAs(before);
    Sketch fewer = RegionEdits.iterations("fit", 0).apply(before);
    assertThat(fewer.regions().get("fit").path("iterations").asInt()).isEqualTo(1);
  }

  @Test
  void recipeAsAWhole() {
    Sketch seeded = RecipeEdits.setSeed(9).apply(before);
    assertThat(SketchWriter.text(seeded)).contains("\"seed\": 9");
    Sketch output = RecipeEdits.setOutput("a.png", PortRef.parse("small.image")).apply(before);
    assertThat(output.head().path("outputs").path("a.png").asText()).isEqualTo("small.image");
    assertThat(SketchWriter.text(RecipeEdits.deleteOutput("a.png").apply(output)))
        .isEqualTo(SketchWriter.text(before));
    Sketch preset =
        RecipeEdits.setInPreset("fine", "soft.sigmaPx", IntNode.valueOf(1)).apply(before);
    Sketch chosen = RecipeEdits.setDefaultPreset("fine").apply(preset);
    assertThat(Toy.read(SketchWriter.text(chosen)).head().path("defaultPreset").asText())
        .isEqualTo("fine");
    assertThat(SketchWriter.text(RecipeEdits.deletePreset("fine").apply(chosen)))
        .isEqualTo(SketchWriter.text(before));
    Sketch empty = RecipeEdits.setInPreset("fine", "soft.sigmaPx", null).apply(preset);
    assertThat(empty.head().path("presets").path("fine").path("set").isObject()).isTrue();
  }
}
