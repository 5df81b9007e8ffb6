package io.avatarloom.diffusion.node;

import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Conditioning;
import io.avatarloom.core.value.TextEncoder;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.guidance.ViewDirections;
import java.util.List;
import org.eclipse.collections.api.list.ImmutableList;

/** View-blended conditioning: identity mixed with view words (Arc2Avatar, eq. 4-6). */
public final class BlendViewsNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "guidance.blendViews",
          1,
          "Blend views",
          "share x identity + (1 - share) x view words, for front, side and back.");
  private static final In<Conditioning> IDENTITY =
      B.in("identity", ValueTypes.CONDITIONING, "Conditioning of the person.");
  private static final In<TextEncoder> ENCODER =
      B.in("encoder", ValueTypes.TEXT_ENCODER, "Encodes the view words.");
  private static final Param<Double> SHARE =
      B.from(
          B.number("identityShare", 0.9, 0, 1, "", "Share of the identity."),
          "Arc2Avatar, train.py");
  private static final Param<ImmutableList<String>> WORDS =
      B.from(
          B.texts(
              "words",
              List.of("front view", "side view", "back view"),
              "Prompts of front, side and back."),
          "Arc2Avatar, train.py");
  private static final Out<Conditioning> FRONT =
      B.out("front", ValueTypes.CONDITIONING, "For azimuth 0.");
  private static final Out<Conditioning> SIDE =
      B.out("side", ValueTypes.CONDITIONING, "For azimuth 90.");
  private static final Out<Conditioning> BACK =
      B.out("back", ValueTypes.CONDITIONING, "For azimuth 180.");
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    if (run.get(WORDS).size() != 3) {
      throw new NodeException(WORDS.id(), "expected three prompts, met " + run.get(WORDS).size());
    }
    List<Out<Conditioning>> outputs = List.of(FRONT, SIDE, BACK);
    Conditioning identity = run.get(IDENTITY);
    for (int i = 0; i < 3; i++) {
      Conditioning view = Networks.encode(run, ENCODER, run.get(WORDS).get(i));
      if (view.context().size(2) != identity.context().size(2)) {
        throw new NodeException(
            IDENTITY.id(),
            "expected conditioning of width "
                + view.context().size(2)
                + ", met "
                + identity.context().size(2));
      }
      Tensor blended = ViewDirections.blend(identity.context(), view.context(), run.get(SHARE));
      run.set(outputs.get(i), new Conditioning(blended, identity.space()));
    }
  }
}
