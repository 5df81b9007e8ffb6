package io.avatarloom.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.graph.Link;
import io.avatarloom.core.recipe.Overrides;
import io.avatarloom.core.recipe.Recipe;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AvatarRecipeTest {
  private static final Set<String> MAY_SEE_THE_PHOTOGRAPH =
      Set.of("photo", "detect", "align", "embed", "colours", "report");

  private static Recipe recipe() throws Exception {
    return Recipe.read(Path.of("arc2avatar.loom.json"));
  }

  /** Everything downstream of a node, not looking behind {@code wall}. */
  private static Set<String> downstream(Recipe recipe, String from, String wall) {
    Set<String> reached = new TreeSet<>(Set.of(from));
    boolean grew = true;
    while (grew) {
      grew = false;
      for (Link link : recipe.links()) {
        String source = link.from().owner();
        if (reached.contains(source) && !source.equals(wall)) {
          grew |= reached.add(link.to().owner());
        }
      }
    }
    return reached;
  }

  @Test
  void thePhotographReachesTheAvatarThroughTheIdentityEmbeddingAlone() throws Exception {
    Recipe recipe = recipe();

    assertThat(downstream(recipe, "photo", "embed")).isSubsetOf(MAY_SEE_THE_PHOTOGRAPH);
    assertThat(downstream(recipe, "photo", "none")).contains("distil", "avatar", "metres");
  }

  @Test
  void everyPresetAppliesAndQuickIsTheDefault() throws Exception {
    Recipe recipe = recipe();

    assertThat(recipe.defaultPreset()).isEqualTo("quick");
    for (String preset : new String[] {"quick", "paper", "code"}) {
      Recipe applied = Overrides.preset(recipe, preset);
      int expected = preset.equals("quick") ? 260 : 7000;
      assertThat(applied.regions().detect(region -> region.id().equals("distil")).iterations())
          .isEqualTo(expected);
    }
  }

  @Test
  void quickDensifiesAtLeastThreeTimes() throws Exception {
    Recipe quick = Overrides.preset(recipe(), "quick");
    var params = quick.nodes().detect(node -> node.id().equals("densify")).params();
    int visits = 0;
    for (int i = 1; i < 260; i++) {
      boolean within = i >= params.get("start").asInt() && i < params.get("end").asInt();
      visits += within && i % params.get("interval").asInt() == 0 ? 1 : 0;
    }
    assertThat(visits).isGreaterThanOrEqualTo(3);
  }
}
