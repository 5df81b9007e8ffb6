package io.avatarloom.diffusion.node;

import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Conditioning;
import io.avatarloom.core.value.TextEncoder;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.net.TextTransformer;
import java.util.Optional;

/** Encodes a prompt with a CLIP text encoder: the last hidden state of all 77 tokens. */
public final class EncodeTextNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "diffusion.encodeText",
          1,
          "Encode text",
          "Turns a prompt into the conditioning of a diffusion model. The empty prompt is the"
              + " unconditional one.");
  private static final In<TextEncoder> ENCODER =
      B.in("encoder", ValueTypes.TEXT_ENCODER, "The text encoder.");
  private static final In<Tensor> TOKENS =
      B.optional(
          "tokens", ValueTypes.TENSOR, "[prompt, token] ids to encode instead of the prompt.");
  private static final Param<String> PROMPT = B.text("prompt", "", "The prompt.");
  private static final Out<Conditioning> CONDITIONING =
      B.out("conditioning", ValueTypes.CONDITIONING, "[prompt, token, width].");
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    Optional<Tensor> tokens = run.find(TOKENS);
    run.set(
        CONDITIONING,
        tokens.isPresent()
            ? encodeIds(run, tokens.get())
            : Networks.encode(run, ENCODER, run.get(PROMPT)));
  }

  private static Conditioning encodeIds(NodeRun run, Tensor tokens) throws Exception {
    TextTransformer text = Networks.text(run, ENCODER);
    Tensor rows = Guided.tokenRows(TOKENS.id(), text, Guided.ids(TOKENS.id(), tokens));
    Tensor shaped = rows.reshape(tokens.size(0), tokens.size(1), text.width());
    return new Conditioning(run.detached(() -> text.encode(shaped)), run.get(ENCODER).sha256());
  }
}
