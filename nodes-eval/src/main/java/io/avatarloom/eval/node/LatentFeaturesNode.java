package io.avatarloom.eval.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Resample;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Latents;
import io.avatarloom.core.value.ValueTypes;

/** Features of whole pictures from the encoder of a latent diffusion model. */
public final class LatentFeaturesNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "eval.latentFeatures",
          1,
          "Latent features",
          "Latents averaged over a grid, for eval.frechetDistance: the feature net is the VAE of the"
              + " bundle, of which the encoding should give the mean. Unlike face descriptors they"
              + " also exist for views from behind; their distances are not those of Inception.");
  private static final In<Latents> LATENTS =
      B.in("latents", ValueTypes.LATENTS, "Latents of the pictures.");
  private static final Param<Integer> GRID =
      B.integer("grid", 4, 1, 64, "", "Cells along each side.");
  private static final Out<Tensor> FEATURES =
      B.out("features", ValueTypes.TENSOR, "[picture, channels x grid x grid].");
  private static final NodeSpec SPEC = B.build();

  @Override
  public void run(NodeRun run) throws NodeException {
    Tensor latents = run.get(LATENTS).tensor();
    int grid = run.get(GRID);
    int count = latents.size(0);
    int channels = latents.size(1);
    if (grid > Math.min(latents.size(2), latents.size(3))) {
      throw new NodeException(
          GRID.id(), "expected at most the side of the latents, met " + grid + " for " + latents);
    }
    int width = channels * grid * grid;
    float[] features = new float[count * width];
    for (int i = 0; i < count; i++) {
      Tensor one = latents.rows(i, i + 1).reshape(channels, latents.size(2), latents.size(3));
      System.arraycopy(Resample.resize(one, grid, grid).data(), 0, features, i * width, width);
    }
    run.set(FEATURES, Tensor.of(features, count, width));
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
