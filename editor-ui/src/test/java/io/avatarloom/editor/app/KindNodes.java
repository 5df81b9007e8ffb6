package io.avatarloom.editor.app;

import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeLibrary;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.Series;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.Table;
import io.avatarloom.core.value.TextValue;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.editor.stage.Fakes;
import java.util.List;
import java.util.TreeMap;
import org.eclipse.collections.api.factory.Lists;

/**
 * A node with every kind of parameter that basic nodes lack, and one with a result of each kind.
 */
public final class KindNodes implements NodeLibrary {
  @Override
  public String name() {
    return "kinds";
  }

  @Override
  public List<Node> nodes() {
    return List.of(new LookNode(), new ResultsNode());
  }

  private static final class LookNode implements Node {
    private static final NodeSpec.Builder B = NodeSpec.of("kind.look", 1, "Look", "How it looks.");
    private static final Out<NumberValue> OUT = B.out("number", ValueTypes.NUMBER, "One.");
    private static final NodeSpec SPEC = build();

    private static NodeSpec build() {
      B.colour("tint", 1, 0, 0, "Its colour.");
      B.vector("offsetM", 0, 0, 0, -1, 1, "m", "Where it is.");
      B.weights("expression", List.of("jawOpen", "smile"), 0, 1, "Its expression.");
      B.number("azimuthDeg", 0, -180, 180, "deg", "Side.");
      B.number("elevationDeg", 0, -89, 89, "deg", "Height.");
      B.number("radiusM", 1, 0.1, 10, "m", "Distance.");
      return B.build();
    }

    @Override
    public NodeSpec spec() {
      return SPEC;
    }

    @Override
    public void run(NodeRun run) {
      run.set(OUT, new NumberValue(1));
    }
  }

  private static final class ResultsNode implements Node {
    private static final NodeSpec.Builder B =
        NodeSpec.of("kind.results", 1, "Results", "A result of each kind.");
    private static final Out<Mesh> MESH = B.out("mesh", ValueTypes.MESH, "One triangle.");
    private static final Out<SplatCloud> SPLATS = B.out("splats", ValueTypes.SPLAT_CLOUD, "Three.");
    private static final Out<Series> CURVE = B.out("curve", ValueTypes.SERIES, "Two points.");
    private static final Out<Table> TABLE = B.out("table", ValueTypes.TABLE, "One row.");
    private static final Out<TextValue> TEXT = B.out("text", ValueTypes.TEXT, "A word.");
    private static final NodeSpec SPEC = B.build();

    @Override
    public NodeSpec spec() {
      return SPEC;
    }

    @Override
    public void run(NodeRun run) {
      run.set(
          MESH,
          new Mesh(
              "free",
              1,
              Tensor.of(new float[] {0, 0, 0, 1, 0, 0, 0, 1, 0}, 3, 3),
              new int[] {0, 1, 2},
              Tensor.zeros(0, 2),
              new int[0],
              new TreeMap<>()));
      run.set(SPLATS, Fakes.cloud());
      run.set(
          CURVE,
          new Series(Lists.immutable.of("loss"), new double[] {0, 1}, new double[][] {{2, 1}}));
      run.set(
          TABLE,
          new Table(
              Lists.immutable.of("metric", "value"),
              Lists.immutable.of(Lists.immutable.of("psnr", "31.5"))));
      run.set(TEXT, new TextValue("a word"));
    }
  }
}
