package io.avatarloom.splat.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.ValueTypes;
import java.util.List;
import java.util.stream.IntStream;

/** Takes the face out of a cloud, or the rest: the face-only phase (Arc2Avatar, A.2). */
public final class PickFaceNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "splat.pickFace",
          1,
          "Pick face",
          "The facial splats alone, or all others, in their order. A region that optimises the"
              + " facial ones is the face-only phase; splat.merge puts both together again.");
  private static final In<SplatCloud> CLOUD = B.in("cloud", ValueTypes.SPLAT_CLOUD, "The splats.");
  private static final Param<String> KEEP =
      B.choice("keep", "facial", List.of("facial", "other"), "Which splats stay.");
  private static final Out<SplatCloud> PICKED =
      B.out("cloud", ValueTypes.SPLAT_CLOUD, "Those that stay, with their labels.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    SplatCloud cloud = run.get(CLOUD);
    boolean keepFacial = run.get(KEEP).equals("facial");
    boolean[] facial = Clouds.facial(cloud);
    int[] kept = IntStream.range(0, facial.length).filter(i -> facial[i] == keepFacial).toArray();
    if (kept.length == 0) {
      throw new NodeException(
          CLOUD.id(),
          "expected "
              + run.get(KEEP)
              + " splats, met none among "
              + facial.length
              + "; label the face with morphable.maskFace before splat.fromMesh");
    }
    run.set(PICKED, Clouds.pick(cloud, kept));
  }
}
