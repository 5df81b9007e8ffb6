package io.avatarloom.diffusion.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.ControlNet;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.guidance.Denoiser;
import io.avatarloom.diffusion.guidance.Rows;
import io.avatarloom.diffusion.net.ControlBranch;
import io.avatarloom.diffusion.net.Precision;
import io.avatarloom.diffusion.net.Residuals;
import io.avatarloom.diffusion.net.UNet;
import java.util.Optional;

/**
 * The optional ControlNet of a node that asks a denoiser.
 *
 * @param control the network
 * @param hint condition pictures, one a view
 * @param scale multiplies the network's residuals
 */
record ControlPorts(In<ControlNet> control, In<ImageBatch> hint, Param<Double> scale) {
  /** Registers the ports and the parameter. */
  static ControlPorts of(NodeSpec.Builder builder) {
    return new ControlPorts(
        builder.optional("controlnet", ValueTypes.CONTROL_NET, "Steers every pass by the hint."),
        builder.optional("hint", ValueTypes.IMAGE_BATCH, "Condition picture of every view."),
        builder.number("controlScale", 1, 0, 10, "", "Conditioning scale of the ControlNet."));
  }

  /**
   * The UNet, with the ControlNet if one is linked, as a denoiser that stops when the run is
   * cancelled.
   *
   * @param views number of views that hints are expected for
   */
  Denoiser denoiser(NodeRun run, UNet unet, Precision precision, int views) throws Exception {
    Optional<ControlNet> linked = run.find(control);
    if (linked.isEmpty()) {
      return Guided.denoiser(run, (x, t, context, who) -> unet.predict(x, t, context));
    }
    ControlBranch branch = Networks.control(run, control, linked.get(), precision);
    Tensor hints = hints(run, branch, views);
    double strength = run.get(scale);
    return Guided.denoiser(
        run,
        (x, t, context, who) -> {
          Tensor rows = Rows.pick(hints, who);
          try (Residuals residuals = branch.residuals(x, t, context, rows, strength)) {
            return unet.predict(x, t, context, residuals);
          }
        });
  }

  private Tensor hints(NodeRun run, ControlBranch branch, int views) throws NodeException {
    ImageBatch pictures =
        run.find(hint)
            .orElseThrow(
                () ->
                    new NodeException(
                        hint.id(), "expected condition pictures for the ControlNet, met none"));
    return checked(hint, pictures, branch, views);
  }

  /** Condition pictures of the right kind, one a view. */
  static Tensor checked(In<ImageBatch> port, ImageBatch hints, ControlBranch branch, int views)
      throws NodeException {
    if (hints.channels() != branch.channels()) {
      throw new NodeException(
          port.id(),
          "expected condition pictures of %d channels, met %d"
              .formatted(branch.channels(), hints.channels()));
    }
    Guided.requireRows(port.id(), "condition pictures", hints.pixels(), views);
    return Rows.expand(hints.pixels(), views);
  }
}
