package io.avatarloom.diffusion.face.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.FaceDetections;
import io.avatarloom.diffusion.face.FaceNets;

/** The parameter by which nodes pick one of several faces. */
final class FaceIndex {
  private FaceIndex() {}

  static Param<Integer> param(NodeSpec.Builder builder) {
    return builder.integer("index", 0, 0, 7, "", "Which face; 0 is the largest.");
  }

  /** Mesh [468, 3] of the chosen face, in picture pixels. */
  static Tensor mesh(NodeRun run, In<FaceDetections> port, Param<Integer> index)
      throws NodeException {
    FaceDetections faces = run.get(port);
    int chosen = of(run, faces, index);
    if (faces.landmarks().size(0) == 0) {
      throw new NodeException(
          port.id(), "expected faces with a mesh, met those of a detector that gives none");
    }
    return FaceNets.mesh(faces, chosen);
  }

  /** The chosen face, one that is there. */
  static int of(NodeRun run, FaceDetections faces, Param<Integer> index) throws NodeException {
    if (run.get(index) >= faces.count()) {
      throw new NodeException(
          "index",
          "expected a number below "
              + faces.count()
              + ", the number of faces, met "
              + run.get(index));
    }
    return run.get(index);
  }
}
