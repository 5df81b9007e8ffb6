package io.avatarloom.core.recipe;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.node.Catalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopParamsTest {
  private static final Catalogue CATALOGUE = Catalogue.installed();
  private static final Path HERE = Path.of("").toAbsolutePath();
  private static final String BODY =
      "'nodes': {'s': {'type': 'image.blur', 'params': {'sigmaPx': 3}}, 'p': {'type':"
          + " 'image.loadFile'}, 'f': {'type': 'subgraph:g'}}, 'subgraphs': {'g': {'params':"
          + " {'how': 'v.value'}, 'nodes': {'v': {'type': 'value.number', 'params': {'value':"
          + " 2}}}}}, 'seed': 5, ";

  private static Recipe recipe(String params) throws InvalidRecipeException {
    String text =
        "{'format': 'avatarloom.recipe', 'version': 2, " + BODY + "'params': " + params + "}";
    return Recipe.parse(text.replace('\'', '"'), "t", HERE);
  }

  private static TopParams params(String params) throws InvalidRecipeException {
    return TopParams.of(recipe(params).json(), CATALOGUE);
  }

  private static String found(String params) throws InvalidRecipeException {
    return params(params).found().stream()
        .map(Diagnostic::toString)
        .collect(Collectors.joining("\n"));
  }

  @Test
  void aParameterHasTheTypeUnitRangeAndValueOfItsTarget() throws Exception {
    TopParams params =
        params(
            "{'soft': {'target': 's.sigmaPx', 'title': 'Softness', 'maximum': 9}, 'inner':"
                + " {'target': 'f/v.value'}, 'outer': {'target': 'f.how'}, 'seed': {'target':"
                + " 'seed'}}");
    assertThat(params.found()).isEmpty();
    TopParam soft = params.list().getFirst();
    assertThat(soft.param().unit()).isEqualTo("px");
    assertThat(soft.param().maximum()).isEqualTo(9);
    assertThat(soft.value().asInt()).isEqualTo(3);
    assertThat(params.list().collect(p -> p.value().asInt())).containsExactly(3, 2, 2, 5);
  }

  @Test
  void settingOneSetsEveryTarget() throws Exception {
    Recipe set =
        Overrides.set(
            recipe("{'a': {'target': ['s.sigmaPx', 'f.how']}, 'pic': {'target': 'p.file'}}"),
            List.of("a=4", "pic=x.png"),
            Path.of("/base"),
            CATALOGUE);
    assertThat(set.json().at("/nodes/s/params/sigmaPx").asInt()).isEqualTo(4);
    assertThat(set.json().at("/nodes/f/params/how").asInt()).isEqualTo(4);
    assertThat(set.json().at("/nodes/p/params/file").asText()).isEqualTo("/base/x.png");
  }

  @Test
  void whatIsWrongIsSaidInASentence() throws Exception {
    assertThat(found("{'a': {'target': 'no.where'}}")).contains("params.a", "no such parameter");
    assertThat(found("{'a': {}}")).contains("expected \"target\"");
    assertThat(found("{'a': 5}")).contains("expected \"target\"");
    assertThat(found("[]")).contains("expected an object");
    assertThat(found("{'a b': {'target': 's.sigmaPx'}}")).contains("letters");
    assertThat(found("{'seed': {'target': 's.sigmaPx'}}")).contains("another name");
    assertThat(found("{'a': {'target': ['s.sigmaPx', 'p.file']}}")).contains("different types");
    assertThat(found("{'a': {'target': 's.sigmaPx', 'maximum': 2}}")).contains("up to 2", "met 3");
    assertThat(found("{'a': {'target': 's.sigmaPx', 'minimum': -5}}")).contains("outside");
    assertThat(found("{'a': {'target': 's.sigmaPx', 'minimum': 5, 'maximum': 4}}"))
        .contains("above its maximum");
    assertThat(found("{'a': {'target': 'p.file', 'minimum': 1}}")).contains("of a number");
    assertThat(found("{'a': {'target': 's.sigmaPx', 'options': ['x']}}")).contains("choice");
  }

  @Test
  void targetsThatNameParametersDoNotLead() throws Exception {
    Recipe circle = recipe("{'a': {'target': 'b'}, 'b': {'target': 'a'}}");
    assertThat(TopParams.of(circle.json(), CATALOGUE).found()).hasSize(2);
    org.assertj.core.api.Assertions.assertThatThrownBy(
            () -> Overrides.set(circle, List.of("a=1"), HERE, CATALOGUE))
        .hasMessageContaining("expected node.parameter");
  }
}
