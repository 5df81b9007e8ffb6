package io.avatarloom.splat.node;

import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.CameraBatch;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.splat.camera.CameraBuilder;
import org.eclipse.collections.api.list.ImmutableList;

/** Fixed cameras around the head: turntables and judged views. */
public final class OrbitCamerasNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "splat.orbitCameras",
          1,
          "Orbit cameras",
          "Cameras at given azimuths, or evenly round the head, at one distance.");
  private static final Param<ImmutableList<Double>> AZIMUTHS =
      B.numbers(
          "azimuthsDeg", new double[] {}, -360, 360, "deg", "Azimuths; empty for an even circle.");
  private static final Param<Integer> COUNT =
      B.integer("count", 8, 1, 720, "", "Views of the even circle, starting at the front.");
  private static final Param<Double> ELEVATION =
      B.number("elevationDeg", 0, -89, 89, "deg", "Elevation.");
  private static final Param<Double> FOV =
      B.number("fovRad", 0.5, 0.01, 2, "rad", "Field of view.");
  private static final Param<Double> FRAMING =
      B.number(
          "framingHeight",
          2.05,
          1e-6,
          Double.NaN,
          "",
          "Visible height at the target, in the unit of the scene.");
  private static final Param<ImmutableList<Double>> TARGET =
      B.vector(
          "target",
          0,
          0,
          0,
          Double.NaN,
          Double.NaN,
          "",
          "Point looked at, in the unit of the scene.");
  private static final Param<Integer> SIZE =
      B.integer("sizePx", 256, 16, 4096, "px", "Side of the pictures.");
  private static final Out<CameraBatch> CAMERAS =
      B.out("cameras", ValueTypes.CAMERA_BATCH, "The views.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    ImmutableList<Double> list = run.get(TARGET);
    if (list.size() != 3) {
      throw new NodeException(TARGET.id(), "expected three numbers, met " + list);
    }
    double[] target = {list.get(0), list.get(1), list.get(2)};
    double[] azimuths = azimuths(run.get(AZIMUTHS), run.get(COUNT));
    double distance = run.get(FRAMING) / 2 / Math.tan(run.get(FOV) / 2);
    CameraBuilder builder = new CameraBuilder(run.get(SIZE), run.get(SIZE));
    for (double azimuth : azimuths) {
      builder.add(
          azimuth, run.get(ELEVATION), distance, run.get(FOV), target, new double[] {0, 1, 0});
    }
    run.set(CAMERAS, builder.build());
  }

  private static double[] azimuths(ImmutableList<Double> listed, int count) {
    if (listed.notEmpty()) {
      return listed.collectDouble(Double::doubleValue).toArray();
    }
    double[] circle = new double[count];
    for (int i = 0; i < count; i++) {
      circle[i] = 360.0 * i / count;
    }
    return circle;
  }
}
