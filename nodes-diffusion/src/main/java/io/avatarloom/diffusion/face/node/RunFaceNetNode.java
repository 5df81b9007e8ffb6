package io.avatarloom.diffusion.face.node;

import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.ValueTypes;
import java.util.List;
import java.util.Map;

/** Raw output of one of the face networks, without cropping and decoding. */
public final class RunFaceNetNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "face.runNetwork",
          1,
          "Run face network",
          "Runs a face network on an input that is cropped and scaled already, and gives one of its"
              + " raw outputs; for studies of alignment and decoding.");
  private static final In<Tensor> INPUT =
      B.in(
          "input",
          ValueTypes.TENSOR,
          "[1, 3, side, side] RGB in the range that the network's config.json asks for.");
  private static final Param<String> NETWORK =
      B.choice(
          "network",
          "identity",
          List.of("detector-short", "detector-full", "landmarks468", "identity", "expression"),
          "Which network.");
  private static final Param<String> NAME =
      B.text(
          "output",
          "descriptor",
          "Which output: regressors or classificators of the detectors, landmarks or face_flag,"
              + " descriptor, logits or probabilities.");
  private static final Param<String> FOLDER = FaceFolder.param(B);
  private static final Out<Tensor> OUTPUT =
      B.out("output", ValueTypes.TENSOR, "The output in the network's own shape.");
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    Map<String, Tensor> outputs;
    try {
      outputs = FaceFolder.open(run, FOLDER).run(run.get(NETWORK), run.get(INPUT));
    } catch (IllegalArgumentException e) {
      throw new NodeException("input", e.getMessage(), e);
    }
    Tensor output = outputs.get(run.get(NAME));
    if (output == null) {
      throw new NodeException(
          "output", "expected one of " + outputs.keySet() + ", met '" + run.get(NAME) + "'");
    }
    run.set(OUTPUT, output);
  }
}
