package io.avatarloom.editor.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.recipe.Recipe;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Times at 1,000 nodes, printed; what they are is asserted elsewhere. */
class LargeGraphTest {
  private static final int NODES = 1000;

  @Test
  void aThousandNodes() {
    String text = Toy.tree(NODES);
    time("open without a layout", 3, () -> Toy.read(text));
    Sketch sketch = Toy.read(text);
    String whole = SketchWriter.text(sketch);
    time("open with a layout", 9, () -> Toy.read(whole));
    time("write", 9, () -> SketchWriter.text(sketch));
    time("index with all ports", 9, () -> index(sketch));
    LinkRules rules = new LinkRules(index(sketch));
    time(
        "link rule",
        9,
        () -> rules.refusal(PortRef.parse("n999.image"), PortRef.parse("n1.image")));
    Document document = new Document(sketch);
    time(
        "move 100 nodes",
        9,
        () ->
            document.apply(
                MoveEdits.nodes(Set.copyOf(sketch.order().nodes().take(100).castToList()), 1, 1)));
    time(
        "delete a node",
        9,
        () -> new NodeEdits(Toy.CATALOGUE).delete(Set.of("n500")).apply(sketch));
    time("undo", 9, document::undo);
    Recipe recipe = Toy.recipe(SketchWriter.text(document.state()));
    assertThat(recipe.nodes()).hasSize(NODES);
  }

  private static GraphIndex index(Sketch sketch) {
    GraphIndex index = new GraphIndex(sketch, Toy.CATALOGUE);
    sketch.order().nodes().forEach(index::ports);
    return index;
  }

  private static void time(String what, int times, Runnable task) {
    double[] ms = new double[times];
    for (int i = 0; i < times; i++) {
      long start = System.nanoTime();
      task.run();
      ms[i] = (System.nanoTime() - start) / 1e6;
    }
    double first = ms[0];
    Arrays.sort(ms);
    System.out.printf(
        "%d nodes, %s: median %.3f ms, first %.3f ms%n", NODES, what, ms[times / 2], first);
  }
}
