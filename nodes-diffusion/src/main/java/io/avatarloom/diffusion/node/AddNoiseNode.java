package io.avatarloom.diffusion.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.DiffusionModel;
import io.avatarloom.core.value.Latents;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.schedule.NoiseSchedule;
import java.util.Arrays;

/** Forward diffusion to a timestep (Ho et al. 2020, eq. 4). */
public final class AddNoiseNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "diffusion.addNoise",
          1,
          "Add noise",
          "x_t = sqrt(abar_t) x_0 + sqrt(1 - abar_t) noise, and the velocity sqrt(abar_t) noise -"
              + " sqrt(1 - abar_t) x_0.");
  private static final In<DiffusionModel> MODEL =
      B.in("model", ValueTypes.DIFFUSION_MODEL, "Gives the noise schedule.");
  private static final In<Latents> LATENTS =
      B.in("latents", ValueTypes.LATENTS, "Clean latents, scaled.");
  private static final In<Tensor> NOISE =
      B.optional("noise", ValueTypes.TENSOR, "Noise to use instead of a random draw.");
  private static final Param<Integer> TIMESTEP =
      B.integer("timestep", 500, 0, 999, "", "Timestep of all samples.");
  private static final Out<Latents> NOISY = B.out("latents", ValueTypes.LATENTS, "x_t.");
  private static final Out<Tensor> USED = B.out("noise", ValueTypes.TENSOR, "The noise.");
  private static final Out<Tensor> VELOCITY =
      B.out("velocity", ValueTypes.TENSOR, "Target of velocity prediction.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    Latents latents = run.get(LATENTS);
    Tensor clean = latents.tensor();
    Tensor noise = run.find(NOISE).orElseGet(() -> run.random("noise").gaussian(clean.shape()));
    Guided.requireShape(NOISE.id(), clean, noise);
    NoiseSchedule schedule = Networks.schedule(run, MODEL);
    int[] timesteps = new int[clean.size(0)];
    Arrays.fill(timesteps, timestep(run, schedule));
    run.set(NOISY, new Latents(schedule.addNoise(clean, noise, timesteps), latents.space()));
    run.set(USED, noise);
    run.set(VELOCITY, schedule.velocity(clean, noise, timesteps));
  }

  private static int timestep(NodeRun run, NoiseSchedule schedule) throws NodeException {
    int timestep = run.get(TIMESTEP);
    if (timestep >= schedule.length()) {
      throw new NodeException(
          TIMESTEP.id(),
          "expected a timestep below %d, met %d".formatted(schedule.length(), timestep));
    }
    return timestep;
  }
}
