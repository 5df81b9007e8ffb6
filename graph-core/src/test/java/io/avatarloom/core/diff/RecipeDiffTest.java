package io.avatarloom.core.diff;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecipeDiffTest {
  private static final String BASE =
      """
      'nodes': {
        'photo': {'type': 'image.loadFile', 'params': {'file': 'a.png'}},
        'soft': {'type': 'image.blur', 'params': {'sigmaPx': 3}},
        'small': {'type': 'image.resize'}
      },
      'links': ['photo.image -> soft.image', 'soft.image -> small.image'],
      'outputs': {'a.png': 'small.image'},
      'presets': {'quick': {'set': {'soft.sigmaPx': 1}}}""";

  private static Recipe recipe(String body) throws InvalidRecipeException {
    String text = "{'format': 'avatarloom.recipe', 'version': 1, " + body + "}";
    return Recipe.parse(text.replace('\'', '"'), "t", Path.of("").toAbsolutePath());
  }

  private static RecipeDiff diff(String before, String after) throws InvalidRecipeException {
    return RecipeDiff.of(recipe(before), recipe(after), Catalogue.installed());
  }

  private static List<String> lines(String before, String after) throws InvalidRecipeException {
    return DiffText.of(diff(before, after), false)
        .lines()
        .map(line -> line.strip().replaceAll(" +", " "))
        .toList();
  }

  @Test
  void settingsAreToldWithTheirUnit() throws Exception {
    assertThat(lines(BASE, BASE.replace("'sigmaPx': 3", "'sigmaPx': 4.5")))
        .containsExactly("settings", "~ soft.sigmaPx 3 -> 4.5 px", "1 difference");
  }

  @Test
  void sweepsAndNotedPluginsAreTold() throws Exception {
    String sweeps = BASE + ", 'sweeps': {'a': {'preset': 'quick', 'axes': []}, 'b': {}}";
    String other =
        BASE
            + ", 'sweeps': {'a': {'preset': 'slow', 'axes': []}, 'c': {}}, 'plugins': {'x.y': 'z'}";
    assertThat(lines(sweeps, other))
        .containsExactly(
            "sweeps",
            "~ a.preset quick -> slow",
            "- b",
            "+ c",
            "notes",
            "+ plugins.x.y z",
            "4 differences");
    assertThat(diff(sweeps, sweeps).equal()).isTrue();
  }

  @Test
  void layoutOrderSpellingAndStatedDefaultsAreNoDifferences() throws Exception {
    String other =
        """
        'layout': {'nodes': {'soft': {'x': 1, 'y': 2}}},
        'nodes': {
          'small': {'type': 'image.resize', 'mode': 'run', 'every': 1},
          'soft': {'type': 'image.blur', 'params': {'sigmaPx': 3.00}},
          'photo': {'type': 'image.loadFile', 'params': {'file': 'a.png'}}
        },
        'links': ['soft.image->small.image', 'photo.image -> soft.image'],
        'outputs': {'a.png': 'small.image'},
        'presets': {'quick': {'set': {'soft.sigmaPx': 1}}}""";
    assertThat(diff(BASE, other).equal()).isTrue();
    String plain = BASE.replace(", 'params': {'sigmaPx': 3}", "");
    String stated =
        BASE.replace(
            "{'sigmaPx': 3}",
            "{'sigmaPx': "
                + Catalogue.installed()
                    .node("image.blur")
                    .orElseThrow()
                    .spec()
                    .param("sigmaPx")
                    .orElseThrow()
                    .defaultJson()
                + "}");
    assertThat(diff(plain, stated).equal()).isTrue();
  }

  @Test
  void aRenamedNodeIsOneChangeWhereverItIsNamed() throws Exception {
    String renamed = BASE.replace("'soft'", "'hazy'").replace("soft.", "hazy.");
    assertThat(lines(BASE, renamed)).containsExactly("nodes", "~ hazy was soft", "1 difference");
  }

  @Test
  void neighboursRenamedTogetherAreFoundTogether() throws Exception {
    String renamed =
        BASE.replace("'soft'", "'hazy'")
            .replace("soft.", "hazy.")
            .replace("'small'", "'tiny'")
            .replace("small.", "tiny.")
            .replace("'sigmaPx': 3", "'sigmaPx': 4");
    assertThat(lines(BASE, renamed))
        .contains(
            "~ hazy was soft", "~ tiny was small", "~ hazy.sigmaPx 3 -> 4 px", "3 differences");
  }

  @Test
  void nodesLinksOutputsAndPresetsComeAndGo() throws Exception {
    String after =
        """
        'nodes': {
          'photo': {'type': 'image.loadFile', 'params': {'file': 'a.png'}},
          'soft': {'type': 'image.resize'},
          'small': {'type': 'image.resize', 'mode': 'mute'},
          'one': {'type': 'value.number'}
        },
        'links': ['photo.image -> soft.image', 'photo.image -> small.image'],
        'outputs': {'b.png': 'small.image'},
        'presets': {'quick': {'set': {'soft.sigmaPx': 2}}, 'slow': {}},
        'seed': 3, 'future': [1]""";
    assertThat(lines(BASE, after))
        .contains(
            "+ seed 3",
            "~ soft image.blur -> image.resize",
            "~ small.mode run -> mute",
            "+ one value.number",
            "~ small.image from soft.image, now from photo.image",
            "- a.png small.image",
            "+ b.png small.image",
            "~ quick.soft.sigmaPx 1 -> 2",
            "+ slow",
            "+ future [1]");
  }

  @Test
  void regionsSlotsAndSubgraphsAreToldWhereTheyAre() throws Exception {
    String region =
        "'nodes': {'n': {'type': 'value.number', 'region': 'r'}}, 'regions': {'r': {'iterations':"
            + " 5, 'slots': {'x': 'Number'}, 'series': {'n': 'n.value'}}}";
    assertThat(
            lines(
                region,
                region
                    .replace("5", "6")
                    .replace("'x': 'Number'", "'y': 'Number'")
                    .replace("'n.value'", "'n.other'")))
        .contains(
            "~ r.iterations 5 -> 6 iterations",
            "- r.x Number",
            "+ r.y Number",
            "~ r.series.n n.value -> n.other");
    String sub =
        "'nodes': {'a': {'type': 'subgraph:f'}}, 'subgraphs': {'f': {'outputs': {'n': {'type':"
            + " 'Number'}}, 'params': {'how': 'v.value'}, 'nodes': {'v': {'type': 'value.number',"
            + " 'params': {'value': 2}}}, 'links': ['v.value -> out.n']}}";
    assertThat(lines(sub, sub.replace("'value': 2", "'value': 3").replace("'how'", "'much'")))
        .contains(
            "~ subgraph:f/v.value 2 -> 3", "- subgraph:f/how v.value", "+ subgraph:f/much v.value");
    assertThat(lines(sub, sub.replace("'f'", "'g'").replace(":f'", ":g'")))
        .containsExactly("subgraphs", "~ g was f", "1 difference");
  }

  @Test
  void theOrderOfLinksIntoOneInputCounts() throws Exception {
    String two =
        "'nodes': {'a': {'type': 'value.number'}, 'b': {'type': 'value.number'}, 's': {'type':"
            + " 'future.sum'}}, 'links': ['a.value -> s.in', 'b.value -> s.in']";
    String swapped =
        two.replace(
            "['a.value -> s.in', 'b.value -> s.in']", "['b.value -> s.in', 'a.value -> s.in']");
    assertThat(lines(two, swapped))
        .contains("~ s.in from a.value, b.value, now from b.value, a.value");
  }

  @Test
  void jsonAndPictureTellTheSame() throws Exception {
    RecipeDiff diff =
        diff(BASE, BASE.replace("'sigmaPx': 3", "'sigmaPx': 4").replace("'small'", "'<tiny>'"));
    assertThat(DiffJson.of(diff).path("changes").size()).isEqualTo(diff.changes().size());
    assertThat(DiffJson.of(diff).path("changes").toString())
        .contains(
            "\"where\":\"soft.sigmaPx\",\"owner\":\"soft\",\"key\":\"sigmaPx\",\"from\":3,\"to\":4,\"unit\":\"px\"");
    assertThat(DiffPicture.of(diff, "old & new", "b"))
        .contains("sigmaPx 3 px", "sigmaPx 4 px", "&lt;tiny&gt;", "old &amp; new");
  }
}
