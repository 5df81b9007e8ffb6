package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.check.RecipeCheck;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.plugin.PluginJar;
import io.avatarloom.core.plugin.Plugins;
import io.avatarloom.core.value.TextValue;
import io.avatarloom.core.value.ValueTypes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every kind of cause, before the run and after it. */
class WhyTest {
  private static final String CHAIN =
      "'seed': 1, 'nodes': {'words': {'type': 'toy.read', 'params': {'source': 'w.txt'}},"
          + "'noise': {'type': 'toy.noise'},"
          + "'one': {'type': 'toy.add', 'params': {'plus': 2}}, 'two': {'type': 'toy.add'},"
          + "'zero': {'type': 'value.number'}},"
          + "'links': ['zero.value -> one.a', 'one.sum -> two.a'],"
          + "'outputs': {'t.json': 'two.sum', 'w.json': 'words.text', 'n.json': 'noise.x'}";
  @TempDir Path folder;
  private Machine machine;

  @BeforeEach
  void start() throws Exception {
    machine = new Machine(folder);
    Files.writeString(folder.resolve("w.txt"), "first");
    machine.run(CHAIN);
  }

  private Explanation forecast(Graph graph, String unit) throws Exception {
    RunOptions options =
        new RunOptions(folder.resolve("out"), machine.cache(), true, Long.MAX_VALUE, 1);
    return Explanation.of(
            DryRun.of(graph, machine.files(), options, graph.recipe().outputs().values()), unit)
        .orElseThrow();
  }

  private Explanation afterRun(String unit) throws Exception {
    return Explanation.of(machine.out("run.json"), unit);
  }

  @Test
  void whatIsInTheCacheIsAHit() throws Exception {
    assertThat(forecast(machine.graph(CHAIN), "two").text())
        .isEqualTo("two: hit, same work is in the cache\n");
    machine.run(CHAIN);
    assertThat(afterRun("two").text()).isEqualTo("two: hit, same work is in the cache\n");
  }

  @Test
  void aParameterIsToldWithBothValuesAndFollowedBackToItsNode() throws Exception {
    String changed = CHAIN.replace("'plus': 2", "'plus': 3");

    assertThat(forecast(machine.graph(changed), "two").text())
        .isEqualTo(
            "two: maybe, its input one runs first\n"
                + "  one: run, parameter plus changed from 2 to 3\n"
                + "    - parameter plus: 2 -> 3\n");

    machine.run(changed);

    assertThat(afterRun("two").text())
        .startsWith("two: run, input a (one.sum) changed\n  - input a (one.sum): ")
        .containsPattern("one.sum\\): [0-9a-f]{12} -> [0-9a-f]{12}\n")
        .endsWith("  one: run, parameter plus changed from 2 to 3\n    - parameter plus: 2 -> 3\n");
    JsonNode json = afterRun("two").json();
    assertThat(json.at("/because/0/changes/0/before").asText()).isEqualTo("2");
    assertThat(json.at("/because/0/changes/0/now").asText()).isEqualTo("3");
    assertThat(json.at("/changes/0/origin").asText()).isEqualTo("one.sum");
  }

  @Test
  void aFileIsToldByItsContent() throws Exception {
    Files.writeString(folder.resolve("w.txt"), "second");

    assertThat(forecast(machine.graph(CHAIN), "words").text())
        .startsWith("words: run, parameter source: the content of w.txt changed\n")
        .containsPattern("  - parameter source \\(.*w.txt\\): \\w{12} -> \\w{12}\n");
  }

  @Test
  void theSeedIsToldOfWorkThatDrawsRandomNumbers() throws Exception {
    String other = CHAIN.replace("'seed': 1", "'seed': 2");

    assertThat(forecast(machine.graph(other), "noise").text())
        .isEqualTo("noise: run, the seed changed from 1 to 2\n  - the seed: 1 -> 2\n");
    assertThat(forecast(machine.graph(other), "one").verdict().word()).isEqualTo("hit");
    machine.run(other);
    assertThat(afterRun("noise").text()).contains("the seed: 1 -> 2");
  }

