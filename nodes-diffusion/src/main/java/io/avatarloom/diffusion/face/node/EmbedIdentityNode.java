package io.avatarloom.diffusion.face.node;

import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.IdentityEmbedding;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.face.Descriptors;
import io.avatarloom.diffusion.face.FaceChip;
import io.avatarloom.diffusion.face.onnx.OnnxFaces;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The descriptor of a person from one or more aligned chips (Arc2Avatar, section 3.1; dlib's
 * ResNet).
 */
public final class EmbedIdentityNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "face.embedIdentity",
          1,
          "Embed identity",
          "Descriptor of a person. Several chips are normalised, averaged and normalised again. The"
              + " networks that ship describe 150 px chips by 128 numbers (dlib128); an arcface.onnx"
              + " of your own 112 px chips by 512 (arcface512).");
  private static final In<Image> CHIPS =
      B.many("chips", ValueTypes.IMAGE, "Aligned chips of one person.");
  private static final Param<String> FOLDER = FaceFolder.param(B);
  private static final Out<IdentityEmbedding> UNIT =
      B.out(
          "unit",
          PortType.of(ValueTypes.IDENTITY_EMBEDDING).with("norm", "unit"),
          "Unit-length descriptor, for projection and averaging.");
  private static final Out<IdentityEmbedding> RAW =
      B.out(
          "raw",
          PortType.of(ValueTypes.IDENTITY_EMBEDDING).with("norm", "raw"),
          "The network's own output of the first chip, for dlib's 0.6 / 0.5 rule.");
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    Optional<OnnxFaces> onnx = FaceFolder.onnx(run, FOLDER);
    FaceChip kind = onnx.isPresent() ? FaceChip.ARCFACE112 : FaceChip.DLIB150;
    String space = onnx.isPresent() ? OnnxFaces.SPACE : "dlib128";
    List<Tensor> units = new ArrayList<>();
    Tensor first = null;
    for (Image chip : run.all(CHIPS)) {
      int size = kind.size();
      if (chip.width() != size || chip.height() != size) {
        throw new NodeException(
            "chips",
            "expected chips of %d x %d px from face.align, met %d x %d"
                .formatted(size, size, chip.width(), chip.height()));
      }
      Tensor raw = describe(run, onnx, chip.pixels());
      first = first == null ? raw : first;
      units.add(Descriptors.unit(raw));
      run.checkCancelled();
    }
    if (first == null) {
      throw new NodeException("chips", "expected at least one aligned chip, met none");
    }
    run.set(RAW, new IdentityEmbedding(first, space, false));
    run.set(UNIT, new IdentityEmbedding(Descriptors.mean(units), space, true));
  }

  private static Tensor describe(NodeRun run, Optional<OnnxFaces> onnx, Tensor chip)
      throws Exception {
    return onnx.isPresent()
        ? FaceFolder.reading(FOLDER, () -> onnx.get().describe(chip))
        : FaceFolder.open(run, FOLDER).describe(chip);
  }
}
