package io.avatarloom.diffusion.face.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Similarity;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.FaceDetections;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.face.FaceChip;
import java.util.List;

/** Cuts an aligned chip for a recogniser: least-squares similarity of five points to a template. */
public final class AlignFaceNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "face.align",
          1,
          "Align face",
          "Cuts a face out, turned and scaled so that five points fall on a recogniser's template:"
              + " points of the mesh, or, where there is none, the five keypoints of an SCRFD.");
  private static final In<Image> IMAGE = B.in("image", ValueTypes.IMAGE, "The picture.");
  private static final In<FaceDetections> FACES =
      B.in("faces", ValueTypes.FACE_DETECTIONS, "Faces of the picture.");
  private static final Param<Integer> INDEX = FaceIndex.param(B);
  private static final Param<String> TEMPLATE =
      B.choice(
          "template",
          "dlib150",
          List.of("dlib150", "arcface112"),
          "Template of the recogniser: dlib's 150 px chip or ArcFace's 112 px one.");
  private static final Out<Image> CHIP = B.out("chip", ValueTypes.IMAGE, "The aligned face.");
  private static final Out<Tensor> MATRIX =
      B.out("matrix", ValueTypes.TENSOR, "[2, 3] from chip to picture pixels.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    FaceChip chip = run.get(TEMPLATE).equals("dlib150") ? FaceChip.DLIB150 : FaceChip.ARCFACE112;
    FaceDetections faces = run.get(FACES);
    if (faces.landmarks().size(0) == 0 && faces.count() > 0) {
      byKeypoints(run, faces, chip);
      return;
    }
    Similarity alignment = chip.alignment(FaceIndex.mesh(run, FACES, INDEX));
    run.set(CHIP, new Image(chip.cut(run.get(IMAGE).pixels(), alignment)));
    run.set(MATRIX, alignment.matrix());
  }

  private static void byKeypoints(NodeRun run, FaceDetections faces, FaceChip chip)
      throws NodeException {
    if (chip != FaceChip.ARCFACE112 || faces.keypoints().size(1) != 5) {
      throw new NodeException(
          TEMPLATE.id(),
          "expected arcface112, the template of the detector's five points, met "
              + run.get(TEMPLATE));
    }
    int index = FaceIndex.of(run, faces, INDEX);
    Similarity alignment = chip.alignment(faces.keypoints(), 10 * index);
    run.set(CHIP, new Image(chip.cutPlain(run.get(IMAGE).pixels(), alignment)));
    run.set(MATRIX, alignment.matrix());
  }
}
