package io.avatarloom.morphable.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.HeadModel;
import io.avatarloom.core.value.HeadPose;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.morphable.head.HeadLabels;
import io.avatarloom.morphable.head.Skinning;

/** Evaluates a head model at a pose (FLAME, Li et al. 2017, eq. 1-5). Lengths stay the model's. */
public final class EvaluateNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "morphable.evaluate",
          1,
          "Evaluate head",
          "Computes the mesh of a head model at a pose: identity, expression and pose correctives"
              + " added to the template, then linear blend skinning over the regressed joints."
              + " Region masks become labels.");
  private static final In<HeadModel> MODEL =
      B.in("model", ValueTypes.HEAD_MODEL, "The head model.");
  private static final In<HeadPose> POSE =
      B.optional("pose", ValueTypes.HEAD_POSE, "The pose; neutral without.");
  private static final Out<Mesh> MESH =
      B.out("mesh", ValueTypes.MESH, "The posed mesh with a label for every region mask.");
  private static final Out<Tensor> JOINTS =
      B.out("joints", ValueTypes.TENSOR, "Posed joint positions, [joint, 3].");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    HeadModel model = run.get(MODEL);
    HeadPose pose = run.find(POSE).orElseGet(() -> neutral(model));
    Topologies.requireSame(POSE.id(), model.topology(), pose.topology());
    Skinning.Posed posed = Skinning.evaluate(model, pose);
    run.set(
        MESH,
        new Mesh(
            model.topology(),
            model.unitsPerMetre(),
            posed.vertices(),
            model.triangles(),
            model.uv(),
            model.uvTriangles(),
            HeadLabels.of(model)));
    run.set(JOINTS, posed.joints());
  }

  private static HeadPose neutral(HeadModel model) {
    return new HeadPose(
        model.topology(),
        Tensor.zeros(model.shapeDirs().size(2)),
        Tensor.zeros(model.expressionDirs().size(2)),
        Tensor.zeros(model.parents().length, 3));
  }
}
