package io.avatarloom.diffusion.net;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Names and shapes of the weights that a config.json of the SD 1.x family calls for, as diffusers
 * and transformers write them: what a network is made of before it is trained.
 */
public final class WeightShapes {
  private final ModelConfig config;
  private final SortedMap<String, int[]> shapes = new TreeMap<>();

  private WeightShapes(ModelConfig config) {
    this.config = config;
  }

  /**
   * Shapes by name.
   *
   * @param folder with the config.json of a UNet2DConditionModel, ControlNetModel, AutoencoderKL or
   *     CLIPTextModel
   * @throws IOException if there is no config, or one of another class
   */
  public static SortedMap<String, int[]> of(Path folder) throws IOException {
    ModelConfig config = ModelConfig.read(folder.resolve("config.json"));
    WeightShapes shapes = new WeightShapes(config);
    String kind = config.text("_class_name", config.text("model_type", ""));
    switch (kind) {
      case "UNet2DConditionModel" -> shapes.unet();
      case "ControlNetModel" -> shapes.controlNet();
      case "AutoencoderKL" -> shapes.autoencoder();
      case "clip_text_model" -> shapes.textEncoder();
      default ->
          throw new IOException(
              folder
                  + "/config.json describes a '"
                  + kind
                  + "'; known are UNet2DConditionModel, ControlNetModel, AutoencoderKL and"
                  + " clip_text_model");
    }
    return shapes.shapes;
  }

  private void unet() throws IOException {
    int[] channels = config.integers("block_out_channels");
    int layers = config.integer("layers_per_block", 2);
    List<Integer> skips = encoder(channels, layers);
    List<String> types = config.texts("up_block_types");
    int x = channels[channels.length - 1];
    for (int i = 0; i < types.size(); i++) {
      int out = channels[channels.length - 1 - i];
      String key = "up_blocks." + i;
      for (int j = 0; j <= layers; j++) {
        resnet(key + ".resnets." + j, x + skips.remove(skips.size() - 1), out, true);
        x = out;
        if (types.get(i).startsWith("CrossAttn")) {
          transformer(key + ".attentions." + j, out);
        }
      }
      if (i + 1 < types.size()) {
        conv(key + ".upsamplers.0.conv", out, out, 3);
      }
    }
    norm("conv_norm_out", channels[0]);
    conv("conv_out", channels[0], config.integer("out_channels", 4), 3);
  }

  private void controlNet() throws IOException {
    int[] channels = config.integers("block_out_channels");
    List<Integer> skips = encoder(channels, config.integer("layers_per_block", 2));
    for (int i = 0; i < skips.size(); i++) {
      conv("controlnet_down_blocks." + i, skips.get(i), skips.get(i), 1);
    }
    int middle = channels[channels.length - 1];
    conv("controlnet_mid_block", middle, middle, 1);
    String key = "controlnet_cond_embedding.";
    int[] hint = config.integers("conditioning_embedding_out_channels");
    conv(key + "conv_in", config.integer("conditioning_channels", 3), hint[0], 3);
    for (int i = 0; i + 1 < hint.length; i++) {
      conv(key + "blocks." + 2 * i, hint[i], hint[i], 3);
      conv(key + "blocks." + (2 * i + 1), hint[i], hint[i + 1], 3);
    }
    conv(key + "conv_out", hint[hint.length - 1], channels[0], 3);
  }

  /** Stem, down blocks and middle; returns the channels of the skip connections. */
  private List<Integer> encoder(int[] channels, int layers) throws IOException {
    conv("conv_in", config.integer("in_channels", 4), channels[0], 3);
    linear("time_embedding.linear_1", channels[0], 4 * channels[0], true);
    linear("time_embedding.linear_2", 4 * channels[0], 4 * channels[0], true);
    List<String> types = config.texts("down_block_types");
    List<Integer> skips = new ArrayList<>(List.of(channels[0]));
    int x = channels[0];
    for (int i = 0; i < types.size(); i++) {
      String key = "down_blocks." + i;
      for (int j = 0; j < layers; j++) {
        resnet(key + ".resnets." + j, x, channels[i], true);
        x = channels[i];
        if (types.get(i).startsWith("CrossAttn")) {
          transformer(key + ".attentions." + j, x);
        }
        skips.add(x);
      }
      if (i + 1 < types.size()) {
        conv(key + ".downsamplers.0.conv", x, x, 3);
        skips.add(x);
      }
    }
    resnet("mid_block.resnets.0", x, x, true);
    transformer("mid_block.attentions.0", x);
    resnet("mid_block.resnets.1", x, x, true);
    return skips;
  }

