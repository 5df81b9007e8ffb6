package io.avatarloom.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.diff.RecipeDiff;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Overrides;
import io.avatarloom.core.recipe.Recipe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is in a recipe file, it runs or is refused in sentences: no stack trace, no hang.
 * -Dloom.spoilt=1000 for the bar.
 */
class SpoiltRecipeTest {
  private static final int COUNT = Integer.getInteger("loom.spoilt", 200);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Catalogue CATALOGUE = Catalogue.installed();
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final JsonNodeFactory MAKE = JsonNodeFactory.instance;
  private static final String RECIPE =
      """
      {"format": "avatarloom.recipe", "version": 1, "name": "spoilt", "seed": 3,
       "defaultPreset": "small", "presets": {"small": {"loop.iterations": 3}},
       "nodes": {
         "start": {"type": "value.number", "params": {"value": 2}},
         "pick": {"type": "flow.switch", "params": {"choice": "a"}},
         "body": {"type": "value.number", "region": "loop", "every": 1},
         "text": {"type": "value.text", "params": {"value": "words"}},
         "sub": {"type": "subgraph:one", "params": {"n": 4}}},
       "links": ["start.value -> pick.a", "pick.value -> loop.x", "loop.x -> body.value",
         "body.value -> loop.x"],
       "regions": {"loop": {"iterations": 4, "checkpointEvery": 2, "slots": {"x": "Number"},
         "series": {"x": "body.value"}}},
       "subgraphs": {"one": {"inputs": {}, "outputs": {"out": {"type": "Number"}}, "params": {"n": "in1.value"},
         "nodes": {"in1": {"type": "value.number"}}, "links": ["in1.value -> out.out"]}},
       "outputs": {"x.json": "loop.x", "s.csv": "loop.series", "t.json": "text.value",
         "n.json": "sub.out"},
       "layout": {"start": [0, 0]}}
      """;

  @TempDir Path folder;

