package io.avatarloom.diffusion.net;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Writes UNet2DConditionModel and ControlNetModel of the SD 1.x family from their config. The
 * number {@code attention_head_dim} of these configs is the number of heads, as diffusers reads it.
 */
final class UNetSource {
  static final String PLAIN = "forward";
  static final String CONTROLLED = "controlled";
  private static final String INPUTS = "x: Tensor, steps: Tensor, context: Tensor";

  private final ModelConfig config;
  private final Precision precision;
  private final Script script;
  private final Blocks blocks;
  private final int[] channels;
  private final int[] heads;
  private final int layers;
  private final List<String> skips = new ArrayList<>();
  private String times;
  private String context;

  UNetSource(ModelConfig config, Set<String> weights, Precision precision) throws IOException {
    this.config = config;
    this.precision = precision;
    this.script = new Script(weights, Script.Layout.PIXELS);
    this.blocks =
        new Blocks(script, config.integer("norm_num_groups", 32), config.number("norm_eps", 1e-5));
    this.channels = config.integers("block_out_channels");
    String headKey =
        config.has("num_attention_heads") ? "num_attention_heads" : "attention_head_dim";
    this.heads = config.levels(headKey, channels.length);
    this.layers = config.integer("layers_per_block", 2);
    config.demand("act_fn", "silu");
    config.demand("resnet_time_scale_shift", "default");
    config.demand("time_embedding_type", "positional");
    config.demand("mid_block_type", "UNetMidBlock2DCrossAttn");
    for (String key :
        List.of(
            "class_embed_type", "addition_embed_type", "encoder_hid_dim", "time_cond_proj_dim")) {
      config.demandAbsent(key);
    }
  }

  /**
   * Two methods from (x [B, C, H, W], steps [B, channels 0], context [B, token, width]) to the
   * noise [B, C, H, W]; {@link #CONTROLLED} takes ControlNet residuals as well, the middle one
   * last.
   */
  Script unet() throws IOException {
    script.method(PLAIN, INPUTS, "Tensor");
    noise(encode(stem()), false);
    script.method(CONTROLLED, INPUTS + ", residuals: List[Tensor]", "Tensor");
    noise(encode(stem()), true);
    return script;
  }

  /** From (x, steps, context, hint) to the residuals of every skip connection and the middle. */
  Script controlNet() throws IOException {
    script.method(PLAIN, INPUTS + ", hint: Tensor", "List[Tensor]");
    String x = encode(blocks.add(stem(), hint()));
    List<String> residuals = new ArrayList<>();
    for (int i = 0; i < skips.size(); i++) {
      residuals.add(float32(blocks.conv(skips.get(i), "controlnet_down_blocks." + i, 1, 0)));
    }
    residuals.add(float32(blocks.conv(x, "controlnet_mid_block", 1, 0)));
    script.result("[" + String.join(", ", residuals) + "]");
    return script;
  }

  private String stem() {
    String embedded = blocks.linear(working("steps"), "time_embedding.linear_1");
    embedded = blocks.linear(blocks.silu(embedded), "time_embedding.linear_2");
    times = script.stack("time_emb_proj").linear(blocks.silu(embedded));
    times = script.let("torch.unsqueeze(torch.unsqueeze(%s, -1), -1)", times);
    context = working("context");
    return blocks.conv(channelsLast("x"), "conv_in", 1, 1);
  }

  /** ControlNetConditioningEmbedding. */
  private String hint() {
    String key = "controlnet_cond_embedding.";
    String x = blocks.silu(blocks.conv(channelsLast("hint"), key + "conv_in", 1, 1));
    for (int i = 0; script.has(key + "blocks." + i + ".weight"); i++) {
      x = blocks.silu(blocks.conv(x, key + "blocks." + i, 1 + i % 2, 1));
    }
    return blocks.conv(x, key + "conv_out", 1, 1);
  }

  /** Down blocks and middle; leaves the skip connections behind. */
  private String encode(String x) throws IOException {
    List<String> types = config.texts("down_block_types");
    skips.clear();
    skips.add(x);
    for (int i = 0; i < types.size(); i++) {
      String key = "down_blocks." + i;
      boolean attends = attends(types.get(i), "DownBlock2D", "CrossAttnDownBlock2D");
      for (int j = 0; j < layers; j++) {
        x = layer(x, key, j, channels[i], attends ? heads[i] : 0);
        skips.add(x);
      }
      if (i + 1 < types.size()) {
        int padding = config.integer("downsample_padding", 1);
        x = blocks.conv(x, key + ".downsamplers.0.conv", 2, padding);
        skips.add(x);
      }
    }
    int last = channels.length - 1;
    x = layer(x, "mid_block", 0, channels[last], heads[last]);
    return resnet(x, "mid_block.resnets.1", channels[last]);
  }

  private void noise(String x, boolean controlled) throws IOException {
    if (controlled) {
      x = script.let("torch.add(%s, %s)", x, residual(skips.size()));
      for (int i = 0; i < skips.size(); i++) {
        skips.set(i, script.let("torch.add(%s, %s)", skips.get(i), residual(i)));
      }
    }
    x = decode(x);
    x = blocks.normConv(x, "conv_norm_out", "conv_out");
    script.result(float32(x));
  }

  private String residual(int index) {
    return channelsLast("residuals[%d]".formatted(index));
  }

  private String decode(String x) throws IOException {
    List<String> types = config.texts("up_block_types");
    for (int i = 0; i < types.size(); i++) {
      String key = "up_blocks." + i;
      boolean attends = attends(types.get(i), "UpBlock2D", "CrossAttnUpBlock2D");
      for (int j = 0; j <= layers; j++) {
        String skip = skips.remove(skips.size() - 1);
        x = script.let("torch.cat([%s, %s], 1)", x, skip);
        int level = channels.length - 1 - i;
        x = layer(x, key, j, channels[level], attends ? heads[level] : 0);
      }
      if (i + 1 < types.size()) {
        String like = skips.get(skips.size() - 1);
        x = blocks.upsample(x, size(like, 2), size(like, 3), key + ".upsamplers.0");
      }
    }
    return x;
  }

  private static String size(String x, int dimension) {
    return "torch.size(%s, %d)".formatted(x, dimension);
  }

  private String resnet(String x, String key, int width) {
    int begin = script.stack("time_emb_proj").begin(key + ".time_emb_proj", width);
    return blocks.resnet(x, script.let("torch.narrow(%s, 1, %d, %d)", times, begin, width), key);
  }

  private String layer(String x, String key, int index, int width, int attentionHeads) {
    String h = resnet(x, key + ".resnets." + index, width);
    return attentionHeads == 0
        ? h
        : blocks.transformer(h, context, key + ".attentions." + index, attentionHeads);
  }

  private boolean attends(String type, String plain, String attending) throws IOException {
    if (!type.equals(plain) && !type.equals(attending)) {
      throw new IOException(
          "the config has a block of type %s; known are %s and %s"
              .formatted(type, plain, attending));
    }
    return type.equals(attending);
  }

  private String working(String x) {
    return script.let("torch.to(%s, %d)", x, precision.scriptType());
  }

  private String channelsLast(String x) {
    return script.laidOut(working(x));
  }

  private String float32(String x) {
    return script.let("torch.contiguous(torch.to(%s, 6), memory_format=0)", x);
  }
}
