package io.avatarloom.diffusion.train;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Codec;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * Which pictures a step sees, and under which conditions.
 *
 * @param index [sample] pictures of a latent set
 * @param ids [prompt, token]; prompts beyond the samples are the views that are blended in
 * @param identity [prompt, width of the token rows] descriptors, zero-padded
 * @param mask [prompt, token] 1 where the descriptor takes the place of a token
 * @param share [sample] of the first prompts' conditioning
 */
public record TrainBatch(int[] index, int[][] ids, Tensor identity, Tensor mask, float[] share)
    implements Value {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The type; its file is JSON. */
  public static final ValueType<TrainBatch> TYPE =
      new ValueType<>(
          "TrainBatch",
          TrainBatch.class,
          new BatchCodec(),
          "#fcc8a4",
          "Pictures of a step with their conditions.");

  @Override
  public ValueType<?> type() {
    return TYPE;
  }

  /**
   * One of several equal parts.
   *
   * @param part from 0
   * @param parts a divisor of the number of samples
   */
  public TrainBatch part(int part, int parts) {
    int samples = index.length / parts;
    int from = part * samples;
    int prompts = ids.length / index.length;
    int[][] someIds = new int[prompts * samples][];
    int width = identity.size(1);
    int tokens = mask.size(1);
    float[] rows = new float[prompts * samples * width];
    float[] masks = new float[prompts * samples * tokens];
    for (int p = 0; p < prompts; p++) {
      int source = p * index.length + from;
      System.arraycopy(ids, source, someIds, p * samples, samples);
      System.arraycopy(identity.data(), source * width, rows, p * samples * width, samples * width);
      System.arraycopy(mask.data(), source * tokens, masks, p * samples * tokens, samples * tokens);
    }
    return new TrainBatch(
        java.util.Arrays.copyOfRange(index, from, from + samples),
        someIds,
        Tensor.of(rows, prompts * samples, width),
        Tensor.of(masks, prompts * samples, tokens),
        java.util.Arrays.copyOfRange(share, from, from + samples));
  }

  private static final class BatchCodec implements Codec<TrainBatch> {
    @Override
    public String extension() {
      return "json";
    }

    @Override
    public byte[] encode(TrainBatch batch) {
      ObjectNode node = JSON.createObjectNode();
      node.set("index", JSON.valueToTree(batch.index()));
      node.set("ids", JSON.valueToTree(batch.ids()));
      node.set("identity", JSON.valueToTree(batch.identity().data()));
      node.set("mask", JSON.valueToTree(batch.mask().data()));
      node.set("share", JSON.valueToTree(batch.share()));
      return node.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public TrainBatch decode(byte[] bytes) throws IOException {
      ObjectNode node = (ObjectNode) JSON.readTree(bytes);
      int[][] ids = JSON.treeToValue(node.get("ids"), int[][].class);
      float[] identity = JSON.treeToValue(node.get("identity"), float[].class);
      float[] mask = JSON.treeToValue(node.get("mask"), float[].class);
      int prompts = Math.max(1, ids.length);
      return new TrainBatch(
          JSON.treeToValue(node.get("index"), int[].class),
          ids,
          Tensor.of(identity, ids.length, identity.length / prompts),
          Tensor.of(mask, ids.length, mask.length / prompts),
          JSON.treeToValue(node.get("share"), float[].class));
    }
  }
}
