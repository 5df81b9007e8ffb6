package io.avatarloom.eval.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.Table;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.eval.metric.TemplateFit;
import org.eclipse.collections.api.factory.Lists;

/** Whether splats still sit on the vertices of the face, which expressions need. */
public final class TemplateCorrespondenceNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "eval.templateCorrespondence",
          1,
          "Template correspondence",
          "Distance of every facial vertex to the splat that stands for it, in per cent of the head's"
              + " height from chin to crown, and how many vertices have lost theirs. A posed avatar"
              + " is compared with the posed mesh.");
  private static final In<SplatCloud> CLOUD =
      B.in("cloud", ValueTypes.SPLAT_CLOUD, "Splats with the label vertex.");
  private static final In<Mesh> MESH =
      B.in("mesh", ValueTypes.MESH, "The mesh they began on, with the label facial.");
  private static final Out<NumberValue> MEAN =
      B.out("mean", ValueTypes.NUMBER, "Mean distance in per cent; NaN when all are lost.");
  private static final Out<NumberValue> MAX =
      B.out("max", ValueTypes.NUMBER, "Largest distance in per cent.");
  private static final Out<NumberValue> LOST =
      B.out("lost", ValueTypes.NUMBER, "Per cent of the facial vertices without a splat.");
  private static final Out<NumberValue> ERROR =
      B.out(
          "error",
          ValueTypes.NUMBER,
          "Mean distance over all facial vertices in per cent, lost ones by the nearest splat of"
              + " another vertex.");
  private static final Out<NumberValue> COUNT =
      B.out("count", ValueTypes.NUMBER, "Number of splats, of the face and others.");
  private static final Out<Table> TABLE = B.out("table", ValueTypes.TABLE, "All figures.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public void run(NodeRun run) throws NodeException {
    SplatCloud cloud = run.get(CLOUD);
    Mesh mesh = run.get(MESH);
    if (cloud.unitsPerMetre() != mesh.unitsPerMetre()) {
      throw new NodeException(
          CLOUD.id(),
          "expected splats in the mesh's unit, "
              + mesh.unitsPerMetre()
              + " a metre, met "
              + cloud.unitsPerMetre()
              + "; put splat.changeUnit before");
    }
    if (!mesh.labels().containsKey("facial")) {
      throw new NodeException(
          MESH.id(), "expected a mesh with the label facial; put morphable.maskFace before");
    }
    TemplateFit fit = TemplateFit.of(cloud, mesh);
    double lost = 100.0 * fit.lost() / fit.vertices();
    run.set(MEAN, new NumberValue(fit.mean()));
    run.set(MAX, new NumberValue(fit.max()));
    run.set(LOST, new NumberValue(lost));
    run.set(ERROR, new NumberValue(fit.error()));
    run.set(COUNT, new NumberValue(cloud.count()));
    run.set(
        TABLE,
        new Table(
            Lists.immutable.of("figure", "value", "unit"),
            Lists.immutable.of(
                Lists.immutable.of("mean distance", text(fit.mean()), "% of head height"),
                Lists.immutable.of("largest distance", text(fit.max()), "% of head height"),
                Lists.immutable.of("error", text(fit.error()), "% of head height"),
                Lists.immutable.of("lost vertices", text(lost), "%"),
                Lists.immutable.of("facial vertices", Integer.toString(fit.vertices()), ""),
                Lists.immutable.of("splats", Integer.toString(cloud.count()), ""))));
  }

  private static String text(double value) {
    return Cells.number("%.3f", value);
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
