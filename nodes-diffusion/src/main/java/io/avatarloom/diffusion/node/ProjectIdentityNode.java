package io.avatarloom.diffusion.node;

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
import io.avatarloom.core.value.Conditioning;
import io.avatarloom.core.value.IdentityEmbedding;
import io.avatarloom.core.value.TextEncoder;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.net.TextTransformer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Projects a face descriptor into the text space (Arc2Face; Arc2Avatar, section 3.1). */
public final class ProjectIdentityNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "diffusion.projectIdentity",
          1,
          "Project identity",
          "Encodes a prompt in which the token of the placeholder word is replaced by the unit"
              + " descriptor, padded with zeros to the encoder's width.");
  private static final In<TextEncoder> ENCODER =
      B.in("encoder", ValueTypes.TEXT_ENCODER, "The text encoder that was trained for it.");
  private static final In<IdentityEmbedding> IDENTITY =
      B.in(
          "identity",
          PortType.of(ValueTypes.IDENTITY_EMBEDDING).with("norm", "unit"),
          "Unit-length descriptor.");
  private static final In<Tensor> TOKENS =
      B.optional("tokens", ValueTypes.TENSOR, "[1, token] ids to encode instead of the prompt.");
  private static final Param<String> PROMPT =
      B.from(B.text("prompt", "photo of a id person", "The prompt."), "Arc2Face");
  private static final Param<String> WORD =
      B.from(B.text("placeholder", "id", "Word whose token is replaced."), "Arc2Face");
  private static final Param<Integer> POSITION =
      B.integer(
          "position", -1, -1, 1000, "", "Token to replace, from 0; -1 looks for the placeholder.");
  private static final Out<Conditioning> CONDITIONING =
      B.out("conditioning", ValueTypes.CONDITIONING, "[1, token, width].");
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    TextTransformer text = Networks.text(run, ENCODER);
    Tensor identity = run.get(IDENTITY).vector();
    if (identity.length() > text.width()) {
      throw new NodeException(
          IDENTITY.id(),
          "expected a descriptor of at most "
              + text.width()
              + " numbers, the encoder's width, met "
              + identity.length());
    }
    Optional<Tensor> tokens = run.find(TOKENS);
    int[] ids =
        tokens.isPresent()
            ? Guided.ids(TOKENS.id(), tokens.get())
            : Networks.tokenizer(run, ENCODER).encode(run.get(PROMPT));
    float[] rows = Guided.tokenRows(ENCODER.id(), text, ids).data();
    for (int at : positions(run, ids)) {
      Arrays.fill(rows, at * text.width(), (at + 1) * text.width(), 0);
      System.arraycopy(identity.data(), 0, rows, at * text.width(), identity.length());
    }
    Tensor context = run.detached(() -> text.encode(Tensor.of(rows, 1, ids.length, text.width())));
    run.set(CONDITIONING, new Conditioning(context, run.get(ENCODER).sha256()));
  }

  private static int[] positions(NodeRun run, int[] ids) throws Exception {
    int fixed = run.get(POSITION);
    List<Integer> word =
        fixed < 0 ? Networks.tokenizer(run, ENCODER).words(run.get(WORD)) : List.of();
    int[] positions =
        IntStream.range(0, ids.length)
            .filter(i -> i == fixed || word.size() == 1 && ids[i] == word.get(0))
            .toArray();
    if (positions.length == 0) {
      throw new NodeException(
          PROMPT.id(),
          "expected the placeholder '%s' as one token of the prompt, met '%s'"
              .formatted(run.get(WORD), run.get(PROMPT)));
    }
    return positions;
  }
}
