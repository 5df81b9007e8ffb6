package io.avatarloom.editor.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FuzzySearchTest {
  private record Entry(String title, String id, String help) {}

  private final FuzzySearch<Entry> search =
      new FuzzySearch<>(
          List.of(
              new Entry("Blur image", "image.blur", "Softens a picture."),
              new Entry("Render splats", "splat.render", "Draws splats from cameras."),
              new Entry("Adam step", "splat.adamStep", "Moves splats along a gradient."),
              new Entry("Render mesh", "mesh.render", "Draws a triangle mesh."),
              new Entry("Schedule", "math.schedule", "A number that follows the iterations.")),
          entry -> List.of(entry.title(), entry.id(), entry.help()));

  private List<String> ids(String query) {
    return search.find(query).stream().map(Entry::id).toList();
  }

  @Test
  void nothingAskedForGivesEverythingInOrder() {
    assertThat(ids("  ")).hasSize(5).startsWith("image.blur");
  }

  @Test
  void theTitleCountsMoreThanTheDescription() {
    assertThat(ids("splat")).startsWith("splat.render").contains("splat.adamStep");
    assertThat(ids("triangle")).containsExactly("mesh.render");
  }

  @Test
  void everyWordHasToFit() {
    assertThat(ids("render mesh")).startsWith("mesh.render");
    assertThat(ids("mesh adam")).isEmpty();
  }

  @Test
  void initialsAndGapsFind() {
    assertThat(ids("rs")).startsWith("splat.render");
    assertThat(ids("sched")).containsExactly("math.schedule");
    assertThat(ids("adst")).startsWith("splat.adamStep");
    assertThat(ids("zzz")).isEmpty();
  }
}
