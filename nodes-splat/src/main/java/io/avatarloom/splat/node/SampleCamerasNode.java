package io.avatarloom.splat.node;

import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.value.CameraBatch;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.splat.camera.CameraBuilder;
import io.avatarloom.splat.camera.CameraSampler;
import java.util.List;
import org.eclipse.collections.api.list.ImmutableList;

/** Training cameras (Arc2Avatar, section E.5 and released configs). */
public final class SampleCamerasNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "splat.sampleCameras",
          1,
          "Sample cameras",
          "Draws the views of one iteration. code: azimuth and polar angle gather at the middle of"
              + " their ranges (exponent 1.5), ranges widen over the run; paper: one azimuth from"
              + " each quadrant (the paper prints no bounds: quarters of the circle are taken, and the"
              + " widening is that of the code); even: azimuths evenly spread with a random offset."
              + " Distances are in the region's unit.");
  private static final Param<String> PRESET =
      B.choice("preset", "code", List.of("code", "paper", "even"), "How azimuths are drawn.");
  private static final Param<Integer> COUNT =
      B.from(B.integer("count", 4, 1, 64, "", "Views an iteration."), "Arc2Avatar, C_batch_size");
  private static final Param<Integer> SIZE =
      B.from(B.integer("sizePx", 512, 16, 4096, "px", "Side of the pictures."), "Arc2Avatar");
  private static final Param<ImmutableList<Double>> FOV =
      B.from(
          B.numbers(
              "fovRad", new double[] {0.4, 0.6}, 0.01, 2, "rad", "Range of the field of view."),
          "Arc2Avatar, configs");
  private static final Param<ImmutableList<Double>> RADIUS =
      B.from(
          B.numbers(
              "radius",
              new double[] {5.6, 5.9},
              0,
              Double.NaN,
              "",
              "Range of the distance, in the region's unit."),
          "Arc2Avatar, configs");
  private static final Param<ImmutableList<Double>> FRAMING =
      B.numbers(
          "framingHeight",
          new double[] {},
          0,
          Double.NaN,
          "",
          "Range of the visible height at the target, in the region's unit; replaces radius when"
              + " set.");
  private static final Param<ImmutableList<Double>> ELEVATION =
      B.from(
          B.numbers(
              "elevationDeg", new double[] {-10, 35}, -89, 89, "deg", "Range of the elevation."),
          "Arc2Avatar, polar 55..100");
  private static final Param<Double> AZIMUTH =
      B.number("azimuthLimitDeg", 180, 1, 180, "deg", "Azimuths lie between minus and plus this.");
  private static final Param<ImmutableList<Double>> TARGET =
      B.vector(
          "target", 0, 0, 0, Double.NaN, Double.NaN, "", "Point looked at, in the region's unit.");
  private static final Param<Double> TARGET_JITTER =
      B.from(
          B.number(
              "targetJitter", 0.05, 0, Double.NaN, "", "Deviation of the target, region's unit."),
          "Arc2Avatar, dataset_readers");
  private static final Param<Double> POSITION_JITTER =
      B.from(
          B.number(
              "positionJitter",
              0.025,
              0,
              Double.NaN,
              "",
              "Half range of the position, region's unit."),
          "Arc2Avatar, dataset_readers");
  private static final Param<Double> UP_JITTER =
      B.from(
          B.number("upJitter", 0.01, 0, 1, "", "Deviation of the up direction."),
          "Arc2Avatar, dataset_readers");
  private static final Param<Integer> RELAX_EVERY =
      B.from(
          B.integer(
              "relaxEvery", 1500, 0, Double.NaN, "", "Iterations between widenings; 0 for none."),
          "Arc2Avatar, configs");
  private static final Param<ImmutableList<Double>> FOV_FACTORS =
      B.from(
          B.numbers(
              "fovFactors",
              new double[] {0.8, 1.1},
              0.01,
              100,
              "",
              "What a widening multiplies the ends of the field of view by."),
          "Arc2Avatar, configs");
  private static final Param<ImmutableList<Double>> FOV_LIMITS =
      B.from(
          B.numbers(
              "fovLimitsRad",
              new double[] {0.3, 0.7},
              0.01,
              2,
              "rad",
              "The widest range of the field of view."),
          "Arc2Avatar, configs");
  private static final Param<Double> RADIUS_FACTOR =
      B.from(
          B.number(
              "radiusFactor",
              0.95,
              0.01,
              1,
              "",
              "What a widening multiplies the near end of the distance by."),
          "Arc2Avatar, configs");
  private static final Param<Double> RADIUS_LIMIT =
      B.from(
          B.number(
              "radiusLimit",
              4.6,
              0,
              Double.NaN,
              "",
              "The nearest distance, in the region's unit; the far end never changes."),
          "Arc2Avatar, configs");
  private static final Out<CameraBatch> CAMERAS =
      B.out("cameras", ValueTypes.CAMERA_BATCH, "The views.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    CounterRandom random = run.random("cameras");
    int count = run.get(COUNT);
    CameraSampler sampler =
        new CameraSampler(
            run.get(PRESET),
            pair(run, FOV),
            pair(run, RADIUS),
            run.get(FRAMING).isEmpty() ? null : pair(run, FRAMING),
            pair(run, ELEVATION),
            run.get(AZIMUTH),
            triple(run),
            run.get(TARGET_JITTER),
            run.get(POSITION_JITTER),
            run.get(UP_JITTER),
            new CameraSampler.Relaxation(
                pair(run, FOV_FACTORS),
                pair(run, FOV_LIMITS),
                run.get(RADIUS_FACTOR),
                run.get(RADIUS_LIMIT)));
    int relaxed = run.get(RELAX_EVERY) > 0 ? run.iteration() / run.get(RELAX_EVERY) : 0;
    CameraBuilder builder = new CameraBuilder(run.get(SIZE), run.get(SIZE));
    sampler.draw(count, relaxed, random, builder);
    run.set(CAMERAS, builder.build());
  }

  private static double[] pair(NodeRun run, Param<ImmutableList<Double>> param)
      throws NodeException {
    ImmutableList<Double> list = run.get(param);
    if (list.size() != 2 || list.get(0) > list.get(1)) {
      throw new NodeException(param.id(), "expected [low, high], met " + list);
    }
    return new double[] {list.get(0), list.get(1)};
  }

  private static double[] triple(NodeRun run) throws NodeException {
    ImmutableList<Double> list = run.get(TARGET);
    if (list.size() != 3) {
      throw new NodeException(TARGET.id(), "expected three numbers, met " + list);
    }
    return new double[] {list.get(0), list.get(1), list.get(2)};
  }
}
