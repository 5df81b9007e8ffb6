package io.avatarloom.eval.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.Table;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.eval.metric.Foreground;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.list.MutableList;

/** How colourful pictures are: large guidance scales give gaudy avatars. */
public final class ColourSaturationNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "eval.colourSaturation",
          1,
          "Colour saturation",
          "Mean chroma (distance from grey in CIE Lab, D65), saturation, colourfulness and share of clipped pixels"
              + " of what stands before the plain background, averaged over the views.");
  private static final In<ImageBatch> IMAGES =
      B.in(
          "images",
          PortType.of(ValueTypes.IMAGE_BATCH).with("channels", "3"),
          "Views on a plain background.");
  private static final Out<NumberValue> CHROMA =
      B.out("chroma", ValueTypes.NUMBER, "Mean chroma in Lab units; NaN for empty pictures.");
  private static final Out<NumberValue> SATURATION =
      B.out("saturation", ValueTypes.NUMBER, "Mean of (max - min) / max of the channels, 0 to 1.");
  private static final Out<NumberValue> COLOURFULNESS =
      B.out(
          "colourfulness",
          ValueTypes.NUMBER,
          "After Hasler and Suesstrunk (2003); blotches of many colours raise it, too.");
  private static final Out<NumberValue> CLIPPED =
      B.out("clipped", ValueTypes.NUMBER, "Share of pixels with a channel at 0 or 1.");
  private static final Out<Table> TABLE =
      B.out("table", ValueTypes.TABLE, "View, chroma, saturation, colourfulness, clipped share.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public void run(NodeRun run) {
    ImageBatch images = run.get(IMAGES);
    List<Foreground.Colour> views = new ArrayList<>();
    for (int v = 0; v < images.count(); v++) {
      views.add(Foreground.colour(images.image(v)));
    }
    run.set(CHROMA, mean(views, Foreground.Colour::chroma));
    run.set(SATURATION, mean(views, Foreground.Colour::saturation));
    run.set(COLOURFULNESS, mean(views, Foreground.Colour::colourfulness));
    run.set(CLIPPED, mean(views, Foreground.Colour::extreme));
    run.set(TABLE, table(views));
  }

  /** Over views that show something. */
  private static NumberValue mean(
      List<Foreground.Colour> views, ToDoubleFunction<Foreground.Colour> figure) {
    return new NumberValue(
        views.stream().mapToDouble(figure).filter(Double::isFinite).average().orElse(Double.NaN));
  }

  private static Table table(List<Foreground.Colour> views) {
    MutableList<ImmutableList<String>> rows = Lists.mutable.empty();
    for (Foreground.Colour view : views) {
      rows.add(
          Lists.immutable.of(
              Integer.toString(rows.size()),
              Cells.number("%.1f", view.chroma()),
              Cells.number("%.3f", view.saturation()),
              Cells.number("%.1f", view.colourfulness()),
              Cells.number("%.3f", view.extreme())));
    }
    return new Table(
        Lists.immutable.of("view", "chroma", "saturation", "colourfulness", "clipped"),
        rows.toImmutable());
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
