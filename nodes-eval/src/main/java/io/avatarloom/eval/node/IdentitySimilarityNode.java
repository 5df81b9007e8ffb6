package io.avatarloom.eval.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.CameraBatch;
import io.avatarloom.core.value.IdentityEmbedding;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.Table;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.eval.metric.IdentitySimilarity;
import java.util.Locale;
import java.util.Optional;
import org.eclipse.collections.api.factory.Lists;
import org.eclipse.collections.api.list.ImmutableList;
import org.eclipse.collections.api.list.MutableList;

/** Identity of rendered views held against a photo, by face descriptors of unit length. */
public final class IdentitySimilarityNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "eval.identitySimilarity",
          1,
          "Identity similarity",
          "Cosine and Euclidean distance of each view's face descriptor to a reference, view by view"
              + " and over all. Views without a face are listed and left out of the mean.");
  private static final In<Tensor> VIEWS =
      B.in(
          "views",
          ValueTypes.TENSOR,
          "Unit descriptors [view, width]; a row of NaN where no face was found.");
  private static final In<IdentityEmbedding> REFERENCE =
      B.in(
          "reference",
          PortType.of(ValueTypes.IDENTITY_EMBEDDING).with("norm", "unit"),
          "The person's descriptor, of unit length.");
  private static final In<CameraBatch> CAMERAS =
      B.optional("cameras", ValueTypes.CAMERA_BATCH, "Cameras of the views, for their azimuth.");
  private static final Out<NumberValue> MEAN =
      B.out("mean", ValueTypes.NUMBER, "Mean cosine of the views with a face; NaN without any.");
  private static final Out<NumberValue> DISTANCE =
      B.out(
          "distance",
          ValueTypes.NUMBER,
          "Euclidean distance of the views' mean descriptor, scaled to unit length.");
  private static final Out<Table> TABLE =
      B.out("table", ValueTypes.TABLE, "View, azimuth in degrees, cosine, distance.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public void run(NodeRun run) throws NodeException {
    Tensor views = run.get(VIEWS);
    Tensor reference = run.get(REFERENCE).vector();
    Optional<CameraBatch> cameras = run.find(CAMERAS);
    if (views.rank() != 2 || views.size(1) != reference.length()) {
      throw new NodeException(
          "views", "expected [view, " + reference.length() + "] as the reference, met " + views);
    }
    if (cameras.isPresent() && cameras.get().count() != views.size(0)) {
      throw new NodeException(
          "cameras",
          "expected a camera a view, " + views.size(0) + ", met " + cameras.get().count());
    }
    IdentitySimilarity similarity = IdentitySimilarity.of(views, reference);
    run.set(MEAN, new NumberValue(similarity.meanCosine()));
    run.set(DISTANCE, new NumberValue(similarity.meanDistance()));
    run.set(TABLE, table(similarity, cameras));
  }

  private static Table table(IdentitySimilarity similarity, Optional<CameraBatch> cameras) {
    MutableList<ImmutableList<String>> rows = Lists.mutable.empty();
    for (int v = 0; v < similarity.cosine().length; v++) {
      boolean found = Double.isFinite(similarity.cosine()[v]);
      int view = v;
      rows.add(
          Lists.immutable.of(
              Integer.toString(v),
              cameras.map(c -> text("%.1f", c.azimuthDeg().at(view))).orElse(""),
              found ? text("%.4f", similarity.cosine()[v]) : "no face",
              found ? text("%.4f", similarity.distance()[v]) : "no face"));
    }
    return new Table(
        Lists.immutable.of("view", "azimuth (deg)", "cosine", "distance"), rows.toImmutable());
  }

  private static String text(String format, double number) {
    return String.format(Locale.ROOT, format, number);
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