  /** The frozen recipe of the present format, which has a part of every kind. */
  private static String frozen() throws IOException {
    try (InputStream in =
        SpoiltRecipeTest.class.getResourceAsStream("/recipe/version2.loom.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theSoundOneRuns() throws Exception {
    assertThat(run(RECIPE, 0)).isEqualTo(ExitCode.DONE);
    assertThat(isSound(RECIPE)).isTrue();
  }

  @Test
  @Timeout(1200)
  void spoiltOnesRunOrAreRefusedInSentences() throws Exception {
    Random random = new Random(2026);
    int refused = 0;
    String frozen = frozen();
    for (int i = 0; i < COUNT; i++) {
      String sound = i % 4 == 1 ? frozen : RECIPE;
      String text = i % 3 == 0 ? spoiltText(sound, random) : spoiltTree(sound, random).toString();
      tryAllElse(text);
      if (run(text, i) != ExitCode.DONE) {
        refused++;
      }
    }
    System.out.println(COUNT + " spoilt recipes, " + refused + " refused");
    assertThat(refused).isGreaterThan(COUNT / 3).isLessThan(COUNT);
  }

  /** What commands and the editor do with a recipe besides running it. */
  private static void tryAllElse(String text) {
    try {
      isSound(text);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(text, e);
    }
  }

  private static boolean isSound(String text) {
    try {
      Recipe recipe = Recipe.parse(text, "spoilt", HERE);
      recipe.formatted(CATALOGUE);
      RecipeDiff.of(recipe, recipe, CATALOGUE);
      Recipe preset = Overrides.preset(recipe, Optional.empty());
      Overrides.set(preset, List.of("softness=3"), HERE, CATALOGUE);
    } catch (InvalidRecipeException e) {
      assertThat(e.diagnostics()).isNotEmpty();
      e.diagnostics()
          .forEach(d -> assertThat(d.toString()).isNotBlank().doesNotContain("Exception"));
      return e.diagnostics().stream().allMatch(d -> d.toString().contains("softness"));
    }
    return true;
  }

  private int run(String text, int round) throws Exception {
    Path file = Files.writeString(folder.resolve("r.loom.json"), text);
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    int code;
    try {
      String out = folder.resolve("out").toString();
      String cache = folder.resolve("cache").toString();
      code =
          Loom.execute(
              "run", file.toString(), "--quiet", "--timeout", "5s", "--out", out, "--cache", cache);
    } finally {
      System.setErr(before);
    }
    String said = bytes.toString(StandardCharsets.UTF_8);
    String what = "round " + round + ": " + text + "\nsaid: " + said;
    assertThat(said).as(what).doesNotContain("\tat ").doesNotContain("Exception");
    assertThat(code).as(what).isIn(0, 1, 2, 3, 124);
    if (code != 0 && code != 124) {
      assertThat(said).as(what).contains("error: ");
    }
    return code;
  }

  /** Some characters of the text other than they were. */
  private static String spoiltText(String sound, Random random) {
    StringBuilder text = new StringBuilder(sound);
    String signs = "{}[]\",:0-e.\\ \n\0ü#";
    for (int i = 0; i < 1 + random.nextInt(3); i++) {
      int at = random.nextInt(text.length());
      switch (random.nextInt(4)) {
        case 0 -> text.deleteCharAt(at);
        case 1 -> text.insert(at, signs.charAt(random.nextInt(signs.length())));
        case 2 -> text.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
        default -> text.setLength(Math.max(1, at));
      }
    }
    return text.toString();
  }

  /** Some parts of the tree other than they were. */
  private static JsonNode spoiltTree(String sound, Random random) throws Exception {
    JsonNode tree = JSON.readTree(sound);
    for (int i = 0; i < 1 + random.nextInt(2); i++) {
      List<JsonNode> inner = new ArrayList<>();
      gather(tree, inner);
      JsonNode at = inner.get(random.nextInt(inner.size()));
      if (at instanceof ObjectNode object) {
        List<String> keys = new ArrayList<>();
        object.fieldNames().forEachRemaining(keys::add);
        String key = keys.get(random.nextInt(keys.size()));
        switch (random.nextInt(4)) {
          case 0 -> object.remove(key);
          case 1 ->
              object.set(
                  random.nextBoolean() ? key + random.nextInt(10) : key + "/x", object.get(key));
          default -> object.set(key, strange(random));
        }
      } else if (at instanceof ArrayNode array) {
        array.set(random.nextInt(array.size()), strange(random));
      }
    }
    return tree;
  }

  private static void gather(JsonNode node, List<JsonNode> inner) {
    if (node.isContainerNode() && !node.isEmpty()) {
      inner.add(node);
      node.forEach(child -> gather(child, inner));
    }
  }

  private static JsonNode strange(Random random) {
    JsonNode deep = MAKE.numberNode(1);
    for (int i = 0; i < 400; i++) {
      deep = MAKE.arrayNode().add(deep);
    }
    List<JsonNode> values =
        List.of(
            MAKE.nullNode(),
            MAKE.booleanNode(true),
            MAKE.numberNode(-1),
            MAKE.numberNode(0),
            MAKE.numberNode(0.5),
            MAKE.numberNode(1e300),
            MAKE.numberNode(Long.MAX_VALUE),
            MAKE.numberNode(Integer.MAX_VALUE),
            MAKE.numberNode(new java.math.BigInteger("9".repeat(400))),
            MAKE.textNode(""),
            MAKE.textNode("NaN"),
            MAKE.textNode("start"),
            MAKE.textNode("start.value"),
            MAKE.textNode("start.value -> start.value"),
            MAKE.textNode("../../etc"),
            MAKE.textNode("value.number"),
            MAKE.textNode("subgraph:one"),
            MAKE.textNode("subgraph:twice"),
            MAKE.textNode("flow.switch"),
            MAKE.textNode("bypass"),
            MAKE.textNode("loop"),
            MAKE.textNode("a.b"),
            MAKE.textNode("in.x -> out.y"),
            MAKE.objectNode().put("file", "\0"),
            MAKE.objectNode().put("type", "image.blur").put("region", "loop"),
            MAKE.arrayNode().add("blur.image -> blur.image"),
            MAKE.textNode("a".repeat(100_000)),
            MAKE.textNode("\0\n\u202e"),
            MAKE.arrayNode(),
            MAKE.objectNode(),
            MAKE.arrayNode().add(1).add("x"),
            MAKE.objectNode().put("type", "value.number"),
            deep);
    return values.get(random.nextInt(values.size()));
  }
}
