package io.avatarloom.diffusion.face.node;

import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.FaceDetections;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.Table;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.face.ExpressionClassifier;
import java.util.List;
import java.util.Locale;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.list.MutableList;

/** Probabilities of seven facial expressions (face-api's network); a hint, not a measurement. */
public final class ClassifyExpressionNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "face.classifyExpression",
          1,
          "Classify expression",
          "Probabilities of neutral, happy, sad, angry, fearful, disgusted and surprised. The"
              + " network is overconfident and saw photographs only; take it as a hint.");
  private static final In<Image> IMAGE = B.in("image", ValueTypes.IMAGE, "The picture.");
  private static final In<FaceDetections> FACES =
      B.in("faces", ValueTypes.FACE_DETECTIONS, "Faces of the picture.");
  private static final Param<Integer> INDEX = FaceIndex.param(B);
  private static final Param<Boolean> AVERAGE =
      B.flag(
          "averageCrops",
          false,
          "Mean over six crops, mirrored and 3 % larger and smaller: steadier, six times the work.");
  private static final Param<String> FOLDER = FaceFolder.param(B);
  private static final Out<Table> TABLE =
      B.out("table", ValueTypes.TABLE, "Expressions and their probabilities.");
  private static final Out<Tensor> PROBABILITIES =
      B.out("probabilities", ValueTypes.TENSOR, "[7] in the order of the table, sum 1.");
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    Tensor mesh = FaceIndex.mesh(run, FACES, INDEX);
    Tensor picture = run.get(IMAGE).pixels();
    ExpressionClassifier classifier = FaceFolder.open(run, FOLDER).expressions();
    Tensor probabilities =
        run.get(AVERAGE)
            ? classifier.classifyAveraged(picture, mesh)
            : classifier.classify(picture, mesh);
    run.set(PROBABILITIES, probabilities);
    run.set(TABLE, table(classifier.labels(), probabilities));
  }

  private static Table table(List<String> labels, Tensor probabilities) {
    MutableList<ImmutableList<String>> rows = Lists.mutable.empty();
    for (int i = 0; i < labels.size(); i++) {
      rows.add(
          Lists.immutable.of(
              labels.get(i), String.format(Locale.ROOT, "%.3f", probabilities.at(i))));
    }
    return new Table(Lists.immutable.of("expression", "probability"), rows.toImmutable());
  }
}
