package io.avatarloom.diffusion.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.DiffusionModel;
import io.avatarloom.core.value.Latents;
import io.avatarloom.core.value.ValueTypes;
import java.util.Arrays;

/** One deterministic DDIM move (Song et al. 2021, eq. 12 with eta 0), sampling or inversion. */
public final class MoveLatentsNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "diffusion.moveLatents",
          1,
          "DDIM move",
          "Moves noisy latents from one timestep to another along a noise prediction: downwards it"
              + " is a sampling step, upwards an inversion step.");
  private static final In<DiffusionModel> MODEL =
      B.in("model", ValueTypes.DIFFUSION_MODEL, "Gives the noise schedule.");
  private static final In<Latents> LATENTS =
      B.in("latents", ValueTypes.LATENTS, "Noisy latents at timestep from.");
  private static final In<Tensor> NOISE =
      B.in("noise", ValueTypes.TENSOR, "Noise predicted at timestep from.");
  private static final Param<Integer> FROM =
      B.integer("from", 500, -1000, 999, "", "Timestep of the latents.");
  private static final Param<Integer> TO =
      B.integer("to", 480, -1000, 999, "", "Timestep to move to; below 0 the end of sampling.");
  private static final Out<Latents> MOVED =
      B.out("latents", ValueTypes.LATENTS, "Latents at timestep to.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    Latents latents = run.get(LATENTS);
    Guided.requireShape(NOISE.id(), latents.tensor(), run.get(NOISE));
    Tensor moved =
        Networks.schedule(run, MODEL)
            .move(
                latents.tensor(),
                run.get(NOISE),
                all(latents, run.get(FROM)),
                all(latents, run.get(TO)));
    run.set(MOVED, new Latents(moved, latents.space()));
  }

  private static int[] all(Latents latents, int timestep) {
    int[] timesteps = new int[latents.tensor().size(0)];
    Arrays.fill(timesteps, timestep);
    return timesteps;
  }
}
