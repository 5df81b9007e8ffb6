package io.avatarloom.diffusion.train.node;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.diffusion.net.DenoiserStep;
import io.avatarloom.diffusion.train.LatentTables;
import io.avatarloom.diffusion.train.TrainBatch;
import java.util.ArrayList;
import java.util.List;

/** Brings a batch to where the networks compute, in parts. */
final class Inputs {
  private Inputs() {}

  /**
   * @param parts equal parts, whose gradients are averaged
   * @param random of timesteps and noise
   * @param timesteps of the schedule
   */
  static List<NDList> of(
      DenoiserStep step,
      NDManager pass,
      LatentTables tables,
      TrainBatch batch,
      int parts,
      CounterRandom random,
      int timesteps)
      throws NodeException {
    if (batch.index().length % parts != 0) {
      throw new NodeException(
          "accumulate",
          "expected a divisor of the batch's %d samples, met %d"
              .formatted(batch.index().length, parts));
    }
    List<NDList> inputs = new ArrayList<>();
    for (int i = 0; i < parts; i++) {
      TrainBatch part = batch.part(i, parts);
      int samples = part.index().length;
      long[] index = new long[samples];
      long[] steps = new long[samples];
      for (int j = 0; j < samples; j++) {
        index[j] = part.index()[j];
        steps[j] = random.below(timesteps);
      }
      int length = part.mask().size(1);
      long[] ids = new long[part.ids().length * length];
      for (int j = 0; j < ids.length; j++) {
        ids[j] = part.ids()[j / length][j % length];
      }
      inputs.add(
          step.inputs(
              pass,
              new DenoiserStep.Batch(
                  tables.latents(),
                  tables.hints(),
                  index,
                  steps,
                  ids,
                  part.identity(),
                  part.mask(),
                  part.share(),
                  random.nextInt())));
    }
    return inputs;
  }
}
