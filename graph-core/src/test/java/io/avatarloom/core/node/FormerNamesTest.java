package io.avatarloom.core.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.basic.BasicNodes;
import io.avatarloom.core.check.Diagnostic;
import io.avatarloom.core.check.RecipeCheck;
import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.migrate.Renames;
import io.avatarloom.core.recipe.Overrides;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.ValueTypes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recipes that speak of nodes, ports and parameters by their former names. */
class FormerNamesTest {
  /** Was {@code old.plus} with input {@code n}, parameter {@code more}, output {@code sum}. */
  private static final class AddNode implements Node {
    private final NodeSpec.Builder b =
        NodeSpec.of("toy.add", 1, "Add", "x + amount.").renamedFrom("old.plus");
    private final In<NumberValue> x = b.renamedFrom(b.in("x", ValueTypes.NUMBER, "x."), "n");
    private final Param<Double> amount =
        b.renamedFrom(b.number("amount", 0, -9, 9, "", "Added."), "more");
    private final Out<NumberValue> y =
        b.renamedFrom(b.out("y", ValueTypes.NUMBER, "The sum."), "sum");
    private final NodeSpec spec = b.build();

    @Override
    public NodeSpec spec() {
      return spec;
    }

    @Override
    public void run(NodeRun run) {
      run.set(y, new NumberValue(run.get(x).number() + run.get(amount)));
    }
  }

  private record Library(List<Node> nodes) implements NodeLibrary {
    @Override
    public String name() {
      return "toy";
    }
  }

  private static final String OLD =
      """
      {"format": "avatarloom.recipe", "version": 2, "name": "old",
       "params": {"extra": {"target": ["p.more", "i/q.more"]}},
       "nodes": {
         "one": {"type": "value.number"},
         "p": {"type": "old.plus", "region": "r", "params": {"more": 2}},
         "i": {"type": "subgraph:twice", "params": {"q.more": 3}}},
       "links": ["one.value -> r.z", "r.z -> p.n", "p.sum -> r.z", "r.z -> i.a"],
       "regions": {"r": {"iterations": 2, "slots": {"z": "Number"}, "series": {"s": "p.sum"}}},
       "subgraphs": {"twice": {
         "inputs": {"a": {"type": "Number"}}, "outputs": {"b": {"type": "Number"}},
         "params": {"by": "q.more"},
         "nodes": {"q": {"type": "old.plus"}},
         "links": ["in.a -> q.n", "q.sum -> out.b"]}},
       "presets": {"big": {"set": {"p.more": 4, "i/q.more": 5}}},
       "sweeps": {"s": {"axes": [{"zip": [{"set": "p.more", "values": [1]},
         {"cases": [{"label": "c", "set": {"p.more": 1}}]}]}], "metrics": ["i.b"]}},
       "outputs": {"b.json": "i.b"},
       "layout": {"links": {"p.sum -> r.z": {"x": 1}}}}
      """;
  private static final Catalogue CATALOGUE =
      new Catalogue(List.of(new BasicNodes(), new Library(List.of(new AddNode()))));
  @TempDir Path folder;

  @Test
  void everyMentionGetsThePresentName() throws Exception {
    Renames.Lifted lifted = Renames.of(Recipe.parse(OLD, "old", folder), CATALOGUE);

    assertThat(lifted.recipe().text())
        .isEqualTo(
            Recipe.parse(
                    OLD.replace("old.plus", "toy.add")
                        .replace(".more", ".amount")
                        .replace("\"more\"", "\"amount\"")
                        .replace("p.sum", "p.y")
                        .replace("q.sum", "q.y")
                        .replace("p.n\"", "p.x\"")
                        .replace("q.n\"", "q.x\""),
                    "new",
                    folder)
                .text());
    assertThat(lifted.notes())
        .extracting(Diagnostic::toString)
        .contains("p: 'old.plus' is called 'toy.add' now", "p.more: 'more' is called 'amount' now");
    assertThat(Renames.of(lifted.recipe(), CATALOGUE).notes()).isEmpty();
  }

  @Test
  void anOldRecipeRunsAndStaysAsItIsOnTheDisk() throws Exception {
    Path file = Files.writeString(folder.resolve("old.loom.json"), OLD);
    Recipe read = Recipe.read(file);

    Graph graph = RecipeCheck.graph(read, CATALOGUE, Path::of);

    assertThat(graph.node("p").orElseThrow().type()).isEqualTo("toy.add");
    assertThat(graph.node("i/q").orElseThrow().params().path("amount").asInt()).isEqualTo(3);
    assertThat(file).hasContent(OLD.strip() + "\n");
    assertThat(read.text()).contains("old.plus");
  }

  @Test
  void settingsMaySayTheFormerName() throws Exception {
    Recipe present = Renames.of(Recipe.parse(OLD, "old", folder), CATALOGUE).recipe();

    Recipe set = Overrides.set(present, List.of("p.more=7"), folder, CATALOGUE);

    assertThat(set.json().at("/nodes/p/params/amount").asInt()).isEqualTo(7);
    assertThat(set.json().at("/nodes/p/params").has("more")).isFalse();
  }

  @Test
  void thePresentNameWinsWhereBothAreSet() throws Exception {
    ObjectNode both = Recipe.parse(OLD, "old", folder).json();
    ((ObjectNode) both.at("/nodes/p/params")).put("amount", 8);

    Recipe lifted = Renames.of(Recipe.of(both, folder), CATALOGUE).recipe();

    assertThat(lifted.json().at("/nodes/p/params").toString()).isEqualTo("{\"amount\":8}");
  }

  private static NodeContract contract(NodeSpec.Builder... builders) {
    List<Node> nodes = new java.util.ArrayList<>();
    for (NodeSpec.Builder builder : builders) {
      NodeSpec spec = builder.build();
      nodes.add(
          new Node() {
            @Override
            public NodeSpec spec() {
              return spec;
            }

            @Override
            public void run(NodeRun run) {}
          });
    }
    return new NodeContract() {
      @Override
      protected NodeLibrary library() {
        return new Library(nodes);
      }
    };
  }

  @Test
  void collisionsAreRefused() {
    NodeSpec.Builder taken = NodeSpec.of("toy.b", 1, "B", "B.").renamedFrom("toy.a");
    assertThatThrownBy(
            () -> contract(NodeSpec.of("toy.a", 1, "A", "A."), taken).formerNamesAreNobodysNames())
        .hasMessageContaining("toy.b was called toy.a, which is toy.a");
    NodeSpec.Builder twice = NodeSpec.of("toy.c", 1, "C", "C.").renamedFrom("toy.a");
    assertThatThrownBy(() -> contract(taken, twice).formerNamesAreNobodysNames())
        .hasMessageContaining("toy.c was called toy.a, which is toy.b");
    assertThatThrownBy(() -> new Catalogue(List.of(contract(taken, twice).library())))
        .hasMessageContaining("both toy.b and toy.c say that they were called toy.a");
    NodeSpec.Builder port = NodeSpec.of("toy.d", 1, "D", "D.");
    port.number("p", 0, 0, 1, "", "P.");
    port.renamedFrom(port.number("q", 0, 0, 1, "", "Q."), "p");
    assertThatThrownBy(() -> contract(port).formerNamesAreNobodysNames())
        .hasMessageContaining("toy.d.p is a former and a present name");
  }

  @Test
  void theManualTellsThem() {
    assertThat(ManualPage.of(new AddNode().spec(), "toy"))
        .contains("Called `old.plus` before.", "| more | amount |", "| sum | y |");
  }
}
