package io.avatarloom.splat.node;

import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.SplatGradient;
import io.avatarloom.core.value.SplatState;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.splat.optim.Adam;
import io.avatarloom.splat.raster.DeviceSteps;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One Adam step on every splat parameter with the schedules of Arc2Avatar (section E.3.3). */
public final class AdamStepNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "splat.adamStep",
          1,
          "Adam step",
          "Updates splats by their gradient. Each parameter group has its own rate, which goes from"
              + " its first to its last value over the surrounding region.");
  private static final In<SplatState> STATE = B.in("state", ValueTypes.SPLAT_STATE, "The splats.");
  private static final In<SplatGradient> GRADIENT =
      B.in("gradient", ValueTypes.SPLAT_GRADIENT, "Gradient of the loss.");
  private static final Param<Double> POSITION =
      rate("positionRate", 1.4e-4, "Rate of means at first, in the region's unit.");
  private static final Param<Double> POSITION_END =
      rate("positionRateEnd", 1.4e-6, "Rate of means at the end.");
  private static final Param<Double> POSITION_SCALE =
      B.from(
          B.number(
              "positionScale",
              4.5,
              0,
              Double.NaN,
              "",
              "Multiplies both rates of means (spatial_lr_scale), in the region's unit."),
          "Arc2Avatar, default_radius");
  private static final Param<Double> COLOUR =
      rate("colourRate", 0.005, "Rate of SH band 0 at first.");
  private static final Param<Double> COLOUR_END = rate("colourRateEnd", 0.003, "At the end.");
  private static final Param<Double> HIGHER =
      B.from(
          B.number(
              "higherBandFactor", 0.05, 0, 1, "", "Rate of higher SH bands over that of band 0."),
          "3DGS, DC / 20");
  private static final Param<Double> OPACITY =
      rate("opacityRate", 0.0175, "Rate of opacity logits at first.");
  private static final Param<Double> OPACITY_END = rate("opacityRateEnd", 0.0175, "At the end.");
  private static final Param<Double> SCALE =
      rate("scaleRate", 0.0025, "Rate of log scales at first.");
  private static final Param<Double> SCALE_END = rate("scaleRateEnd", 0.0005, "At the end.");
  private static final Param<Double> ROTATION =
      rate("rotationRate", 0.001, "Rate of quaternions at first.");
  private static final Param<Double> ROTATION_END = rate("rotationRateEnd", 0.0002, "At the end.");
  private static final Param<String> DECAY =
      B.from(
          B.choice(
              "decay",
              "exponential",
              List.of("exponential", "linear"),
              "Course of the rates from first to last."),
          "Arc2Avatar, E.3.3");
  private static final Param<Double> BETA1 =
      B.number("beta1", 0.9, 0, 0.99999, "", "Decay of the first moment.");
  private static final Param<Double> BETA2 =
      B.number("beta2", 0.999, 0, 0.99999, "", "Decay of the second moment.");
  private static final Param<Double> EPSILON =
      B.from(B.number("epsilon", 1e-15, 0, 1, "", "Added to the root."), "3DGS");
  private static final Param<String> ONLY =
      B.choice("only", "all", List.of("all", "facial", "other"), "Which splats move.");
  private static final Out<SplatState> NEXT =
      B.out("state", ValueTypes.SPLAT_STATE, "The updated splats.");
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  private static Param<Double> rate(String name, double value, String help) {
    return B.from(B.number(name, value, 0, Double.NaN, "", help), "Arc2Avatar, E.3.3");
  }

  @Override
  public void run(NodeRun run) throws Exception {
    SplatState state = run.get(STATE);
    SplatGradient gradient = run.get(GRADIENT);
    SplatCloud cloud = state.cloud();
    if (gradient.count() != cloud.count()) {
      throw new NodeException(
          "gradient",
          "expected the gradient of " + cloud.count() + " splats, met " + gradient.count());
    }
    Map<SplatParameter, Adam.Result> results =
        OnDevice.orJava(
            run,
            "this Adam step",
            steps -> onDevice(run, state, gradient, steps),
            () -> inJava(run, state, gradient));
    run.set(NEXT, next(state, results));
  }

  private static Adam adam(NodeRun run, SplatState state) {
    return new Adam(run.get(BETA1), run.get(BETA2), run.get(EPSILON), state.step() + 1);
  }

  private static Map<SplatParameter, Adam.Result> onDevice(
      NodeRun run, SplatState state, SplatGradient gradient, DeviceSteps steps) {
    Map<SplatParameter, Adam.Result> results = new EnumMap<>(SplatParameter.class);
    Tensor facial = state.cloud().label("facial", 0);
    for (SplatParameter parameter : SplatParameter.values()) {
      results.put(
          parameter,
          steps.adam(
              adam(run, state),
              List.of(
                  parameter.of(state.cloud()),
                  parameter.of(gradient),
                  state.moments().get(parameter.firstMoment()),
                  state.moments().get(parameter.secondMoment())),
              rate(run, parameter),
              Adam.Moving.valueOf(run.get(ONLY).toUpperCase(Locale.ROOT)),
              facial,
              parameter == SplatParameter.SH ? run.get(HIGHER) : 1));
    }
    return results;
  }

  private static Map<SplatParameter, Adam.Result> inJava(
      NodeRun run, SplatState state, SplatGradient gradient) {
    Map<SplatParameter, Adam.Result> results = new EnumMap<>(SplatParameter.class);
    boolean[] moving = moving(run.get(ONLY), state.cloud());
    for (SplatParameter parameter : SplatParameter.values()) {
      results.put(
          parameter,
          adam(run, state)
              .step(
                  parameter.of(state.cloud()),
                  parameter.of(gradient),
                  state.moments().get(parameter.firstMoment()),
                  state.moments().get(parameter.secondMoment()),
                  rate(run, parameter),
                  moving));
    }
    slowHigherBands(run.get(HIGHER), state.cloud().sh(), results.get(SplatParameter.SH).values());
    return results;
  }

  private static SplatState next(SplatState state, Map<SplatParameter, Adam.Result> results) {
    SortedMap<String, Tensor> moments = new TreeMap<>(state.moments());
    results.forEach(
        (parameter, result) -> {
          moments.put(parameter.firstMoment(), result.first());
          moments.put(parameter.secondMoment(), result.second());
        });
    SplatCloud moved =
        new SplatCloud(
            state.cloud().unitsPerMetre(),
            results.get(SplatParameter.MEANS).values(),
            results.get(SplatParameter.QUATS).values(),
            results.get(SplatParameter.LOG_SCALES).values(),
            results.get(SplatParameter.LOGIT_OPACITIES).values(),
            results.get(SplatParameter.SH).values(),
            state.cloud().labels());
    return new SplatState(moved, moments, state.statistics(), state.step() + 1);
  }

  private static double rate(NodeRun run, SplatParameter parameter) {
    return switch (parameter) {
      case MEANS ->
          run.get(POSITION_SCALE) * between(run, run.get(POSITION), run.get(POSITION_END));
      case QUATS -> between(run, run.get(ROTATION), run.get(ROTATION_END));
      case LOG_SCALES -> between(run, run.get(SCALE), run.get(SCALE_END));
      case LOGIT_OPACITIES -> between(run, run.get(OPACITY), run.get(OPACITY_END));
      case SH -> between(run, run.get(COLOUR), run.get(COLOUR_END));
    };
  }

  private static double between(NodeRun run, double first, double last) {
    double p = (double) run.iteration() / Math.max(1, run.iterations());
    return run.get(DECAY).equals("linear") || first <= 0 || last <= 0
        ? first + (last - first) * p
        : Math.exp((1 - p) * Math.log(first) + p * Math.log(last));
  }

  /** Adam's step of the higher bands, shortened: the step is linear in the rate. */
  private static void slowHigherBands(double factor, Tensor before, Tensor after) {
    int terms = before.size(1);
    float[] x = after.data();
    for (int i = 0; i < x.length; i++) {
      if (i / 3 % terms > 0) {
        x[i] = (float) (before.at(i) + factor * (x[i] - before.at(i)));
      }
    }
  }

  private static boolean[] moving(String only, SplatCloud cloud) {
    if (only.equals("all")) {
      return null;
    }
    boolean[] moving = Clouds.facial(cloud);
    if (only.equals("other")) {
      for (int i = 0; i < moving.length; i++) {
        moving[i] = !moving[i];
      }
    }
    return moving;
  }
}
