package io.avatarloom.diffusion.net;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The building blocks that UNet, ControlNet and autoencoder share, after the diffusers classes of
 * the same names. Pictures are [B, C, H, W] in channels-last memory, so that a picture and its
 * sequence of pixels [B, H W, C] are views of each other.
 *
 * @param script receives the statements
 * @param groups of every group norm
 * @param eps of the residual blocks' group norms
 */
record Blocks(Script script, int groups, double eps) {
  private static final double TRANSFORMER_EPS = 1e-6;

  String conv(String x, String key, int stride, int padding) {
    return script.let(
        "torch.conv2d(%s, %s, %s, [%d, %d], [%d, %d], [1, 1], 1)",
        x,
        script.weight(key + ".weight"),
        script.optional(List.of(key + ".bias")),
        stride,
        stride,
        padding,
        padding);
  }

  String linear(String x, String key) {
    return linear(x, List.of(key));
  }

  private String linear(String x, List<String> keys) {
    return script.let(
        "torch.linear(%s, %s, %s)",
        x,
        script.matrix(keys.stream().map(key -> key + ".weight").toList()),
        script.optional(keys.stream().map(key -> key + ".bias").toList()));
  }

  /** Linear layers of equal width over one input, in one product. */
  String[] linears(String x, String... keys) {
    String all = linear(x, List.of(keys));
    String parts = script.let("torch.chunk(%s, %d, 2)", all, keys.length);
    return IntStream.range(0, keys.length)
        .mapToObj(i -> parts + "[" + i + "]")
        .toArray(String[]::new);
  }

  String groupNorm(String x, String key, double epsilon) {
    return script.let(
        "torch.group_norm(%s, %d, %s, %s, %s, False)",
        x, groups, script.weight(key + ".weight"), script.weight(key + ".bias"), epsilon);
  }

  String layerNorm(String x, String key, double epsilon) {
    String weight = script.weight(key + ".weight");
    return script.let(
        "torch.layer_norm(%s, [torch.size(%s, 0)], %s, %s, %s, False)",
        x, weight, weight, script.weight(key + ".bias"), epsilon);
  }

  String silu(String x) {
    return script.let("torch.silu(%s)", x);
  }

  String add(String x, String y) {
    return script.let("torch.add(%s, %s)", x, y);
  }

  /** Group norm, SiLU, 3x3 convolution. */
  String normConv(String x, String norm, String conv) {
    return conv(silu(groupNorm(x, norm, eps)), conv, 1, 1);
  }

  /**
   * ResnetBlock2D.
   *
   * @param shift [B, width, 1, 1] that the time embedding adds; null when the block has none
   */
  String resnet(String x, String shift, String key) {
    String h = normConv(x, key + ".norm1", key + ".conv1");
    if (shift != null) {
      h = add(h, shift);
    }
    h = normConv(h, key + ".norm2", key + ".conv2");
    boolean widens = script.has(key + ".conv_shortcut.weight");
    return add(widens ? conv(x, key + ".conv_shortcut", 1, 0) : x, h);
  }

  /** The sequence of pixels [B, H W, C] of a picture. */
  String sequence(String x) {
    return script.let("torch.flatten(torch.permute(%s, [0, 2, 3, 1]), 1, 2)", x);
  }

  /** The inverse of {@link #sequence} for a picture shaped like {@code like}. */
  String picture(String sequence, String like) {
    return script.let(
        "torch.permute(torch.unflatten(%s, 1, [torch.size(%s, 2), torch.size(%s, 3)]), [0, 3, 1,"
            + " 2])",
        sequence, like, like);
  }

  /** Transformer2DModel with one block or more of self-attention, cross-attention, GEGLU. */
  String transformer(String x, String context, String key, int heads) {
    String h = sequence(groupNorm(x, key + ".norm", TRANSFORMER_EPS));
    h = linear(h, key + ".proj_in");
    for (int i = 0; script.has(key + ".transformer_blocks." + i + ".norm1.weight"); i++) {
      h = transformerBlock(h, context, key + ".transformer_blocks." + i, heads);
    }
    return add(picture(linear(h, key + ".proj_out"), x), x);
  }

  private String transformerBlock(String x, String context, String key, int heads) {
    String h = layerNorm(x, key + ".norm1", 1e-5);
    String sum = add(x, attention(h, h, key + ".attn1", heads));
    h = layerNorm(sum, key + ".norm2", 1e-5);
    sum = add(sum, attention(h, context, key + ".attn2", heads));
    h = linear(layerNorm(sum, key + ".norm3", 1e-5), key + ".ff.net.0.proj");
    String halves = script.let("torch.chunk(%s, 2, 2)", h);
    String gated = script.let("torch.mul(%s[0], torch.gelu(%s[1]))", halves, halves);
    return add(sum, linear(gated, key + ".ff.net.2"));
  }

  /** Multi-head attention of [B, N, C] queries over [B, M, width] keys and values. */
  String attention(String x, String context, String key, int heads) {
    String mixed;
    if (x.equals(context)) {
      String[] qkv = linears(x, key + ".to_q", key + ".to_k", key + ".to_v");
      mixed = attend(qkv[0], qkv[1], qkv[2], heads, false);
    } else {
      String[] kv = linears(context, key + ".to_k", key + ".to_v");
      mixed = attend(linear(x, key + ".to_q"), kv[0], kv[1], heads, false);
    }
    return linear(mixed, key + ".to_out.0");
  }

  /** Scaled dot-product attention over already projected [B, N, C] sequences. */
  String attend(String query, String keys, String values, int heads, boolean causal) {
    String mixed =
        script.let(
            "torch.scaled_dot_product_attention(%s, %s, %s, None, 0., %s)",
            split(query, heads),
            split(keys, heads),
            split(values, heads),
            causal ? "True" : "False");
    return script.let("torch.flatten(torch.transpose(%s, 1, 2), 2, 3)", mixed);
  }

  /**
   * Attention of one head in plain products: no fused kernel of GPUs is made for heads of more than
   * 256 channels, and what stands in for it takes four times as long.
   */
  String attendWidely(String query, String keys, String values) {
    String scaled = script.let("torch.div(%s, torch.sqrt(torch.size(%s, 2)))", query, query);
    String weights =
        script.let("torch.softmax(torch.matmul(%s, torch.transpose(%s, 1, 2)), -1)", scaled, keys);
    return script.let("torch.matmul(%s, %s)", weights, values);
  }

  private static String split(String x, int heads) {
    return "torch.transpose(torch.unflatten(%s, 2, [%d, -1]), 1, 2)".formatted(x, heads);
  }

  /** Doubles a picture by nearest neighbours to the given height and width, then convolves. */
  String upsample(String x, String height, String width, String key) {
    String large = script.let("torch.upsample_nearest2d(%s, [%s, %s])", x, height, width);
    return conv(large, key + ".conv", 1, 1);
  }
}
