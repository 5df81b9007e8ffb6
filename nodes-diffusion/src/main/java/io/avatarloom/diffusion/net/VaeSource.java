package io.avatarloom.diffusion.net;

import java.io.IOException;
import java.util.List;
import java.util.Set;

/**
 * Writes AutoencoderKL from its config: {@code encode} from pictures in [-1, 1] to the posterior's
 * mean and log variance [B, 2 C, H, W], {@code decode} back. No latent factor anywhere.
 */
final class VaeSource {
  static final String ENCODE = "encode";
  static final String DECODE = "decode";

  private final ModelConfig config;
  private final Precision precision;
  private final boolean gpu;
  private final Script script;
  private final Blocks blocks;
  private final int levels;
  private final int layers;

  /**
   * @param gpu true for a GPU, where group norms and their gradients are faster on planes, and
   *     where no attention kernel is made for heads as wide as this
   */
  VaeSource(ModelConfig config, Set<String> weights, Precision precision, boolean gpu)
      throws IOException {
    this.config = config;
    this.precision = precision;
    this.gpu = gpu;
    this.script = new Script(weights, gpu ? Script.Layout.PLANES : Script.Layout.PIXELS);
    this.blocks = new Blocks(script, config.integer("norm_num_groups", 32), 1e-6);
    this.levels = config.integers("block_out_channels").length;
    this.layers = config.integer("layers_per_block", 1);
    config.demand("act_fn", "silu");
    demandTypes("down_block_types", "DownEncoderBlock2D");
    demandTypes("up_block_types", "UpDecoderBlock2D");
  }

  private void demandTypes(String key, String type) throws IOException {
    List<String> types = config.texts(key);
    if (!types.stream().allMatch(type::equals)) {
      throw new IOException("the autoencoder's %s are %s; known is %s".formatted(key, types, type));
    }
  }

  Script source() {
    script.method(ENCODE, "x: Tensor", "Tensor");
    script.result(encoder());
    script.method(DECODE, "x: Tensor", "Tensor");
    script.result(decoder());
    return script;
  }

  private String encoder() {
    String x = blocks.conv(input(), "encoder.conv_in", 1, 1);
    for (int i = 0; i < levels; i++) {
      String key = "encoder.down_blocks." + i;
      for (int j = 0; j < layers; j++) {
        x = blocks.resnet(x, null, key + ".resnets." + j);
      }
      if (i + 1 < levels) {
        String padded = script.let("torch.constant_pad_nd(%s, [0, 1, 0, 1])", x);
        x = blocks.conv(padded, key + ".downsamplers.0.conv", 2, 0);
      }
    }
    x = middle(x, "encoder.mid_block");
    x = blocks.normConv(x, "encoder.conv_norm_out", "encoder.conv_out");
    return output(optionalConv(x, "quant_conv"));
  }

  private String decoder() {
    String x = blocks.conv(optionalConv(input(), "post_quant_conv"), "decoder.conv_in", 1, 1);
    x = middle(x, "decoder.mid_block");
    for (int i = 0; i < levels; i++) {
      String key = "decoder.up_blocks." + i;
      for (int j = 0; j <= layers; j++) {
        x = blocks.resnet(x, null, key + ".resnets." + j);
      }
      if (i + 1 < levels) {
        x = blocks.upsample(x, twice(x, 2), twice(x, 3), key + ".upsamplers.0");
      }
    }
    return output(blocks.normConv(x, "decoder.conv_norm_out", "decoder.conv_out"));
  }

  private static String twice(String x, int dimension) {
    return "torch.mul(torch.size(%s, %d), 2)".formatted(x, dimension);
  }

  private String middle(String x, String key) {
    String h = blocks.resnet(x, null, key + ".resnets.0");
    if (script.has(key + ".attentions.0.group_norm.weight")) {
      h = attention(h, key + ".attentions.0");
    }
    return blocks.resnet(h, null, key + ".resnets.1");
  }

  /** One head over all pixels; older files call the projections query, key, value, proj_attn. */
  private String attention(String x, String key) {
    boolean old = script.has(key + ".query.weight");
    String h = blocks.sequence(blocks.groupNorm(x, key + ".group_norm", 1e-6));
    String[] qkv =
        old
            ? blocks.linears(h, key + ".query", key + ".key", key + ".value")
            : blocks.linears(h, key + ".to_q", key + ".to_k", key + ".to_v");
    String mixed =
        gpu
            ? blocks.attendWidely(qkv[0], qkv[1], qkv[2])
            : blocks.attend(qkv[0], qkv[1], qkv[2], 1, false);
    String out = blocks.linear(mixed, key + (old ? ".proj_attn" : ".to_out.0"));
    return blocks.add(blocks.picture(out, x), x);
  }

  private String optionalConv(String x, String key) {
    return script.has(key + ".weight") ? blocks.conv(x, key, 1, 0) : x;
  }

  private String input() {
    return script.laidOut("torch.to(x, %d)".formatted(precision.scriptType()));
  }

  private static String output(String x) {
    return "torch.contiguous(torch.to(%s, 6), memory_format=0)".formatted(x);
  }
}
