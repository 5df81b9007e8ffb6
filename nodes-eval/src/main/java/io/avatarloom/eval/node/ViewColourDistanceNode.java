package io.avatarloom.eval.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.Table;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.eval.metric.Foreground;
import io.avatarloom.eval.metric.Lab;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.list.MutableList;

/** Colour of each view against a picture of the person from the same side. */
public final class ViewColourDistanceNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "eval.viewColourDistance",
          1,
          "View colour distance",
          "CIE76 difference of the mean foreground colours of renders and pictures of the person,"
              + " view by view. Seen from behind it tells hair from a second face.");
  private static final In<ImageBatch> RENDERS =
      B.in("renders", rgb(), "Renders on a plain background.");
  private static final In<ImageBatch> PICTURES =
      B.in("pictures", rgb(), "Pictures from the same sides in the same order, any size.");
  private static final Out<NumberValue> MEAN =
      B.out("mean", ValueTypes.NUMBER, "Mean difference over the views; NaN for empty pictures.");
  private static final Out<Table> TABLE = B.out("table", ValueTypes.TABLE, "View and difference.");
  private static final NodeSpec SPEC = B.build();

  private static PortType<ImageBatch> rgb() {
    return PortType.of(ValueTypes.IMAGE_BATCH).with("channels", "3");
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    ImageBatch renders = run.get(RENDERS);
    ImageBatch pictures = run.get(PICTURES);
    if (renders.count() != pictures.count()) {
      throw new NodeException(
          PICTURES.id(),
          "expected a picture a render, " + renders.count() + ", met " + pictures.count());
    }
    MutableList<ImmutableList<String>> rows = Lists.mutable.empty();
    double sum = 0;
    for (int v = 0; v < renders.count(); v++) {
      Lab render = Foreground.colour(renders.image(v)).mean();
      double difference = render.deltaE(Foreground.colour(pictures.image(v)).mean());
      sum += difference;
      rows.add(Lists.immutable.of(Integer.toString(v), Cells.number("%.1f", difference)));
    }
    run.set(MEAN, new NumberValue(sum / renders.count()));
    run.set(TABLE, new Table(Lists.immutable.of("view", "difference"), rows.toImmutable()));
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
