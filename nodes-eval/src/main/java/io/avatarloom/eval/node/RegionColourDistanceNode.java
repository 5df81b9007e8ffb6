package io.avatarloom.eval.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.tensor.Halt;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.eval.metric.Lab;

/** Pixel by pixel colour difference inside a region, such as an open mouth. */
public final class RegionColourDistanceNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "eval.regionColourDistance",
          1,
          "Region colour distance",
          "Mean CIE76 difference (Lab, D65) of two batches over the pixels that a mask names, for"
              + " example the visible inside of the mouth that morphable.renderMesh labels.");
  private static final In<ImageBatch> A = B.in("a", rgb(3), "Pictures.");
  private static final In<ImageBatch> OTHER = B.in("b", rgb(3), "Pictures of the same size.");
  private static final In<ImageBatch> MASK =
      B.in("mask", rgb(1), "The region: pixels above 0.5, same size.");
  private static final Out<NumberValue> MEAN =
      B.out("mean", ValueTypes.NUMBER, "Mean difference; NaN when the mask is empty.");
  private static final Out<NumberValue> PIXELS =
      B.out("pixels", ValueTypes.NUMBER, "Pixels of the region in all views.");
  private static final NodeSpec SPEC = B.build();

  private static PortType<ImageBatch> rgb(int channels) {
    return PortType.of(ValueTypes.IMAGE_BATCH).with("channels", Integer.toString(channels));
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    ImageBatch a = run.get(A);
    ImageBatch mask = run.get(MASK);
    requireAlike(OTHER, a, run.get(OTHER));
    requireAlike(MASK, a, mask);
    double sum = 0;
    int pixels = 0;
    for (int v = 0; v < a.count(); v++) {
      Halt.check();
      Image first = a.image(v);
      Image second = run.get(OTHER).image(v);
      for (int i = 0; i < a.width() * a.height(); i++) {
        if (mask.pixels().at(v * a.width() * a.height() + i) > 0.5) {
          sum += Lab.ofPixel(first, i).deltaE(Lab.ofPixel(second, i));
          pixels++;
        }
      }
    }
    run.set(MEAN, new NumberValue(sum / pixels));
    run.set(PIXELS, new NumberValue(pixels));
  }

  private static void requireAlike(In<ImageBatch> port, ImageBatch a, ImageBatch other)
      throws NodeException {
    if (a.count() != other.count() || a.width() != other.width() || a.height() != other.height()) {
      throw new NodeException(
          port.id(),
          "expected pictures as in a, "
              + a.pixels()
              + ", met "
              + other.pixels()
              + "; use one camera");
    }
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
