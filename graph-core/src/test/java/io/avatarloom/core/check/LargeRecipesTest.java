package io.avatarloom.core.check;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Recipes larger than anybody draws are checked, or refused in sentences. */
class LargeRecipesTest {
  private static final Catalogue CATALOGUE = Catalogue.installed();
  private static final Path HERE = Path.of("").toAbsolutePath();

  @Test
  void longChainsAreNoTrouble() throws Exception {
    StringBuilder nodes = new StringBuilder();
    StringBuilder links = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      nodes
          .append(i == 0 ? "" : ",")
          .append("\"n")
          .append(i)
          .append("\":{\"type\":\"image.blur\"}");
      links.append(i == 0 ? "" : ",");
      links.append("\"n").append(i).append(".image -> n").append((i + 1) % 20_000);
      links.append(".image\"");
    }
    String text =
        "{\"format\":\"avatarloom.recipe\",\"version\":2,\"nodes\":{%s},\"links\":[%s]}"
            .formatted(nodes, links);
    Recipe circle = Recipe.parse(text, "t", HERE);
    assertThatThrownBy(() -> RecipeCheck.graph(circle, CATALOGUE, HERE::resolve))
        .isInstanceOf(InvalidRecipeException.class)
        .hasMessageContaining("cycle");
  }

  @Test
  void subgraphsThatMultiplyBeyondMeasureAreRefused() throws Exception {
    StringBuilder text = new StringBuilder("{\"format\":\"avatarloom.recipe\",\"version\":2,");
    text.append("\"nodes\":{\"a\":{\"type\":\"subgraph:s0\"}},\"subgraphs\":{");
    for (int i = 0; i < 30; i++) {
      text.append(i == 0 ? "" : ",").append("\"s").append(i).append("\":{\"nodes\":{");
      String inner = i == 29 ? "value.number" : "subgraph:s" + (i + 1);
      text.append("\"a\":{\"type\":\"").append(inner).append("\"},");
      text.append("\"b\":{\"type\":\"").append(inner).append("\"}}}");
    }
    Recipe recipe = Recipe.parse(text.append("}}").toString(), "t", HERE);
    assertThatThrownBy(() -> RecipeCheck.graph(recipe, CATALOGUE, HERE::resolve))
        .isInstanceOf(InvalidRecipeException.class)
        .hasMessageContaining("instances of subgraphs");
  }
}
