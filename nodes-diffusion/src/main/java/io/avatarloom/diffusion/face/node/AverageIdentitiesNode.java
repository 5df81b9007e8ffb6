package io.avatarloom.diffusion.face.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.IdentityEmbedding;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.face.Descriptors;
import org.eclipse.collections.api.list.ImmutableList;

/** One descriptor of a person from several (Arc2Avatar, section 3.1). */
public final class AverageIdentitiesNode implements Node {
  private static final PortType<IdentityEmbedding> UNIT_TYPE =
      PortType.of(ValueTypes.IDENTITY_EMBEDDING).with("norm", "unit");
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "face.averageIdentities",
          1,
          "Average identities",
          "Mean of unit-length descriptors, scaled back to unit length: one person from several"
              + " pictures, or a blend of persons.");
  private static final In<IdentityEmbedding> IDENTITIES =
      B.many("identities", UNIT_TYPE, "Unit-length descriptors of one recogniser.");
  private static final Out<IdentityEmbedding> UNIT =
      B.out("unit", UNIT_TYPE, "Unit-length descriptor.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    ImmutableList<IdentityEmbedding> identities = run.all(IDENTITIES);
    if (identities.isEmpty()) {
      throw new NodeException("identities", "expected at least one descriptor, met none");
    }
    IdentityEmbedding first = identities.get(0);
    for (IdentityEmbedding identity : identities) {
      if (!kind(identity).equals(kind(first))) {
        throw new NodeException(
            "identities",
            "expected descriptors of one recogniser, met "
                + kind(first)
                + " and "
                + kind(identity)
                + "; embed all pictures with the same one");
      }
    }
    Tensor mean = Descriptors.mean(identities.collect(IdentityEmbedding::vector).castToList());
    if (!Float.isFinite(mean.at(0))) {
      throw new NodeException(
          "identities",
          "expected descriptors of found faces, met one that is not a number or a set that cancels"
              + " out; leave out the views without a face");
    }
    run.set(UNIT, new IdentityEmbedding(mean, first.space(), true));
  }

  private static String kind(IdentityEmbedding identity) {
    return identity.space() + " of width " + identity.vector().length();
  }
}