  private void autoencoder() throws IOException {
    int[] channels = config.integers("block_out_channels");
    int layers = config.integer("layers_per_block", 1);
    int latent = config.integer("latent_channels", 4);
    int last = channels.length - 1;
    conv("encoder.conv_in", config.integer("in_channels", 3), channels[0], 3);
    int x = channels[0];
    for (int i = 0; i <= last; i++) {
      x = column("encoder.down_blocks." + i, x, channels[i], layers);
      if (i < last) {
        conv("encoder.down_blocks." + i + ".downsamplers.0.conv", x, x, 3);
      }
    }
    ends("encoder", x, x, 2 * latent);
    conv("decoder.conv_in", latent, x, 3);
    for (int i = 0; i <= last; i++) {
      x = column("decoder.up_blocks." + i, x, channels[last - i], layers + 1);
      if (i < last) {
        conv("decoder.up_blocks." + i + ".upsamplers.0.conv", x, x, 3);
      }
    }
    ends("decoder", channels[last], x, config.integer("out_channels", 3));
    if (config.flag("use_quant_conv", true)) {
      conv("quant_conv", 2 * latent, 2 * latent, 1);
      conv("post_quant_conv", latent, latent, 1);
    }
  }

  private int column(String key, int from, int to, int layers) {
    for (int j = 0; j < layers; j++) {
      resnet(key + ".resnets." + j, j == 0 ? from : to, to, false);
    }
    return to;
  }

  /** The middle and the last layers of an encoder or decoder. */
  private void ends(String key, int middle, int last, int out) {
    resnet(key + ".mid_block.resnets.0", middle, middle, false);
    resnet(key + ".mid_block.resnets.1", middle, middle, false);
    if (config.flag("mid_block_add_attention", true)) {
      String attention = key + ".mid_block.attentions.0.";
      norm(attention + "group_norm", middle);
      for (String part : List.of("to_q", "to_k", "to_v", "to_out.0")) {
        linear(attention + part, middle, middle, true);
      }
    }
    norm(key + ".conv_norm_out", last);
    conv(key + ".conv_out", last, out, 3);
  }

  private void textEncoder() {
    int width = config.integer("hidden_size", 768);
    int hidden = config.integer("intermediate_size", 3072);
    String key = "text_model.";
    shapes.put(
        key + "embeddings.token_embedding.weight",
        new int[] {config.integer("vocab_size", 49408), width});
    shapes.put(
        key + "embeddings.position_embedding.weight",
        new int[] {config.integer("max_position_embeddings", 77), width});
    for (int i = 0; i < config.integer("num_hidden_layers", 12); i++) {
      String layer = key + "encoder.layers." + i + ".";
      for (String part : List.of("q_proj", "k_proj", "v_proj", "out_proj")) {
        linear(layer + "self_attn." + part, width, width, true);
      }
      norm(layer + "layer_norm1", width);
      norm(layer + "layer_norm2", width);
      linear(layer + "mlp.fc1", width, hidden, true);
      linear(layer + "mlp.fc2", hidden, width, true);
    }
    norm(key + "final_layer_norm", width);
  }

  private void resnet(String key, int from, int to, boolean timed) {
    norm(key + ".norm1", from);
    conv(key + ".conv1", from, to, 3);
    if (timed) {
      int base = shapes.get("time_embedding.linear_2.weight")[0];
      linear(key + ".time_emb_proj", base, to, true);
    }
    norm(key + ".norm2", to);
    conv(key + ".conv2", to, to, 3);
    if (from != to) {
      conv(key + ".conv_shortcut", from, to, 1);
    }
  }

  private void transformer(String key, int width) {
    norm(key + ".norm", width);
    boolean flat = config.flag("use_linear_projection", false);
    for (String part : List.of(".proj_in", ".proj_out")) {
      if (flat) {
        linear(key + part, width, width, true);
      } else {
        conv(key + part, width, width, 1);
      }
    }
    int context = config.integer("cross_attention_dim", 768);
    for (int i = 0; i < config.integer("transformer_layers_per_block", 1); i++) {
      String block = key + ".transformer_blocks." + i + ".";
      for (int j = 1; j <= 3; j++) {
        norm(block + "norm" + j, width);
      }
      attention(block + "attn1", width, width);
      attention(block + "attn2", width, context);
      linear(block + "ff.net.0.proj", width, 8 * width, true);
      linear(block + "ff.net.2", 4 * width, width, true);
    }
  }

  private void attention(String key, int width, int context) {
    linear(key + ".to_q", width, width, false);
    linear(key + ".to_k", context, width, false);
    linear(key + ".to_v", context, width, false);
    linear(key + ".to_out.0", width, width, true);
  }

  private void conv(String key, int from, int to, int side) {
    shapes.put(key + ".weight", new int[] {to, from, side, side});
    shapes.put(key + ".bias", new int[] {to});
  }

  private void linear(String key, int from, int to, boolean bias) {
    shapes.put(key + ".weight", new int[] {to, from});
    if (bias) {
      shapes.put(key + ".bias", new int[] {to});
    }
  }

  private void norm(String key, int width) {
    shapes.put(key + ".weight", new int[] {width});
    shapes.put(key + ".bias", new int[] {width});
  }
}
