package io.avatarloom.core.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.avatarloom.core.basic.BasicNodes;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Axes over the parameters of a recipe itself, and settings of all members beside the sweep's. */
class SweepTopParamsTest {
  private static final String RECIPE =
      "{'format': 'avatarloom.recipe', 'version': 2, 'name': 'toy',"
          + "'params': {'level': {'target': ['n.value', 'm.value']},"
          + " 'rounds': {'target': 'r.iterations'}},"
          + "'nodes': {'n': {'type': 'value.number'}, 'm': {'type': 'value.number'},"
          + " 'k': {'type': 'value.number'}, 'b': {'type': 'value.number', 'region': 'r'}},"
          + "'links': ['n.value -> r.x', 'r.x -> b.value', 'b.value -> r.x'],"
          + "'regions': {'r': {'iterations': 2, 'slots': {'x': 'Number'}}},"
          + "'outputs': {'n.json': 'n.value', 'm.json': 'm.value', 'k.json': 'k.value'}}";
  private static final Catalogue CATALOGUE = new Catalogue(List.of(new BasicNodes()));
  @TempDir Path folder;

  @BeforeEach
  void writeRecipe() throws IOException {
    write("toy.loom.json", RECIPE);
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text.replace('\'', '"'));
  }

  private SweepPlan plan(String keys, String... fixed) throws Exception {
    Path file =
        write(
            "toy.sweep.json",
            "{'format': 'avatarloom.sweep', 'version': 1, 'recipe': 'toy.loom.json', "
                + keys
                + "}");
    Sweep sweep = new SweepReader(CATALOGUE).read(file, Optional.empty());
    return SweepPlan.of(sweep, CATALOGUE, List.of(fixed));
  }

  private static double value(SweepPlan plan, int member, String node) throws Exception {
    Recipe recipe = plan.graph(plan.members().get(member)).recipe();
    return recipe.json().path("nodes").path(node).path("params").path("value").asDouble();
  }

  @Test
  void anAxisSetsEveryTargetOfAParameterOfTheRecipe() throws Exception {
    SweepPlan plan = plan("'axes': [{'set': 'level', 'values': [3, 4]}]");

    assertThat(plan.members()).extracting(Member::words).containsExactly("level=3", "level=4");
    assertThat(value(plan, 1, "n")).isEqualTo(4);
    assertThat(value(plan, 1, "m")).isEqualTo(4);
  }

  @Test
  void aRangeOverWholeNumbersStaysWhole() throws Exception {
    SweepPlan plan =
        plan("'axes': [{'set': 'rounds', 'logRange': {'from': 2, 'to': 7, 'count': 3}}]");

    assertThat(plan.members())
        .extracting(Member::words)
        .containsExactly("rounds=2", "rounds=4", "rounds=7");
  }

  @Test
  void aParameterAndOneOfItsTargetsCannotVaryInTwoAxes() {
    assertThat(
            catchThrowable(
                () ->
                    plan(
                        "'axes': [{'set': 'level', 'values': [1]}, {'set': 'm.value', 'values':"
                            + " [2]}]")))
        .hasMessageContaining("axes[1]: m.value is set by an axis before, too");
  }

  @Test
  void anUnknownNameListsThoseOfTheRecipe() {
    assertThat(catchThrowable(() -> plan("'axes': [{'set': 'levle', 'values': [1]}]")))
        .hasMessageContaining("seed, preset or one of level, rounds, met \"levle\"");
  }

  @Test
  void furtherSettingsHoldForAllMembersAndWinOverThoseOfTheSweep() throws Exception {
    SweepPlan plan =
        plan("'set': {'k.value': 1}, 'axes': [{'set': 'level', 'values': [3, 4]}]", "k.value=9");

    assertThat(value(plan, 0, "k")).isEqualTo(9);
    assertThat(value(plan, 1, "k")).isEqualTo(9);
    assertThat(plan.command(plan.members().get(0))).endsWith("--set", "k.value=9");
    assertThat(plan.differences(plan.members().get(0))).noneMatch(line -> line.contains("k.value"));
  }

  @Test
  void furtherSettingsCannotSetWhatVaries() {
    assertThat(
            catchThrowable(() -> plan("'axes': [{'set': 'level', 'values': [3, 4]}]", "n.value=9")))
        .hasMessageContaining("n.value varies in the sweep; choose members with --only n.value=9");
  }
}