  @Test
  void linksThatComeAndGoAreTold() throws Exception {
    String more = CHAIN.replace("-> two.a'", "-> two.a', 'zero.value -> two.b'");

    assertThat(forecast(machine.graph(more), "two").text())
        .startsWith("two: run, input b is linked now\n  - input b (zero.value): nothing -> ");
    machine.run(more);
    String third = CHAIN.replace("'toy.add'},'zero'", "'toy.add', 'params': {'plus': 1}},'zero'");
    assertThat(forecast(machine.graph(third), "two").text())
        .contains("input b is no longer linked", "parameter plus changed from 0 to 1");
  }

  @Test
  void aResultThatWasEvictedIsNotAChange() throws Exception {
    assertThat(new StoreCare(machine.cache()).shrink(1)).isPresent();

    assertThat(forecast(machine.graph(CHAIN), "zero").text())
        .isEqualTo("zero: run, the earlier result is no longer in the cache\n");
  }

  /** A node of a higher contract version in the place of the one that ran. */
  private static final class NewReader implements Node {
    private final NodeSpec.Builder builder = NodeSpec.of("toy.noise", 2, "Noise", "New.");
    private final Out<TextValue> out = builder.out("x", ValueTypes.TEXT, "Out.");
    private final NodeSpec spec = builder.build();

    @Override
    public NodeSpec spec() {
      return spec;
    }

    @Override
    public void run(NodeRun run) {
      run.set(out, new TextValue("new"));
    }
  }

  @Test
  void aNewContractVersionIsTold() throws Exception {
    Catalogue newer = machine.catalogue.with("toy", List.of(new NewReader()));
    Graph graph = RecipeCheck.graph(machine.recipe(CHAIN), newer, machine.files()::resolve);

    assertThat(forecast(graph, "noise").text())
        .contains("the type changed from toy.noise 1 to toy.noise 2");
  }

  private Catalogue plugin(String note) throws Exception {
    Path sources = Files.createDirectories(folder.resolve("src"));
    Files.writeString(
        sources.resolve("Nodes.java"),
        """
        package own;
        import io.avatarloom.core.node.*;
        import io.avatarloom.core.value.*;
        public final class Nodes implements NodeLibrary {
          public String name() { return "own"; }
          public java.util.List<Node> nodes() { return java.util.List.of(new Seven()); }
          static final class Seven implements Node {
            private final NodeSpec.Builder b = NodeSpec.of("own.seven", 1, "Seven", "Seven.");
            private final Out<NumberValue> y = b.out("y", ValueTypes.NUMBER, "Seven.");
            private final NodeSpec spec = b.build();
            public NodeSpec spec() { return spec; }
            public void run(NodeRun run) { run.set(y, new NumberValue(7)); }
          }
        }
        """);
    new PluginJar()
        .service("own.Nodes")
        .compile(sources, folder.resolve("classes"))
        .entry("note.txt", note.getBytes("UTF-8"))
        .write(folder.resolve("plugins/own.jar"));
    return new Plugins(List.of(folder.resolve("plugins")), machine.catalogue).catalogue();
  }

  @Test
  void newCodeIsTold() throws Exception {
    String sections = "'nodes': {'s': {'type': 'own.seven'}}, 'outputs': {'s.json': 's.y'}";
    machine.run(
        RecipeCheck.graph(machine.recipe(sections), plugin("1"), machine.files()::resolve), true);

    Graph rebuilt =
        RecipeCheck.graph(machine.recipe(sections), plugin("2"), machine.files()::resolve);

    assertThat(forecast(rebuilt, "s").text())
        .containsPattern("s: run, the code changed\n  - the code: \\w{12} -> \\w{12}\n");
  }

  @Test
  void aNodeOfARegionIsExplainedByTheRegion() throws Exception {
    machine.run(ToyRun.forty(0, 10));
    String slower = ToyRun.forty(1, 10);

    assertThat(forecast(machine.graph(slower), "loop").text())
        .contains("loop: run, parameter millis of slow changed from 0 to 1");
    machine.run(slower);
    assertThat(afterRun("slow").text())
        .startsWith("loop: run, parameter millis of slow changed from 0 to 1");
  }

  @Test
  void anUnknownNodeIsRefusedWithThoseThereAre() {
    assertThat(catchThrowable(() -> afterRun("three"))).hasMessageContaining("noise, one, two");
  }
}
