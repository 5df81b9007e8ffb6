package io.avatarloom.editor.session;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.DoubleNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.recipe.TopParam;
import io.avatarloom.core.recipe.TopParams;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TopParamEditsTest {
  private final Document document = new Document(Toy.sketch(), Toy.SIZE);

  private TopParams params() {
    return TopParams.of(SketchWriter.json(document.whole()), Toy.CATALOGUE);
  }

  private String section() {
    return document.whole().head().path("params").toString();
  }

  private void expose(String target, String name) {
    document.applyToWhole(TopParamEdits.expose(target, name, ""));
  }

  private void group() {
    document.apply(new SubgraphEdits(Toy.CATALOGUE).group(Set.of("small", "soft"), "part"));
  }

  @Test
  void aParameterHasTheTypeAndTheValueOfWhatItStandsFor() {
    document.applyToWhole(TopParamEdits.expose("soft.sigmaPx", "softness", "How soft."));
    TopParam top = params().list().get(0);
    assertThat(top.name()).isEqualTo("softness");
    assertThat(top.param().help()).isEqualTo("How soft.");
    assertThat(top.value().asDouble()).isEqualTo(3);
    assertThat(params().found()).isEmpty();
    String text = SketchWriter.text(document.whole());
    assertThat(SketchWriter.text(Toy.read(text))).isEqualTo(text);
    assertThat(Toy.recipe(text).text()).isEqualTo(text);
  }

  @Test
  void aSecondTargetJoinsAndTheValueGoesToAll() {
    expose("soft.sigmaPx", "softness");
    expose("step.sigmaPx", "softness");
    assertThat(section()).contains("[\"soft.sigmaPx\",\"step.sigmaPx\"]");
    document.applyToWhole(
        new TopParamEdits(Toy.CATALOGUE).setValue("softness", DoubleNode.valueOf(5)));
    assertThat(document.whole().nodes().get("soft").params().path("sigmaPx").asInt()).isEqualTo(5);
    assertThat(document.whole().nodes().get("step").params().path("sigmaPx").asInt()).isEqualTo(5);

    document.applyToWhole(TopParamEdits.conceal("soft.sigmaPx"));
    assertThat(section()).isEqualTo("{\"softness\":{\"target\":\"step.sigmaPx\"}}");
    document.applyToWhole(TopParamEdits.conceal("step.sigmaPx"));
    assertThat(document.whole().head().has("params")).isFalse();
  }

  @Test
  void iterationsAndSeedAreSetWhereTheyStand() {
    expose("fit.iterations", "steps");
    expose("seed", "seed");
    TopParamEdits edits = new TopParamEdits(Toy.CATALOGUE);
    document.applyToWhole(edits.setValue("steps", IntNode.valueOf(8)));
    document.applyToWhole(edits.setValue("seed", IntNode.valueOf(21)));
    assertThat(document.whole().regions().get("fit").path("iterations").asInt()).isEqualTo(8);
    assertThat(document.whole().head().path("seed").asInt()).isEqualTo(21);
    assertThat(params().list().collect(top -> top.value().asInt())).containsExactly(8, 21);
  }

  @Test
  void presetsFollowANewNameAndSpellOutOneThatIsGone() {
    expose("soft.sigmaPx", "softness");
    expose("step.sigmaPx", "softness");
    document.apply(RecipeEdits.setInPreset("fine", "softness", IntNode.valueOf(2)));
    document.applyToWhole(TopParamEdits.rename("softness", "blur"));
    assertThat(presets()).contains("\"blur\":2");
    document.applyToWhole(TopParamEdits.remove("blur"));
    assertThat(presets()).contains("\"soft.sigmaPx\":2,\"step.sigmaPx\":2");
  }

  private String presets() {
    return document.whole().head().path("presets").path("fine").toString();
  }

  @Test
  void sweepsFollowNewNamesAndForgetWhatIsGone() {
    String sweeps =
        "\"sweeps\": {\"s\": {\"set\": {\"fit.iterations\": 2}, \"axes\": ["
            + "{\"set\": \"soft.sigmaPx\", \"values\": [1, 2]},"
            + "{\"zip\": [{\"set\": [\"small.width\", \"soft.sigmaPx\"], \"values\": [3]}]},"
            + "{\"cases\": [{\"label\": \"a\", \"set\": {\"soft.sigmaPx\": 4}}]},"
            + "{\"set\": \"softness\", \"values\": [5]}],"
            + " \"metrics\": [\"fit.series\"]}},";
    Document sweeping =
        new Document(Toy.read(Toy.TEXT.replace("\"outputs\"", sweeps + "\"outputs\"")), Toy.SIZE);
    sweeping.applyToWhole(TopParamEdits.expose("soft.sigmaPx", "softness", ""));
    sweeping.apply(IdentityEdits.rename("soft", "gentle"));
    sweeping.apply(IdentityEdits.rename("fit", "loop"));
    sweeping.applyToWhole(TopParamEdits.rename("softness", "blur"));
    assertThat(sweeps(sweeping))
        .contains("{\"loop.iterations\":2}", "[\"loop.series\"]", "\"set\":\"blur\"")
        .contains("\"set\":\"gentle.sigmaPx\"", "[\"small.width\",\"gentle.sigmaPx\"]")
        .contains("{\"gentle.sigmaPx\":4}")
        .doesNotContain("soft.");
    sweeping.applyToWhole(TopParamEdits.remove("blur"));
    sweeping.apply(new NodeEdits(Toy.CATALOGUE).delete(Set.of("gentle")));
    assertThat(sweeps(sweeping))
        .contains("[{\"zip\":[{\"set\":[\"small.width\"],\"values\":[3]}]},{\"cases\"")
        .doesNotContain("gentle", "blur");
    String text = SketchWriter.text(sweeping.whole());
    assertThat(SketchWriter.text(Toy.read(text))).isEqualTo(text);
  }

  private static String sweeps(Document document) {
    return document.whole().head().path("sweeps").toString();
  }

  @Test
  void namesAreRefusedInWords() {
    expose("soft.sigmaPx", "softness");
    assertThat(TopParamEdits.refusal(document.whole(), "softness").orElse(""))
        .contains("softness already");
    assertThat(TopParamEdits.refusal(document.whole(), "2x").orElse("")).contains("no name");
    assertThat(TopParamEdits.refusal(document.whole(), "seed").orElse("")).contains("seed");
    assertThat(TopParamEdits.refusal(document.whole(), "width")).isEmpty();
    assertThat(TopParamEdits.freshName(document.whole(), "softness")).isEqualTo("softness2");
  }

  @Test
  void whatBecomesOfANodeBecomesOfItsEntry() {
    expose("soft.sigmaPx", "softness");
    expose("small.width", "width");
    document.apply(IdentityEdits.rename("soft", "gentle"));
    assertThat(section()).contains("gentle.sigmaPx");
    document.apply(new NodeEdits(Toy.CATALOGUE).delete(Set.of("gentle")));
    assertThat(section()).isEqualTo("{\"width\":{\"target\":\"small.width\"}}");
    document.undo();
    document.undo();
    group();
    assertThat(section()).contains("part/soft.sigmaPx", "part/small.width");
    assertThat(params().found()).isEmpty();
    document.apply(SubgraphEdits.dissolve("part", Toy.SIZE));
    assertThat(section()).contains("\"soft.sigmaPx\"", "\"small.width\"");
  }

  @Test
  void anEditInsideASubgraphIsFollowedByWhatNamesItFromOutside() {
    expose("soft.sigmaPx", "softness");
    group();
    document.apply(RecipeEdits.setInPreset("fine", "part/soft.sigmaPx", IntNode.valueOf(2)));
    document.applyToWhole(
        new TopParamEdits(Toy.CATALOGUE).setValue("softness", DoubleNode.valueOf(7)));
    document.go(Place.ROOT.inside("part"));
    document.apply(IdentityEdits.rename("soft", "gentle"));
    assertThat(section()).contains("part/gentle.sigmaPx");
    assertThat(presets()).contains("part/gentle.sigmaPx");
    assertThat(document.whole().nodes().get("part").params().has("gentle.sigmaPx")).isTrue();
    assertThat(document.whole().toString()).doesNotContain(Mentions.KEY);

    document.apply(new SubgraphEdits(Toy.CATALOGUE).group(Set.of("gentle"), "inner"));
    assertThat(section()).contains("part/inner/gentle.sigmaPx");
    assertThat(params().list().get(0).value().asDouble()).isEqualTo(7);

    document.go(Place.ROOT.inside("part").inside("inner"));
    document.apply(new NodeEdits(Toy.CATALOGUE).delete(Set.of("gentle")));
    assertThat(document.whole().head().has("params")).isFalse();
    assertThat(presets()).doesNotContain("gentle");
    document.undo();
    assertThat(section()).contains("part/inner/gentle.sigmaPx");
  }

  @Test
  void theMarksOfAPlaceAreThoseOfItsOwnNodes() {
    expose("soft.sigmaPx", "softness");
    assertThat(TopTargets.at(document.whole(), Place.ROOT).toString())
        .isEqualTo("{soft={sigmaPx=softness}}");
    group();
    assertThat(TopTargets.at(document.whole(), Place.ROOT)).isEmpty();
    assertThat(TopTargets.at(document.whole(), Place.ROOT.inside("part")).toString())
        .isEqualTo("{soft={sigmaPx=softness}}");
  }

  @Test
  void theChoiceOfASwitchUnderAPresetIsFoundByItsNameAtTheTop() {
    expose("either.choice", "branch");
    document.apply(RecipeEdits.setInPreset("fine", "branch", TextNode.valueOf("b")));
    Variants variants =
        Variants.of(new GraphIndex(document.whole(), Toy.CATALOGUE), Optional.of("fine"));
    assertThat(variants.choices().get("either")).isEqualTo("b");
    assertThat(Recipe.canonical(SketchWriter.json(document.whole()))).contains("\"branch\": \"b\"");
  }
}
