package io.avatarloom.diffusion.net;

import java.io.IOException;
import java.util.Map;
import java.util.Set;

/** Writes the transformer of CLIPTextModel: token rows [B, N, width] to the last hidden state. */
final class ClipSource {
  static final String ENTRY = "forward";
  private static final Map<String, String> ACTIVATIONS =
      Map.of(
          "quick_gelu", "torch.mul(%1$s, torch.sigmoid(torch.mul(%1$s, 1.702)))",
          "gelu", "torch.gelu(%1$s)");

  private final ModelConfig config;
  private final Script script;
  private final Blocks blocks;
  private final String prefix;
  private final double eps;
  private final String activation;

  ClipSource(ModelConfig config, Set<String> weights, String prefix) throws IOException {
    this.config = config;
    this.script = new Script(weights, Script.Layout.PIXELS);
    this.blocks = new Blocks(script, 1, 0);
    this.prefix = prefix;
    this.eps = config.number("layer_norm_eps", 1e-5);
    this.activation = ACTIVATIONS.get(config.text("hidden_act", "quick_gelu"));
    if (activation == null) {
      throw new IOException(
          "the text encoder asks for hidden_act = %s; known are %s"
              .formatted(config.text("hidden_act", ""), ACTIVATIONS.keySet()));
    }
  }

  Script source() {
    script.method(ENTRY, "x: Tensor", "Tensor");
    String positions = script.weight(prefix + "embeddings.position_embedding.weight");
    String x = script.let("torch.add(x, torch.narrow(%s, 0, 0, torch.size(x, 1)))", positions);
    for (int i = 0; i < config.integer("num_hidden_layers", 12); i++) {
      x = layer(x, prefix + "encoder.layers." + i);
    }
    script.result(blocks.layerNorm(x, prefix + "final_layer_norm", eps));
    return script;
  }

  private String layer(String x, String key) {
    String h = blocks.layerNorm(x, key + ".layer_norm1", eps);
    String attention = key + ".self_attn.";
    String[] qkv =
        blocks.linears(h, attention + "q_proj", attention + "k_proj", attention + "v_proj");
    int heads = config.integer("num_attention_heads", 12);
    String mixed = blocks.attend(qkv[0], qkv[1], qkv[2], heads, true);
    String sum = blocks.add(x, blocks.linear(mixed, key + ".self_attn.out_proj"));
    h = blocks.linear(blocks.layerNorm(sum, key + ".layer_norm2", eps), key + ".mlp.fc1");
    h = script.let(activation.formatted(h));
    return blocks.add(sum, blocks.linear(h, key + ".mlp.fc2"));
  }
}
