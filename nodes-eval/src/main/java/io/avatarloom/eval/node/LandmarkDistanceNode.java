package io.avatarloom.eval.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.CameraBatch;
import io.avatarloom.core.value.FaceDetections;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.eval.metric.TemplateFit;

/** Landmarks of an animated avatar held against those of the posed mesh. */
public final class LandmarkDistanceNode implements Node {
  private static final int LANDMARKS = 468;
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "eval.landmarkDistance",
          1,
          "Landmark distance",
          "Distance of the 468 landmarks found in a render of the avatar to those found in a render"
              + " of the posed mesh by the same camera, in per cent of the head's height.");
  private static final In<FaceDetections> FACES =
      B.in("faces", ValueTypes.FACE_DETECTIONS, "Landmarks of the avatar; the first face counts.");
  private static final In<FaceDetections> EXPECTED =
      B.in("expected", ValueTypes.FACE_DETECTIONS, "Landmarks of the mesh.");
  private static final In<Mesh> MESH =
      B.in("mesh", ValueTypes.MESH, "The mesh, for the height of the head from chin to crown.");
  private static final In<CameraBatch> CAMERAS =
      B.in("cameras", ValueTypes.CAMERA_BATCH, "The camera of both pictures; the first counts.");
  private static final Out<NumberValue> MEAN =
      B.out("mean", ValueTypes.NUMBER, "Mean distance in per cent; NaN without a face.");
  private static final Out<NumberValue> MAX =
      B.out("max", ValueTypes.NUMBER, "Largest distance in per cent.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public void run(NodeRun run) throws NodeException {
    Tensor met = run.get(FACES).landmarks();
    Tensor expected = run.get(EXPECTED).landmarks();
    if (expected.size(0) == 0) {
      throw new NodeException(
          EXPECTED.id(), "expected a face with landmarks, met none; show the mesh from the front");
    }
    double sum = 0;
    double most = 0;
    double percent = 100 / headHeightPx(run.get(MESH), run.get(CAMERAS));
    for (int i = 0; i < LANDMARKS; i++) {
      double distance = met.size(0) == 0 ? Double.NaN : percent * distance(met, expected, i);
      sum += distance;
      most = Math.max(most, distance);
    }
    run.set(MEAN, new NumberValue(sum / LANDMARKS));
    run.set(MAX, new NumberValue(most));
  }

  private static double distance(Tensor a, Tensor b, int landmark) {
    return Math.hypot(
        a.at(3 * landmark) - b.at(3 * landmark), a.at(3 * landmark + 1) - b.at(3 * landmark + 1));
  }

  /** Height of the head on the picture, at the depth of its middle. */
  private static double headHeightPx(Mesh mesh, CameraBatch cameras) {
    double[] middle = new double[3];
    int vertices = mesh.positions().size(0);
    for (int i = 0; i < 3 * vertices; i++) {
      middle[i % 3] += mesh.positions().at(i) / vertices;
    }
    Tensor view = cameras.worldToCamera();
    double depth =
        view.at(8) * middle[0] + view.at(9) * middle[1] + view.at(10) * middle[2] + view.at(11);
    return TemplateFit.headHeight(mesh) * cameras.intrinsics().at(1) / depth;
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
