package io.avatarloom.diffusion.train.node;

import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.net.DenoiserStep;
import io.avatarloom.diffusion.net.Place;
import io.avatarloom.diffusion.net.Precision;
import io.avatarloom.diffusion.train.LatentSet;
import io.avatarloom.diffusion.train.TrainBatch;
import io.avatarloom.diffusion.train.TrainingState;
import java.util.List;

/** The loss on pictures of people that are not trained on: the same noise every time. */
public final class HeldOutLossNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "train.heldOutLoss",
          1,
          "Held-out loss",
          "Mean squared error of the predicted noise on other pictures, with the same timesteps and"
              + " noise in every call, so that the curve shows the networks alone. Let it run every"
              + " some iterations.");
  private static final In<TrainingState> STATE =
      B.in("state", TrainingState.TYPE, "Networks in training.");
  private static final In<TrainBatch> BATCH =
      B.in(
          "batch",
          TrainBatch.TYPE,
          "Held-out pictures and conditions; draw it outside the region.");
  private static final In<LatentSet> SET =
      B.in("set", LatentSet.TYPE, "What the batch was drawn from.");
  private static final Training.Ports PORTS = Training.Ports.of(B);
  private static final Param<Boolean> AVERAGE =
      B.flag("average", true, "Of the averaged weights instead of the last ones.");
  private static final Param<Integer> PARTS =
      B.integer("accumulate", 1, 1, 1024, "", "Parts the batch is split into.");
  private static final Param<Integer> NOISE_SEED =
      B.integer("noiseSeed", 0, 0, Integer.MAX_VALUE, "", "Names the timesteps and noise.");
  private static final Param<String> PRECISION = Training.precision(B);
  private static final Out<NumberValue> LOSS =
      B.out("loss", ValueTypes.NUMBER, "Mean squared error.");
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    Place place = Training.place(run);
    Precision precision = Training.precision(run, PRECISION, place);
    DenoiserStep step = Training.step(run, PORTS, STATE, precision, place);
    CounterRandom random = new CounterRandom(run.get(NOISE_SEED), "held-out noise", 0);
    try (NDManager pass = step.step().scope()) {
      List<NDList> inputs =
          Inputs.of(
              step,
              pass,
              Training.tables(run, run.get(SET), place),
              run.get(BATCH),
              run.get(PARTS),
              random,
              Training.schedule(run, PORTS).length());
      run.set(
          LOSS,
          new NumberValue(step.step().loss(run.get(STATE).arrays(), inputs, run.get(AVERAGE))));
    }
  }
}
