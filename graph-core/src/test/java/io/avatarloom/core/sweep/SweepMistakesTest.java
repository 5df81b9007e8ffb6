package io.avatarloom.core.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.node.Catalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every kind of mistake in a sweep is told in one sentence that says where it is. */
class SweepMistakesTest {
  private static final String RECIPE =
      "{'format': 'avatarloom.recipe', 'version': 1, 'name': 'toy', 'seed': 1,"
          + "'nodes': {'n': {'type': 'value.number'}, 's': {'type': 'math.schedule'},"
          + " 't': {'type': 'value.text'}},"
          + "'links': [], 'outputs': {'n.json': 'n.value'}%s}";
  @TempDir Path folder;

  @BeforeEach
  void recipe() throws IOException {
    write("toy.loom.json", RECIPE.formatted(""));
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text.replace('\'', '"'));
  }

  private List<String> found(Path file, String sweep) {
    Catalogue catalogue = Catalogue.installed();
    InvalidRecipeException e =
        catchThrowableOfType(
            InvalidRecipeException.class,
            () ->
                SweepPlan.of(
                    new SweepReader(catalogue).read(file, Optional.ofNullable(sweep)), catalogue));
    return e == null ? List.of() : e.diagnostics().stream().map(Object::toString).toList();
  }

  private List<String> found(String keys) throws IOException {
    String head = "{'format': 'avatarloom.sweep', 'version': 1, 'recipe': 'toy.loom.json', ";
    return found(write("toy.sweep.json", head + keys + "}"), null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {}                                              | axes[0]: expected one of set, zip, cases, met none
          7                                               | axes[0]: expected an object with one of set, zip, cases, met 7
          {'set': 'n.value', 'zip': []}                   | axes[0]: expected one of set, zip, cases, met set and zip
          {'set': 'n.value'}                              | axes[0]: expected one of values, range, logRange, random, files, met none
          {'set': 'n.value', 'values': [1], 'random': {}} | axes[0]: expected one of values, range, logRange, random, files, met values and random
          {'set': 'nvalue', 'values': [1]}                | axes[0].set: expected node.parameter, region.iterations, seed or preset, met "nvalue"
          {'set': [], 'values': [1]}                      | axes[0].set: expected at least one name, met none
          {'set': 'n.value', 'values': []}                | axes[0].values: expected a list with at least one value, met []
          {'set': 'n.value', 'vaules': [1], 'values': [1]} | axes[0]: there is no key 'vaules' here; expected set, values, range, logRange, random, files
          {'set': 'n.value', 'range': 3}                  | axes[0].range: expected an object with from, to, step, count, met 3
          {'set': 'n.value', 'range': {'from': 1, 'to': 2}} | axes[0].range: expected either step or count, met none
          {'set': 'n.value', 'range': {'from': 1, 'to': 2, 'step': 1, 'count': 2}} | axes[0].range: expected either step or count, met both
          {'set': 'n.value', 'range': {'from': 'a', 'to': 2, 'step': 1}} | axes[0].range: from: expected a number, met "a"
          {'set': 'n.value', 'range': {'from': 1, 'to': 2, 'step': -1}} | axes[0].range: a step of -1 never leads from 1 to 2
          {'set': 'n.value', 'range': {'from': 0, 'to': 1, 'step': 0.000001}} | axes[0].range: it has more than 100000 values; give a larger step
          {'set': 'n.value', 'range': {'from': 1, 'to': 2, 'count': 1}} | axes[0].range: count: expected a whole number from 2 up to 100000, met 1
          {'set': 'n.value', 'logRange': {'from': 0, 'to': 2, 'count': 3}} | axes[0].logRange: equal ratios need from and to above 0; use range where 0 is among them
          {'set': 'n.value', 'logRange': {'from': 1, 'to': 2}} | axes[0].logRange: count: expected a whole number from 2 up to 100000, met nothing
          {'set': 'n.value', 'random': {'from': 0, 'to': 2, 'count': 3, 'seed': 'x'}} | axes[0].random: seed: expected a whole number, met "x"
          {'set': 'n.value', 'random': {'from': 0, 'to': 2, 'count': 3, 'log': 1}} | axes[0].random: log: expected true or false, met 1
          {'set': 'n.value', 'random': {'from': 0, 'to': 2, 'count': 0}} | axes[0].random: count: expected a whole number from 1 up to 100000, met 0
          {'set': 't.value', 'files': 3}                  | axes[0].files: expected a pattern such as "photos/*.png", met 3
          {'set': 't.value', 'files': '*.jpeg'}           | axes[0].files: no file fits
          {'set': 't.value', 'files': 'none/*.png'}       | axes[0].files: the folder
          {'zip': [{'set': 'n.value', 'values': [1]}]}    | axes[0].zip: expected a list of at least two axes, met
          {'zip': [{'set': 'n.value', 'values': [1, 2]}, {'set': 'seed', 'values': [1]}]} | axes[0].zip: expected axes of the same length, met lengths 2, 1
          {'cases': []}                                   | axes[0].cases: expected a list with at least one case, met []
          {'cases': [{'label': 'a'}]}                     | axes[0].cases[0]: expected {"label": ..., "set": {"node.parameter": value}}, met
          {'cases': [{'set': {'x': 1}}]}                  | axes[0].cases[0].set: expected node.parameter, region.iterations, seed or preset, met 'x'
          {'set': 'm.value', 'values': [1]}               | member 0001 (m.value=1): the recipe has no node or region 'm'
          {'set': 'n.valeu', 'values': [1, 2]}            | member 0001 (n.valeu=1): n.valeu:
          {'set': 'n.value', 'values': ['x']}             | member 0001 (n.value=x): n.value: expected a number, met "x"
          {'set': 'seed', 'values': [1.5]}                | member 0001 (seed=1.5): expected a whole number, met 1.5
          {'set': 'preset', 'values': ['quick']}          | member 0001 (preset=quick): the recipe has no preset 'quick'; it has none
          """)
  void anAxis(String axis, String sentence) throws IOException {
    assertThat(found("'axes': [" + axis + "]"))
        .anySatisfy(line -> assertThat(line).startsWith(sentence));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'axes': []        | axes: expected a list with at least one axis, met []
          'name': 'x'       | axes: expected a list with at least one axis, met nothing
          'axis': [], 'axes': [{'set': 'seed', 'values': [1]}] | there is no key 'axis' here
          'axes': [{'set': 'seed', 'values': [1]}], 'preset': 3 | preset: expected the name of a preset, met 3
          'axes': [{'set': 'seed', 'values': [1]}], 'preset': 'p' | the recipe has no preset 'p'; it has none
          'axes': [{'set': 'seed', 'values': [1]}], 'set': 3 | set: expected {"node.parameter": value}, met 3
          'axes': [{'set': 'seed', 'values': [1]}], 'metrics': 3 | metrics: expected a list of node.port, met 3
          'axes': [{'set': 'seed', 'values': [1]}], 'metrics': ['n'] | metrics: expected node.port, met 'n'
          'axes': [{'set': 'seed', 'values': [1]}], 'metrics': ['n.x'] | metrics: the recipe has no Number, Flag or Series at n.x
          'axes': [{'set': 'seed', 'values': [1]}], 'metrics': ['t.value'] | metrics: the recipe has no Number, Flag or Series at t.value
          'axes': [{'set': 'seed', 'values': [1]}, {'set': 'seed', 'values': [2]}] | axes[1]: seed is set by an axis before, too; set it in one
          'axes': [{'set': 'seed', 'range': {'from': 1, 'to': 1000, 'step': 1}}, {'set': 'n.value', 'range': {'from': 1, 'to': 1000, 'step': 1}}] | axes: they make more than 100000 members
          """)
  void aSweep(String keys, String sentence) throws IOException {
    assertThat(found(keys)).anySatisfy(line -> assertThat(line).startsWith(sentence));
  }

  @Test
  void aFile() throws IOException {
    Path file = folder.resolve("x.sweep.json");
    assertThat(found(file, null)).first().asString().startsWith("there is no file");
    assertThat(found(write("x.sweep.json", "{"), null)).first().asString().contains("is not JSON");
    assertThat(found(write("x.sweep.json", "{'format': 'x'}"), null))
        .first()
        .asString()
        .contains("is not a sweep: expected \"format\": \"avatarloom.sweep\" at the top");
    assertThat(found(write("x.sweep.json", "{'format': 'avatarloom.sweep', 'version': 9}"), null))
        .first()
        .asString()
        .contains("has format version 9, this program reads version 1");
    assertThat(found(write("x.sweep.json", "{'format': 'avatarloom.sweep', 'version': 1}"), null))
        .containsExactly("recipe: expected the path of a .loom.json file, met nothing");
    String lost = "{'format': 'avatarloom.sweep', 'version': 1, 'recipe': 'no.loom.json'}";
    assertThat(found(write("x.sweep.json", lost), null))
        .first()
        .asString()
        .startsWith("there is no recipe");
  }

  @Test
  void aSectionOfARecipe() throws IOException {
    assertThat(found(folder.resolve("toy.loom.json"), null))
        .first()
        .asString()
        .contains("has no section \"sweeps\"");
    String two = ", 'sweeps': {'a': {'axes': [{'set': 'seed', 'values': [1]}]}, 'b': {'axs': 1}}";
    Path file = write("two.loom.json", RECIPE.formatted(two));
    assertThat(found(file, null))
        .containsExactly("the recipe has the sweeps a, b; choose one with --sweep");
    assertThat(found(file, "c")).containsExactly("the recipe has no sweep 'c'; it has a, b");
    assertThat(found(file, "b"))
        .contains(
            "sweeps.b: there is no key 'axs' here; expected description, preset, set, axes,"
                + " metrics");
    assertThat(found(file, "a")).isEmpty();
  }
}
