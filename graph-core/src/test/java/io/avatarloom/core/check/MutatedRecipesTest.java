package io.avatarloom.core.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.diff.RecipeDiff;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Overrides;
import io.avatarloom.core.recipe.Recipe;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is in a recipe file: it is read and checked, or refused in sentences. */
class MutatedRecipesTest {
  private static final Catalogue CATALOGUE = Catalogue.installed();
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String[] ODD = {
    "null",
    "true",
    "-1",
    "0",
    "1e400",
    "2.5",
    "99999999999999999999",
    "2147483648",
    "\"\"",
    "\"a.b\"",
    "\"in.x -> out.y\"",
    "\"\\u0000\"",
    "\"../x.png\"",
    "\"subgraph:twice\"",
    "\"flow.switch\"",
    "\"bypass\"",
    "\"loop\"",
    "[]",
    "{}",
    "[[1]]",
    "{\"file\": \"\\u0000\"}",
    "{\"type\": \"image.blur\", \"region\": \"loop\"}",
    "[\"blur.image -> blur.image\"]"
  };

  private static String frozen() throws IOException {
    String name = "/recipe/version2.loom.json";
    try (InputStream in = MutatedRecipesTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** Goes all ways a recipe takes before it runs; true when nothing is wrong with it. */
  private static boolean runs(String text) {
    try {
      Recipe recipe = Recipe.parse(text, "mutated", HERE);
      recipe.formatted(CATALOGUE);
      RecipeDiff.of(recipe, recipe, CATALOGUE);
      Recipe preset = Overrides.preset(recipe, Optional.empty());
      Recipe set = Overrides.set(preset, List.of("softness=3", "steps=2"), HERE, CATALOGUE);
      RecipeCheck.graph(set, CATALOGUE, HERE::resolve);
      return true;
    } catch (InvalidRecipeException e) {
      assertThat(e.diagnostics()).isNotEmpty();
      e.diagnostics()
          .forEach(d -> assertThat(d.toString()).isNotBlank().doesNotContain("Exception"));
      return false;
    }
  }

  @Test
  void changedTreesAreReadOrRefused() throws IOException {
    JsonNode base = JSON.readTree(frozen());
    Random random = new Random(5);
    for (int i = 0; i < 800; i++) {
      JsonNode copy = base.deepCopy();
      for (int k = 0; k <= random.nextInt(3); k++) {
        mutate(copy, random);
      }
      String text = copy.toString();
      try {
        runs(text);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError(text, e);
      }
    }
  }

  private static void mutate(JsonNode tree, Random random) throws JsonProcessingException {
    List<JsonNode> containers = new ArrayList<>();
    collect(tree, containers);
    JsonNode at = containers.get(random.nextInt(containers.size()));
    JsonNode odd = JSON.readTree(ODD[random.nextInt(ODD.length)]);
    if (at instanceof ObjectNode object && !object.isEmpty()) {
      List<String> keys = object.propertyStream().map(e -> e.getKey()).toList();
      String key = keys.get(random.nextInt(keys.size()));
      switch (random.nextInt(4)) {
        case 0 -> object.remove(key);
        case 1 -> object.set(random.nextBoolean() ? "in" : key + "/x", object.remove(key));
        default -> object.set(key, odd);
      }
    } else if (at instanceof ArrayNode array) {
      array.add(odd);
    }
  }

  private static void collect(JsonNode node, List<JsonNode> found) {
    if (node.isContainerNode()) {
      found.add(node);
      node.forEach(inner -> collect(inner, found));
    }
  }

  @Test
  void changedBytesAreReadOrRefused() throws IOException {
    Random random = new Random(7);
    String base = frozen();
    String signs = "{}[]\",:0.eE-\\/ \u0000é";
    for (int i = 0; i < 400; i++) {
      StringBuilder text = new StringBuilder(base);
      for (int k = 0; k <= random.nextInt(4); k++) {
        text.setCharAt(random.nextInt(text.length()), signs.charAt(random.nextInt(signs.length())));
      }
      String mutated =
          text.substring(0, i % 3 == 0 ? random.nextInt(text.length()) : text.length());
      try {
        runs(mutated);
      } catch (RuntimeException | StackOverflowError e) {
        throw new AssertionError(mutated, e);
      }
    }
  }

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
