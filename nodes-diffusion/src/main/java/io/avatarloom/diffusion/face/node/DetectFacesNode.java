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
import io.avatarloom.core.value.FaceDetections;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.face.onnx.OnnxFaces;
import java.util.Optional;

/** Finds the faces of a picture and their 468-point meshes (BlazeFace, MediaPipe face mesh). */
public final class DetectFacesNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "face.detect",
          1,
          "Detect faces",
          "Finds faces, largest first, with boxes, six keypoints and a 468-point mesh. An SCRFD of"
              + " your own gives five keypoints and no mesh: enough for face.align with"
              + " arcface112.");
  private static final In<Image> IMAGE = B.in("image", ValueTypes.IMAGE, "The picture.");
  private static final Param<Double> MIN_SCORE =
      B.number("minScore", 0, 0, 1, "", "Least score of a face; 0 uses each detector's own.");
  private static final Param<String> FOLDER = FaceFolder.param(B);
  private static final Param<Integer> CANVAS =
      B.from(
          B.integer(
              "canvasPx",
              256,
              64,
              2048,
              "px",
              "Side of the square an SCRFD sees, a multiple of 32; others have their own."),
          "Arc2Avatar, train.py (Arc2Face: 640)");
  private static final Out<FaceDetections> FACES =
      B.out("faces", ValueTypes.FACE_DETECTIONS, "The faces.");
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    FaceDetections faces = detect(run);
    if (faces.count() == 0) {
      throw new NodeException(
          "image",
          "no face was found in the picture; use one in which a face is upright, unobstructed and at"
              + " least 60 pixels wide");
    }
    if (faces.count() > 1) {
      run.log(faces.count() + " faces were found; the largest is used");
    }
    run.set(FACES, faces);
  }

  private static FaceDetections detect(NodeRun run) throws Exception {
    Tensor picture = run.get(IMAGE).pixels();
    Optional<OnnxFaces> onnx = FaceFolder.onnx(run, FOLDER);
    if (onnx.isEmpty()) {
      return FaceFolder.open(run, FOLDER).detect(picture, run.get(MIN_SCORE));
    }
    int canvas = run.get(CANVAS);
    if (canvas % 32 != 0) {
      throw new NodeException(CANVAS.id(), "expected a multiple of 32, met " + canvas);
    }
    return FaceFolder.reading(FOLDER, () -> onnx.get().detect(picture, canvas, run.get(MIN_SCORE)));
  }
}
