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
import io.avatarloom.diffusion.text.ClipTokenizer;
import java.util.Arrays;
import java.util.List;

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
  private static final Param<String> PROMPT =
      B.from(B.text("prompt", "photo of a id person", "The prompt."), "Arc2Face");
  private static final Param<String> WORD =
      B.from(B.text("placeholder", "id", "Word whose token is replaced."), "Arc2Face");
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
    ClipTokenizer tokenizer = Networks.tokenizer(run, ENCODER);
    Tensor identity = run.get(IDENTITY).vector();
    if (identity.length() > text.width()) {
      throw new NodeException(
          IDENTITY.id(),
          "expected a descriptor of at most "
              + text.width()
              + " numbers, the encoder's width, met "
              + identity.length());
    }
    List<Integer> word = tokenizer.words(run.get(WORD));
    int[] ids = tokenizer.encode(run.get(PROMPT));
    float[] rows = text.rows(ids).data();
    int replaced = 0;
    for (int i = 0; i < ids.length; i++) {
      if (word.size() == 1 && ids[i] == word.get(0)) {
        Arrays.fill(rows, i * text.width(), (i + 1) * text.width(), 0);
        System.arraycopy(identity.data(), 0, rows, i * text.width(), identity.length());
        replaced++;
      }
    }
    if (replaced == 0) {
      throw new NodeException(
          PROMPT.id(),
          "expected the placeholder '"
              + run.get(WORD)
              + "' as one token of the prompt, met '"
              + run.get(PROMPT)
              + "'");
    }
    Tensor context = text.encode(Tensor.of(rows, 1, ids.length, text.width()));
    run.set(CONDITIONING, new Conditioning(context, run.get(ENCODER).sha256()));
  }
}
