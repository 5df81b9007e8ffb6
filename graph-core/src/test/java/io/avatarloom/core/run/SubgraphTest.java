package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.graph.NodeEntry;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.recipe.Overrides;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.subgraph.Signatures;
import io.avatarloom.core.subgraph.WrittenOut;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class SubgraphTest {
  /** x + plus (10), twice over: x + 10 + more (100). */
  private static final String TWICE =
      "'twice': {'inputs': {'x': {'type': 'Number'}}, 'outputs': {'sum': {'type': 'Number'}},"
          + " 'params': {'more': 'second.plus'},"
          + " 'nodes': {'first': {'type': 'toy.add', 'params': {'plus': 10}},"
          + " 'second': {'type': 'toy.add', 'params': {'plus': 100}}},"
          + " 'links': ['in.x -> first.a', 'first.sum -> second.a', 'second.sum -> out.sum']}";

  private static final String ONE = "'one': {'type': 'value.number', 'params': {'value': 1}}";
  private static final String LINKS =
      "'links': ['one.value -> t.x', 't.sum -> last.a'], 'outputs': {'o.json': 'last.sum'}";

  @TempDir Path folder;
  private Machine machine;

  @BeforeEach
  void start() {
    machine = new Machine(folder);
  }

  private static String nodes(String instance) {
    return "'nodes': {"
        + ONE
        + ", 't': {'type': 'subgraph:twice'"
        + instance
        + "},"
        + " 'last': {'type': 'toy.add'}}, ";
  }

  private static String using(String instance) {
    return nodes(instance) + LINKS + ", 'subgraphs': {" + TWICE + "}";
  }

  private String result() {
    return machine.out("o.json").toFile().exists() ? read("o.json") : "none";
  }

  private String read(String file) {
    try {
      return java.nio.file.Files.readString(machine.out(file)).replaceAll("[^0-9.]", "");
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void anInstanceRunsItsInnerNodesUnderTheirPaths() throws Exception {
    machine.run(using(""));

    assertThat(result()).isEqualTo("111.0");
    assertThat(machine.verdict("t/first")).isEqualTo("run");
    assertThat(machine.verdict("t/second")).isEqualTo("run");
    assertThat(machine.verdict("t")).isEqualTo("none");
  }

  @Test
  void overridesReachExposedAndInnerParametersAndTheLaterWins() throws Exception {
    machine.run(using(", 'params': {'more': 20, 'first.plus': 3}"));
    assertThat(result()).isEqualTo("24.0");

    machine.run(using(", 'params': {'second.plus': 7, 'more': 20}"));
    assertThat(result()).isEqualTo("31.0");
  }

  @Test
  void theCacheKnowsTheSameWorkWrittenOutFlat() throws Exception {
    machine.run(using(""));
    machine.run(
        "'nodes': {"
            + ONE
            + ", 'f': {'type': 'toy.add', 'params': {'plus': 10}}, 's': {'type': 'toy.add',"
            + " 'params': {'plus': 100}}, 'last': {'type': 'toy.add'}},"
            + "'links': ['one.value -> f.a', 'f.sum -> s.a', 's.sum -> last.a'],"
            + "'outputs': {'o.json': 'last.sum'}");

    assertThat(List.of(machine.verdict("f"), machine.verdict("s"), machine.verdict("last")))
        .containsOnly("hit");
  }

  @Test
  void settingsOfTheCommandLineAndPresetsReachInside() throws Exception {
    Recipe recipe = machine.recipe(using("") + ", 'presets': {'p': {'set': {'t.more': 5}}}");
    Recipe set =
        Overrides.set(
            Overrides.preset(recipe, "p"), List.of("t/first.plus=2"), folder, machine.catalogue);

    machine.run(machine.graph(set), true);

    assertThat(result()).isEqualTo("8.0");
    assertThat(set.text()).contains("\"params\": {\"more\": 5, \"first.plus\": 2}");
  }

  @Test
  void mutedAndBypassedInstancesAreTakenOut() throws Exception {
    machine.run(using(", 'mode': 'bypass'"));
    assertThat(result()).isEqualTo("1.0");
    assertThat(machine.verdict("t/first")).isEqualTo("none");

    assertThatThrownBy(() -> machine.run(using(", 'mode': 'mute'")))
        .hasMessageContaining("last.a: expected Number, but t.sum brings nothing: t is muted");
  }

  @Test
  void subgraphsNestAndParametersAreExposedThroughLevels() throws Exception {
    String outer =
        "'outer': {'inputs': {'x': {'type': 'Number'}}, 'outputs': {'sum': {'type': 'Number'}},"
            + " 'params': {'much': 'deep.more'}, 'nodes': {'deep': {'type': 'subgraph:twice'}},"
            + " 'links': ['in.x -> deep.x', 'deep.sum -> out.sum']}";
    String recipe =
        "'nodes': {"
            + ONE
            + ", 't': {'type': 'subgraph:outer', 'params':"
            + " {'much': 50, 'deep/first.plus': 4}}, 'last': {'type': 'toy.add'}}, "
            + LINKS
            + ", 'subgraphs': {"
            + outer
            + ", "
            + TWICE
            + "}";

    machine.run(recipe);

    assertThat(result()).isEqualTo("55.0");
    assertThat(machine.verdict("t/deep/second")).isEqualTo("run");
  }

  @Test
  void aSubgraphInItselfIsRefusedWithTheCircle() {
    String a = "'a': {'nodes': {'x': {'type': 'subgraph:b'}}}";
    String b = "'b': {'nodes': {'x': {'type': 'subgraph:a'}}}";

    assertThatThrownBy(() -> machine.run("'nodes': {}, 'subgraphs': {" + a + ", " + b + "}"))
        .isInstanceOf(InvalidRecipeException.class)
        .hasMessageContaining("the subgraph contains itself: a -> b -> a");
  }

  @Test
  void linksAreCheckedAgainstTheSignature() {
    String wrong = using("").replace(ONE, "'one': {'type': 'value.text'}");

    assertThatThrownBy(() -> machine.run(wrong))
        .hasMessage("t.x: expected Number, met Text from one.value");
    assertThatThrownBy(() -> machine.run(using("").replace("one.value -> t.x", "one.value -> t.y")))
        .hasMessageContaining("t.y: subgraph:twice has no input or parameter 'y'; inputs are x")
        .hasMessageContaining("t.x: expected a link that brings Number, met none");
    assertThatThrownBy(() -> machine.run(using(", 'params': {'less': 1}")))
        .hasMessage("t.less: subgraph:twice has no parameter 'less'; it has more");
    assertThatThrownBy(() -> machine.run(using(", 'params': {'third.plus': 1}")))
        .hasMessage(
            "t.third.plus: the subgraph has no node or region 'third' to override; it has first,"
                + " second");
    assertThatThrownBy(() -> machine.run(using(", 'params': {'first.plus': 1000}")))
        .hasMessage("t/first.plus: expected a number from -100 up to 100, met 1000");
  }

  @Test
  void definitionsAreCheckedWhereTheyStand() {
    String broken = using("").replace("first.sum -> second.a", "in.y -> second.a");
    assertThatThrownBy(() -> machine.run(broken))
        .hasMessage("subgraph:twice/in.y: in:twice has no output of that name; it has x");

    assertThatThrownBy(() -> machine.run(using("").replace("'second.plus'", "'third.plus'")))
        .hasMessageContaining(
            "subgraph:twice.more: it stands for third.plus, but the subgraph has no such node");
    assertThatThrownBy(() -> machine.run(using("").replace("'subgraph:twice'", "'subgraph:tw'")))
        .hasMessageContaining("t: the recipe has no subgraph 'tw'; it has twice");
    assertThatThrownBy(() -> machine.run(using("").replace("'type': 'Number'}}, 'out", "}}, 'out")))
        .hasMessageContaining("subgraph:twice/in.x: expected \"type\": a value type such as Image");
  }

  @Test
  void aLinkDrivesAnExposedParameter() throws Exception {
    machine.run(
        using("").replace("'one.value -> t.x'", "'one.value -> t.x', 'one.value -> t.more'"));

    assertThat(result()).isEqualTo("12.0");
  }

  @Test
  void anOutputMayComeFromOneInputAloneAndFeedAnother() throws Exception {
    String pair =
        "'pair': {'inputs': {'x': {'type': 'Number'}, 'y': {'type': 'Number'}},"
            + " 'outputs': {'a': {'type': 'Number'}, 'b': {'type': 'Number'},"
            + " 'same': {'type': 'Number'}},"
            + " 'nodes': {'p': {'type': 'toy.add', 'params': {'plus': 1}},"
            + " 'q': {'type': 'toy.add', 'params': {'plus': 2}}},"
            + " 'links': ['in.x -> p.a', 'in.y -> q.a', 'p.sum -> out.a', 'q.sum -> out.b',"
            + " 'in.x -> out.same']}";

    machine.run(
        "'nodes': {"
            + ONE
            + ", 't': {'type': 'subgraph:pair'}},"
            + "'links': ['one.value -> t.x', 't.a -> t.y'],"
            + "'outputs': {'o.json': 't.b', 's.json': 't.same'}, 'subgraphs': {"
            + pair
            + "}");

    assertThat(result()).isEqualTo("4.0");
    assertThat(read("s.json")).isEqualTo("1.0");
  }

  private static final String LOOP =
      "'loop': {'inputs': {'start': {'type': 'Number'}}, 'outputs': {'end': {'type': 'Number'},"
          + " 'curve': {'type': 'Series'}}, 'params': {'rounds': 'r.iterations'},"
          + " 'nodes': {'add': {'type': 'toy.add', 'region': 'r', 'params': {'plus': 1}},"
          + " 'rest': {'type': 'toy.wait', 'region': 'r', 'params': {'millis': 10}},"
          + " 'now': {'type': 'toy.noise', 'region': 'r', 'every': 2}},"
          + " 'links': ['in.start -> r.x', 'r.x -> rest.x', 'rest.x -> add.a', 'add.sum -> r.x',"
          + " 'r.x -> out.end', 'r.series -> out.curve'],"
          + " 'regions': {'r': {'iterations': 5, 'slots': {'x': 'Number'},"
          + " 'series': {'sum': 'add.sum', 'drawn': 'now.x'}}}}";

  private static String looping(String params) {
    return "'nodes': {"
        + ONE
        + ", 'l': {'type': 'subgraph:loop', 'params': {"
        + params
        + "}}},"
        + "'links': ['one.value -> l.start'], 'outputs': {'o.json': 'l.end', 'c.csv': 'l.curve'},"
        + "'subgraphs': {"
        + LOOP
        + "}";
  }

  @Test
  void aSubgraphMayHoldARegionWithAnExposedLength() throws Exception {
    machine.run(looping("'rounds': 3"));

    assertThat(result()).isEqualTo("4.0");
    assertThat(machine.events("region.iteration")).hasSize(3);
    assertThat(machine.events("region.iteration").get(0).path("region").asText()).isEqualTo("l/r");
    assertThatThrownBy(() -> machine.run(looping("'rounds': 0")))
        .hasMessageContaining("l.rounds: expected a number from 1 iterations, met 0");
  }

  @Test
  void aCancelledInnerRegionResumes() throws Exception {
    Graph graph = machine.graph(looping("'rounds': 200"));
    CompletableFuture<?> run =
        CompletableFuture.runAsync(
            () ->
                assertThatThrownBy(() -> machine.run(graph, true))
                    .isInstanceOf(CancellationException.class));
    while (machine.events("region.iteration").size() < 5) {
      Thread.sleep(5);
    }
    machine.cancellation.cancel();
    run.get(5, TimeUnit.SECONDS);

    Machine again = new Machine(folder);
    again.run(again.graph(looping("'rounds': 200")), true);

    assertThat(again.verdict("l/r")).isEqualTo("resumed");
    assertThat(again.toys.runs("toy.add")).isLessThan(200);
  }

  @Test
  void anInstanceInARegionRunsWithItsBody() throws Exception {
    String recipe =
        "'nodes': {"
            + ONE
            + ", 't': {'type': 'subgraph:twice', 'region': 'r', 'every': 2}, 'n':"
            + " {'type': 'toy.add', 'region': 'r'}},"
            + "'links': ['one.value -> r.x', 'r.x -> t.x', 'r.x -> n.a', 't.sum -> n.b', 'n.sum ->"
            + " r.x'], 'regions': {'r': {'iterations': 3, 'slots': {'x': 'Number'},"
            + " 'series': {'t': 't.sum'}}}, 'outputs': {'o.json': 'r.x'}, 'subgraphs': {"
            + TWICE
            + "}";

    machine.run(recipe);

    // 1 -> 1+111 = 112 -> 112+111 = 223 -> 223+333 = 556
    assertThat(result()).isEqualTo("556.0");
    assertThat(machine.events("region.iteration").get(1).path("values").path("t").asDouble())
        .isEqualTo(111);
  }

  @Test
  void regionsDoNotNest() {
    String nested =
        looping("").replace("'l': {", "'l': {'region': 'big', ")
            + ", 'regions': {'big': {'iterations': 2, 'slots': {'x': 'Number'}}}";

    assertThatThrownBy(
            () ->
                machine.run(
                    nested
                        .replace(
                            "'one.value -> l.start'",
                            "'one.value -> big.x', 'big.x -> l.start', 'l.end -> big.x'")
                        .replace("'o.json': 'l.end', 'c.csv': 'l.curve'", "'o.json': 'big.x'")))
        .hasMessageContaining("l: it lies in the region 'big', but the subgraph loop has a region");
  }

  @Test
  void theManifestAndTheDocumentKeepTheSubgraph() throws Exception {
    Graph graph = machine.graph(using(""));
    machine.run(graph, true);

    assertThat(graph.recipe().nodes().collect(NodeEntry::id))
        .containsExactly("one", "t/first", "t/second", "last");
    assertThat(graph.recipe().document().text()).contains("subgraph:twice");
    assertThat(machine.out("run.json"))
        .content()
        .contains("\"type\": \"subgraph:twice\"")
        .contains("\"t/second\"");
  }

  @Test
  void unknownKeysOfDefinitionsSurviveInCanonicalOrder() throws Exception {
    String wild = using("").replace("'params': {'more'", "'later': [1], 'params': {'more'");
    Recipe recipe = machine.recipe(wild);

    String text = recipe.text();

    assertThat(text).contains("\"later\"");
    assertThat(text.indexOf("\"inputs\"")).isLessThan(text.indexOf("\"later\""));
    assertThat(Recipe.parse(text, "again", folder).text()).isEqualTo(text);
  }

  @Test
  void theOutputsOfAnInstanceAreThoseOfTheNodesThatSupplyThem() throws Exception {
    String outer =
        "'outer': {'outputs': {'sum': {'type': 'Number'}, 'none': {'type': 'Number'}},"
            + " 'nodes': {"
            + ONE
            + ", 'inner': {'type': 'subgraph:twice'}},"
            + " 'links': ['one.value -> inner.x', 'inner.sum -> out.sum']}";
    String json =
        "{'format': 'avatarloom.recipe', 'version': 1,"
            + " 'nodes': {'o': {'type': 'subgraph:outer'}}, 'subgraphs': {"
            + outer
            + ", "
            + TWICE
            + "}}";
    Recipe recipe = Recipe.parse(json.replace('\'', '"'), "outputs", folder);
    Signatures signatures = new Signatures(recipe.subgraphs(), machine.catalogue);

    assertThat(WrittenOut.outputs(recipe, signatures, "o"))
        .containsExactly(Map.entry("sum", new PortRef("o/inner/second", "sum")));
    assertThat(WrittenOut.outputs(recipe, signatures, "o/inner"))
        .containsExactly(Map.entry("sum", new PortRef("o/inner/second", "sum")));
    assertThat(WrittenOut.outputs(recipe, signatures, "one")).isEmpty();
  }
}
