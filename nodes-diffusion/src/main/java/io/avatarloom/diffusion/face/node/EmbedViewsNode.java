package io.avatarloom.diffusion.face.node;

import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.FaceDetections;
import io.avatarloom.core.value.IdentityEmbedding;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.face.Descriptors;
import io.avatarloom.diffusion.face.FaceChip;
import io.avatarloom.diffusion.face.FaceNets;
import io.avatarloom.diffusion.face.onnx.OnnxFaces;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Descriptors of the faces in rendered views, for identity similarity. */
public final class EmbedViewsNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "face.embedViews",
          1,
          "Embed views",
          "Detects, aligns and describes the face of every view; views without a face give NaN.");
  private static final In<ImageBatch> IMAGES =
      B.in("images", ValueTypes.IMAGE_BATCH, "The views; 256 px and more work best.");
  private static final Param<String> FOLDER = FaceFolder.param(B);
  private static final int CANVAS = 256;
  private static final Out<Tensor> VIEWS =
      B.out(
          "views",
          ValueTypes.TENSOR,
          "[view, 128] unit-length descriptors; [view, 512] of an arcface.onnx.");
  private static final Out<IdentityEmbedding> MEAN =
      B.out(
          "mean",
          PortType.of(ValueTypes.IDENTITY_EMBEDDING).with("norm", "unit"),
          "Mean descriptor of the views with a face; NaN when there is none.");
  private static final Out<NumberValue> FOUND =
      B.out("found", ValueTypes.NUMBER, "Number of views in which a face was found.");
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    Optional<OnnxFaces> onnx = FaceFolder.onnx(run, FOLDER);
    int width = onnx.isPresent() ? 512 : 128;
    ImageBatch images = run.get(IMAGES);
    float[] views = new float[images.count() * width];
    Arrays.fill(views, Float.NaN);
    List<Tensor> units = new ArrayList<>();
    for (int i = 0; i < images.count(); i++) {
      run.checkCancelled();
      Tensor picture = images.image(i).pixels();
      Optional<Tensor> raw =
          onnx.isPresent()
              ? FaceFolder.reading(FOLDER, () -> described(onnx.get(), picture))
              : described(FaceFolder.open(run, FOLDER), picture);
      if (raw.isPresent()) {
        Tensor unit = Descriptors.unit(raw.get());
        System.arraycopy(unit.data(), 0, views, i * width, width);
        units.add(unit);
      }
    }
    run.set(VIEWS, Tensor.of(views, images.count(), width));
    run.set(FOUND, new NumberValue(units.size()));
    String space = onnx.isPresent() ? OnnxFaces.SPACE : "dlib128";
    run.set(MEAN, new IdentityEmbedding(mean(units, width), space, true));
  }

  private static Optional<Tensor> described(FaceNets nets, Tensor picture) throws IOException {
    FaceDetections faces = nets.detect(picture, 0);
    if (faces.count() == 0) {
      return Optional.empty();
    }
    FaceChip chip = FaceChip.DLIB150;
    return Optional.of(nets.describe(chip.cut(picture, chip.alignment(FaceNets.mesh(faces, 0)))));
  }

  private static Optional<Tensor> described(OnnxFaces nets, Tensor picture) throws IOException {
    FaceDetections faces = nets.detect(picture, CANVAS, 0);
    if (faces.count() == 0) {
      return Optional.empty();
    }
    FaceChip chip = FaceChip.ARCFACE112;
    return Optional.of(nets.describe(chip.cutPlain(picture, chip.alignment(faces.keypoints(), 0))));
  }

  private static Tensor mean(List<Tensor> units, int width) {
    if (!units.isEmpty()) {
      return Descriptors.mean(units);
    }
    float[] nothing = new float[width];
    Arrays.fill(nothing, Float.NaN);
    return Tensor.of(nothing, width);
  }
}
