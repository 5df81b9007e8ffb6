package io.avatarloom.splat.node;

import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.CameraBatch;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.RenderRecord;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.splat.raster.RasterSettings;
import java.util.List;
import java.util.Optional;
import org.eclipse.collections.api.list.ImmutableList;

/** Renders splats (Kerbl et al. 2023); differentiable through its record. */
public final class RenderNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "splat.render",
          1,
          "Render splats",
          "Draws splats from every camera: colour over a background, coverage, accumulated depth,"
              + " and the record that splat.backward differentiates.");
  private static final In<SplatCloud> CLOUD = B.in("cloud", ValueTypes.SPLAT_CLOUD, "The splats.");
  private static final In<CameraBatch> CAMERAS =
      B.in("cameras", ValueTypes.CAMERA_BATCH, "The views, in the unit of the splats.");
  private static final In<Tensor> BACKGROUND =
      B.optional("background", ValueTypes.TENSOR, "[view, 3] colours; backgroundColour without.");
  private static final Param<String> PRESET =
      B.choice(
          "preset",
          "gsplat",
          List.of("gsplat", "gsplat153", "inria"),
          "Whose constants: alpha ceiling, stop rule, extent, clamp.");
  private static final Param<ImmutableList<Double>> COLOUR =
      B.colour("backgroundColour", 1, 1, 1, "Background of all views, sRGB.");
  private static final Param<Double> NEAR =
      B.number(
          "nearPlane",
          0.01,
          1e-6,
          Double.NaN,
          "",
          "Nearest depth that is drawn, in the unit of the splats.");
  private static final Param<Boolean> ANTIALIASED =
      B.flag("antialiased", false, "Lowers the opacity of splats smaller than a pixel.");
  private static final Out<ImageBatch> IMAGES =
      B.out(
          "images",
          PortType.of(ValueTypes.IMAGE_BATCH).with("channels", "3"),
          "Colour over the background.");
  private static final Out<ImageBatch> ALPHA =
      B.out("alpha", PortType.of(ValueTypes.IMAGE_BATCH).with("channels", "1"), "Coverage.");
  private static final Out<Tensor> DEPTH =
      B.out(
          "depth",
          ValueTypes.TENSOR,
          "[view, 1, height, width] accumulated depth, not divided by coverage.");
  private static final Out<RenderRecord> RECORD =
      B.out("record", ValueTypes.RENDER_RECORD, "For splat.backward.");
  private static final NodeSpec SPEC =
      B.determinism(Determinism.SAME_DEVICE).memory(RenderNode::memory).build();

  private static long memory(NodeRun run) {
    return Rasterising.renderBytes(run.get(CAMERAS), run.get(CLOUD).count());
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    SplatCloud cloud = run.get(CLOUD);
    CameraBatch cameras = run.get(CAMERAS);
    Tensor background = background(run, cameras.count());
    RasterSettings settings =
        RasterSettings.preset(run.get(PRESET))
            .withNearPlane(run.get(NEAR))
            .withAntialiased(run.get(ANTIALIASED));
    Rasterising.Pictures frame =
        Rasterising.forward(run, cloud, Clouds.views(cameras, background), settings);
    int b = cameras.count();
    int h = cameras.height();
    int w = cameras.width();
    run.set(IMAGES, new ImageBatch(Tensor.of(frame.image(), b, 3, h, w)));
    run.set(ALPHA, new ImageBatch(Tensor.of(frame.alpha(), b, 1, h, w)));
    run.set(DEPTH, Tensor.of(frame.depth(), b, 1, h, w));
    run.set(RECORD, new RenderRecord(cloud, cameras, background, settings.toMap(), frame.kept()));
  }

  private static Tensor background(NodeRun run, int views) throws NodeException {
    Optional<Tensor> linked = run.find(BACKGROUND);
    if (linked.isPresent()) {
      if (linked.get().length() != 3 * views) {
        throw new NodeException(
            "background", "expected shape [" + views + ", 3], met " + linked.get());
      }
      return linked.get();
    }
    ImmutableList<Double> colour = run.get(COLOUR);
    if (colour.size() != 3) {
      throw new NodeException("backgroundColour", "expected three numbers, met " + colour.size());
    }
    Tensor background = Tensor.zeros(views, 3);
    for (int i = 0; i < 3 * views; i++) {
      background.data()[i] = colour.get(i % 3).floatValue();
    }
    return background;
  }
}
