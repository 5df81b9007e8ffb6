package io.avatarloom.splat.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.SplatGradient;
import io.avatarloom.core.value.SplatState;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.splat.optim.DensifyRules;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BinaryOperator;

/**
 * Masked densification: grows splats where detail is missing and spares the face (Arc2Avatar,
 * section 3.4).
 */
public final class DensifyNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "splat.densify",
          1,
          "Masked densification",
          "Gathers screen statistics and, on its iterations, clones, splits, prunes and resets opacities."
              + " Facial splats are never touched. Stands between splat.backward and splat.adamStep;"
              + " the gradient that leaves fits the splats that leave.");
  private static final In<SplatState> STATE = B.in("state", ValueTypes.SPLAT_STATE, "The splats.");
  private static final In<SplatGradient> GRADIENT =
      B.in("gradient", ValueTypes.SPLAT_GRADIENT, "Gradient with screen statistics.");
  private static final Param<Boolean> ENABLED =
      B.flag("enabled", true, "False hands everything through unchanged.");
  private static final Param<Integer> START =
      paper(B.integer("start", 100, 0, Double.NaN, "", "First iteration that may densify."));
  private static final Param<Integer> END =
      paper(B.integer("end", 3000, 0, Double.NaN, "", "Iteration from which nothing changes."));
  private static final Param<Integer> INTERVAL =
      paper(B.integer("interval", 200, 1, Double.NaN, "", "Iterations between densifications."));
  private static final Param<Double> THRESHOLD =
      paper(
          B.number(
              "gradThreshold",
              0.005,
              0,
              Double.NaN,
              "",
              "Mean NDC gradient from which splats grow."));
  private static final Param<Double> SPLIT_ABOVE =
      paper(
          B.number(
              "splitAbove",
              2.25,
              0,
              Double.NaN,
              "",
              "Scale above which a splat is split, in the region's unit (percent_dense x extent)."));
  private static final Param<Integer> SPLIT_COUNT =
      paper(B.integer("splitCount", 2, 2, 8, "", "Parts of a split."));
  private static final Param<Double> MIN_OPACITY =
      paper(B.number("minOpacity", 0.2, 0, 1, "", "Fainter splats are pruned."));
  private static final Param<Double> MAX_RADIUS =
      paper(
          B.number(
              "maxScreenRadiusPx",
              20,
              0,
              Double.NaN,
              "px",
              "Larger splats are pruned; 0 for no rule."));
  private static final Param<Double> MAX_SCALE =
      paper(
          B.number(
              "maxWorldScale",
              0.45,
              0,
              Double.NaN,
              "",
              "Larger splats are pruned, in the region's unit (0.1 x extent)."));
  private static final Param<Integer> RESET_START =
      paper(B.integer("resetStart", 400, 0, Double.NaN, "", "First iteration that may reset."));
  private static final Param<Integer> RESET_INTERVAL =
      paper(
          B.integer(
              "resetInterval", 400, 0, Double.NaN, "", "Iterations between resets; 0: none."));
  private static final Param<Double> RESET_OPACITY =
      paper(B.number("resetOpacity", 0.2, 1e-4, 0.999, "", "Opacities are lowered to this."));
  private static final Param<Integer> BELOW_FACE =
      paper(
          B.integer(
              "belowFaceInterval",
              100,
              0,
              Double.NaN,
              "",
              "Iterations between removals of splats lower than the face; 0: none."));
  private static final Param<Boolean> MASK =
      paper(B.flag("mask", true, "Whether facial splats are protected."));
  private static final Param<Boolean> QUIRK =
      B.flag(
          "facialResetQuirk",
          false,
          "Repeats a mistake of the released code: a reset turns the opacity p of facial splats into"
              + " sigmoid(p), between 0.5 and 0.731.");
  private static final Param<Integer> MAX_SPLATS =
      B.integer("maxSplats", 200000, 1, Double.NaN, "", "No births beyond this number.");
  private static final Out<SplatState> NEXT =
      B.out("state", ValueTypes.SPLAT_STATE, "The new set of splats.");
  private static final Out<SplatGradient> NEXT_GRADIENT =
      B.out("gradient", ValueTypes.SPLAT_GRADIENT, "Its gradient, zero for the newborn.");
  private static final Out<NumberValue> COUNT =
      B.out("count", ValueTypes.NUMBER, "Number of splats.");
  private static final Out<NumberValue> BORN =
      B.out("born", ValueTypes.NUMBER, "Splats added in this iteration.");
  private static final Out<NumberValue> PRUNED =
      B.out("pruned", ValueTypes.NUMBER, "Splats removed in this iteration.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  private static <P> Param<P> paper(Param<P> param) {
    return B.from(param, "Arc2Avatar, gaussian_model.py and configs");
  }

  @Override
  public void run(NodeRun run) throws Exception {
    SplatState state = run.get(STATE);
    SplatGradient gradient = run.get(GRADIENT);
    if (gradient.count() != state.cloud().count()) {
      throw new NodeException(
          "gradient",
          "expected the gradient of " + state.cloud().count() + " splats, met " + gradient.count());
    }
    DensifyRules rules = rules(run);
    int iteration = run.iteration();
    Densifier densifier =
        new Densifier(gathered(run, state, gradient), gradient, rules, run.random("split"));
    if (run.get(ENABLED)) {
      if (rules.densifies(iteration)) {
        densifier.giveBirth();
        densifier.prune();
        densifier.forgetStatistics();
      }
      if (rules.prunesBelowFace(iteration)) {
        densifier.pruneBelowFace();
      }
      if (rules.resets(iteration)) {
        densifier.resetOpacity();
      }
    }
    run.set(NEXT, densifier.state());
    run.set(NEXT_GRADIENT, densifier.gradient());
    run.set(COUNT, new NumberValue(densifier.state().cloud().count()));
    run.set(BORN, new NumberValue(densifier.born()));
    run.set(PRUNED, new NumberValue(densifier.pruned()));
  }

  private static DensifyRules rules(NodeRun run) {
    return new DensifyRules(
        run.get(START),
        run.get(END),
        run.get(INTERVAL),
        run.get(THRESHOLD),
        run.get(SPLIT_ABOVE),
        run.get(SPLIT_COUNT),
        run.get(MIN_OPACITY),
        run.get(MAX_RADIUS),
        run.get(MAX_SCALE),
        run.get(RESET_START),
        run.get(RESET_INTERVAL),
        run.get(RESET_OPACITY),
        run.get(BELOW_FACE),
        run.get(MASK),
        run.get(QUIRK),
        run.get(MAX_SPLATS));
  }

  /** The state with this iteration's statistics added: sums added, radius the larger. */
  private static SplatState gathered(NodeRun run, SplatState state, SplatGradient gradient)
      throws Exception {
    SortedMap<String, Tensor> total =
        OnDevice.orJava(
            run,
            "this sum of statistics",
            steps -> gathered(state, gradient, (a, b) -> steps.sum(List.of(a, b)), steps::larger),
            () ->
                gathered(
                    state,
                    gradient,
                    (a, b) -> Gradients.sum(List.of(a, b)),
                    ScreenStatistics::larger));
    return new SplatState(state.cloud(), state.moments(), total, state.step());
  }

  private static SortedMap<String, Tensor> gathered(
      SplatState state,
      SplatGradient gradient,
      BinaryOperator<Tensor> sum,
      BinaryOperator<Tensor> larger) {
    SortedMap<String, Tensor> total = new TreeMap<>(state.statistics());
    gradient
        .statistics()
        .forEach(
            (name, tensor) ->
                total.merge(name, tensor, name.equals(ScreenStatistics.MAX_RADIUS) ? larger : sum));
    return total;
  }
}
