package io.avatarloom.diffusion.train.node;

import ai.djl.ndarray.NDManager;
import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.net.DenoiserStep;
import io.avatarloom.diffusion.net.LiveArrays;
import io.avatarloom.diffusion.net.Place;
import io.avatarloom.diffusion.net.Precision;
import io.avatarloom.diffusion.net.TrainingStep;
import io.avatarloom.diffusion.train.LatentSet;
import io.avatarloom.diffusion.train.LatentTables;
import io.avatarloom.diffusion.train.TrainBatch;
import io.avatarloom.diffusion.train.TrainingState;

/** One step of noise-prediction training (Ho et al. 2020, "Denoising diffusion", algorithm 1). */
public final class DenoiserStepNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "train.denoiserStep",
          1,
          "Train denoiser",
          "Noise is added to the batch's latents at random timesteps, the networks predict it, and"
              + " the optimiser follows the gradient of the mean squared error. Weights, moments"
              + " and average stay where the networks compute.");
  private static final In<TrainingState> STATE =
      B.in("state", TrainingState.TYPE, "The state before.");
  private static final In<TrainBatch> BATCH =
      B.in("batch", TrainBatch.TYPE, "Pictures and conditions.");
  private static final In<LatentSet> SET =
      B.in("set", LatentSet.TYPE, "What the batch was drawn from.");
  private static final Training.Ports PORTS = Training.Ports.of(B);
  private static final StepParams STEP = StepParams.of(B);
  private static final Param<String> PRECISION = Training.precision(B);
  private static final Out<TrainingState> NEXT =
      B.out("state", TrainingState.TYPE, "The state afterwards.");
  private static final Out<NumberValue> LOSS =
      B.out("loss", ValueTypes.NUMBER, "Mean squared error of the batch, before the step.");
  private static final Out<NumberValue> NORM =
      B.out("gradientNorm", ValueTypes.NUMBER, "Norm of the gradient, before clipping.");
  private static final Out<NumberValue> RATE =
      B.out("rate", ValueTypes.NUMBER, "Learning rate of the step.");
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    Place place = Training.place(run);
    Precision precision = Training.precision(run, PRECISION, place);
    TrainingState state = run.get(STATE);
    DenoiserStep step = Training.step(run, PORTS, STATE, precision, place);
    LatentTables tables = Training.tables(run, run.get(SET), place);
    if (state.part().equals("control") && tables.hints() == null) {
      throw new NodeException(
          SET.id(), "a ControlNet needs condition maps; set hints of train.encodeSet to true");
    }
    int timesteps = Training.schedule(run, PORTS).length();
    LiveArrays live = run.resource("training arrays", LiveArrays::new);
    double rate = STEP.rate(run, state.step());
    try (NDManager pass = step.step().scope()) {
      var inputs =
          Inputs.of(
              step,
              pass,
              tables,
              run.get(BATCH),
              STEP.accumulate(run),
              run.random("noise"),
              timesteps);
      TrainingStep.Outcome outcome =
          step.step()
              .step(
                  state.arrays(),
                  inputs,
                  STEP.optimiser(run),
                  STEP.numbers(run, rate),
                  state.step() + 1,
                  live);
      if (!Double.isFinite(outcome.loss())) {
        throw new NodeException(
            STATE.id(),
            "the loss is no longer a number at step %d; lower the rate or clip more"
                .formatted(state.step() + 1));
      }
      run.set(
          NEXT,
          new TrainingState(state.part(), state.places(), outcome.arrays(), state.step() + 1));
      run.set(LOSS, new NumberValue(outcome.loss()));
      run.set(NORM, new NumberValue(outcome.gradientNorm()));
      run.set(RATE, new NumberValue(rate));
    }
  }
}
