package io.avatarloom.diffusion.train.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.TextEncoder;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.diffusion.net.WeightShapes;
import io.avatarloom.diffusion.text.ClipTokenizer;
import io.avatarloom.diffusion.train.ConditionDraw;
import io.avatarloom.diffusion.train.LatentSet;
import io.avatarloom.diffusion.train.TrainBatch;
import java.io.IOException;
import java.nio.file.Path;

/** Draws the pictures and conditions of one step. */
public final class DrawBatchNode implements Node {
  private static final String TOKENS = "text_model.embeddings.token_embedding.weight";

  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "train.batch",
          1,
          "Draw batch",
          "Chooses the pictures of a step and their conditions: identity prompts, identity prompts"
              + " blended with the words of the view, captions, and empty prompts for the rest"
              + " (condition dropout).");
  private static final In<LatentSet> SET = B.in("set", LatentSet.TYPE, "What to train from.");
  private static final In<TextEncoder> ENCODER =
      B.in("encoder", ValueTypes.TEXT_ENCODER, "Its tokenizer reads the prompts.");
  private static final Param<Integer> SAMPLES =
      B.integer("samples", 512, 1, 65536, "", "Pictures a step sees.");
  private static final Param<Double> IDENTITY =
      B.number("identityShare", 0.5, 0, 1, "", "Share of identity prompts.");
  private static final Param<Double> BLENDED =
      B.from(
          B.number(
              "blendedShare",
              0,
              0,
              1,
              "",
              "Share of identity prompts blended with the view, for adapters."),
          "Arc2Avatar, section 3.3");
  private static final Param<Double> CAPTIONS =
      B.number("captionShare", 0.35, 0, 1, "", "Share of captions; the rest are empty prompts.");
  private static final Param<Boolean> EVERY_VIEW =
      B.flag(
          "everyView",
          false,
          "Whether identity and empty prompts see pictures from all sides, not only within 45"
              + " degrees of the front.");
  private static final Param<Double> AROUND =
      B.number("captionsAround", 0.25, 0, 1, "", "Share of the captions that see all sides.");
  private static final Param<Double> NOISE =
      B.number("identityNoise", 0.012, 0, 1, "", "Deviation added to descriptors.");
  private static final Param<String> PROMPT =
      B.text("prompt", "photo of a id person", "The identity prompt.");
  private static final Param<String> WORD =
      B.text("word", "id", "The word whose token the descriptor replaces.");
  private static final Out<TrainBatch> BATCH =
      B.out("batch", TrainBatch.TYPE, "Pictures and conditions.");
  private static final NodeSpec SPEC = B.build();

  /** A drawing that is prepared once a run. */
  private record Prepared(ConditionDraw draw) implements AutoCloseable {
    @Override
    public void close() {}
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws Exception {
    LatentSet set = run.get(SET);
    ConditionDraw.Mix mix =
        new ConditionDraw.Mix(
            run.get(IDENTITY),
            run.get(BLENDED),
            run.get(CAPTIONS),
            run.get(EVERY_VIEW),
            run.get(AROUND),
            run.get(NOISE));
    if (mix.identity() + mix.blended() + mix.captions() > 1 + 1e-9) {
      throw new NodeException(CAPTIONS.id(), "the shares of conditions add up to more than 1");
    }
    String key = "draw " + set.key() + mix + run.get(PROMPT) + run.get(WORD);
    try {
      Prepared prepared = run.resource(key, () -> new Prepared(prepare(run, set, mix)));
      run.set(BATCH, prepared.draw().draw(run.get(SAMPLES), run.random("batch")));
    } catch (IllegalArgumentException e) {
      throw new NodeException(SET.id(), e.getMessage(), e);
    } catch (IOException e) {
      throw new NodeException(ENCODER.id(), e.getMessage(), e);
    }
  }

  private static ConditionDraw prepare(NodeRun run, LatentSet set, ConditionDraw.Mix mix)
      throws IOException {
    TextEncoder encoder = run.get(ENCODER);
    int width = WeightShapes.of(Path.of(encoder.folder())).get(TOKENS)[1];
    ClipTokenizer tokenizer = ClipTokenizer.read(Path.of(encoder.tokenizer()));
    return new ConditionDraw(set, mix, tokenizer, run.get(PROMPT), run.get(WORD), width);
  }
}
