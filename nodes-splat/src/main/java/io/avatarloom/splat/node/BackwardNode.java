package io.avatarloom.splat.node;

import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.CameraBatch;
import io.avatarloom.core.value.ImageGradient;
import io.avatarloom.core.value.RenderRecord;
import io.avatarloom.core.value.SplatGradient;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.splat.raster.RasterFrame;
import java.util.List;

/** Differentiates a render, exactly, and gathers the screen statistics that densification reads. */
public final class BackwardNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "splat.backward",
          1,
          "Render backward",
          "Turns gradients of rendered pictures into gradients of every splat parameter, summed"
              + " over views, with the screen statistics of densification.");
  private static final In<RenderRecord> RECORD =
      B.in("record", ValueTypes.RENDER_RECORD, "The render's record.");
  private static final In<ImageGradient> IMAGE_GRADIENT =
      B.in("imageGradient", ValueTypes.IMAGE_GRADIENT, "Gradient of the loss by picture.");
  private static final Param<String> VIEWS =
      B.from(
          B.choice(
              "statisticsViews",
              "all",
              List.of("all", "last"),
              "Views that count for the statistics; the released code counts the last one only."),
          "Arc2Avatar, train.py");
  private static final Out<SplatGradient> GRADIENT =
      B.out("gradient", ValueTypes.SPLAT_GRADIENT, "Gradient with statistics and the loss.");
  private static final int NUMBERS_PER_SPLAT = 14;
  private static final int NUMBERS_PER_SPLAT_AND_VIEW = 2;

  /** Tiles that a splat of a head touches in a view, as far as nobody has counted. */
  private static final int TILES = 8;

  private static final NodeSpec SPEC =
      B.determinism(Determinism.SAME_DEVICE).memory(BackwardNode::memory).build();

  /** Gradients, statistics, and what the way back through the tiles needs; on a device, nothing. */
  private static long memory(NodeRun run) {
    RenderRecord record = run.get(RECORD);
    long splats = record.cloud().count();
    long numbers =
        splats * (NUMBERS_PER_SPLAT + NUMBERS_PER_SPLAT_AND_VIEW * record.cameras().count())
            + record.cloud().sh().length();
    if (record.kept() instanceof RasterFrame frame) {
      return Float.BYTES * numbers + frame.backwardBytes();
    }
    return record.kept() == null
        ? Float.BYTES * numbers
            + Rasterising.renderBytes(record.cameras(), splats)
            + RasterFrame.backwardBytes(TILES * splats * record.cameras().count())
        : 0;
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    RenderRecord record = run.get(RECORD);
    ImageGradient upstream = run.get(IMAGE_GRADIENT);
    CameraBatch cameras = record.cameras();
    int pixels = cameras.count() * cameras.width() * cameras.height();
    if (upstream.rgb().length() != 3 * pixels) {
      throw new NodeException(
          "imageGradient",
          "expected the gradient of "
              + cameras.count()
              + " pictures of "
              + cameras.width()
              + " x "
              + cameras.height()
              + ", met "
              + upstream.rgb());
    }
    int from = run.get(VIEWS).equals("last") ? cameras.count() - 1 : 0;
    run.set(GRADIENT, Rasterising.backward(run, record, upstream, from));
  }
}
