package io.avatarloom.editor.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.editor.canvas.Shapes;
import io.avatarloom.editor.session.NodeItem;
import io.avatarloom.editor.session.Size;
import io.avatarloom.editor.session.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A graph of any size as people draw them: real node types in columns, most inputs linked to near
 * columns, some to far ones, a few values changed.
 */
final class LargeGraph {
  private static final double GAP_X = 72;
  private static final double GAP_Y = 26;
  private static final int NEAR = 60;
  private static final double FAR_SHARE = 0.06;
  private static final double LINKED_SHARE = 0.85;

  private record Source(String port, Out<?> out) {}

  private final Random random = new Random(11);
  private final ObjectNode json = new ObjectMapper().createObjectNode();
  private final ObjectNode nodes;
  private final ObjectNode places;
  private final ArrayNode links;
  private final List<Source> sources = new ArrayList<>();
  private final List<NodeSpec> types;
  private final Shapes shapes;

  private LargeGraph(Catalogue catalogue, int count) {
    json.put("format", Recipe.FORMAT).put("version", Recipe.VERSION).put("name", count + " nodes");
    json.put("seed", 0);
    nodes = json.putObject("nodes");
    links = json.putArray("links");
    places = json.putObject("layout").putObject("nodes");
    shapes = new Shapes(catalogue);
    types =
        catalogue
            .ids()
            .asLazy()
            .collect(id -> catalogue.node(id).orElseThrow().spec())
            .select(spec -> spec.inputs().size() >= 2 && !spec.outputs().isEmpty())
            .toList();
  }

  /** The text of a recipe with a number of nodes, the same every time. */
  static String recipe(Catalogue catalogue, int count) {
    LargeGraph graph = new LargeGraph(catalogue, count);
    graph.fill(count);
    return graph.json.toString();
  }

  /** Columns as high as make the whole about 16 to 9. */
  private void fill(int count) {
    List<NodeSpec> chosen = new ArrayList<>();
    double area = 0;
    for (int i = 0; i < count; i++) {
      NodeSpec spec = types.get(random.nextInt(types.size()));
      chosen.add(spec);
      Size size = size(spec);
      area += (size.width() + GAP_X) * (size.height() + GAP_Y);
    }
    double columnHeight = Math.sqrt(area * 9 / 16);
    double x = 0;
    double y = 0;
    for (int i = 0; i < count; i++) {
      NodeSpec spec = chosen.get(i);
      Size size = size(spec);
      if (y + size.height() > columnHeight) {
        y = 0;
        x += size.width() + GAP_X;
      }
      add("n" + i, spec, x, y);
      y += size.height() + GAP_Y;
    }
  }

  private Size size(NodeSpec spec) {
    ObjectNode alone = json.objectNode().put("type", spec.id());
    return shapes.sizeOf(new NodeItem("n", alone, new Spot(0, 0), false, false));
  }

  private void add(String id, NodeSpec spec, double x, double y) {
    ObjectNode node = nodes.putObject(id).put("type", spec.id());
    spec.params()
        .select(param -> param.kind() == Param.Kind.NUMBER)
        .take(2)
        .forEach(param -> node.withObject("/params").set(param.id(), param.defaultJson()));
    places.putObject(id).put("x", Math.rint(x)).put("y", Math.rint(y));
    for (In<?> in : spec.inputs()) {
      if (in.required() || random.nextDouble() < LINKED_SHARE) {
        source(in).ifPresent(from -> links.add(from + " -> " + id + "." + in.id()));
      }
    }
    spec.outputs().forEach(out -> sources.add(new Source(id + "." + out.id(), out)));
  }

  /** A fitting output: of the columns just before, sometimes and when there is none of any. */
  private Optional<String> source(In<?> in) {
    int near = Math.max(0, sources.size() - NEAR);
    boolean far = random.nextDouble() < FAR_SHARE;
    List<String> fitting = fitting(in, far ? 0 : near);
    if (fitting.isEmpty() && in.required()) {
      fitting = fitting(in, 0);
    }
    return fitting.isEmpty()
        ? Optional.empty()
        : Optional.of(fitting.get(random.nextInt(fitting.size())));
  }

  private List<String> fitting(In<?> in, int from) {
    return sources.subList(from, sources.size()).stream()
        .filter(source -> in.type().refusal(source.out().type()).isEmpty())
        .map(Source::port)
        .toList();
  }
}
