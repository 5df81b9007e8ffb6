package io.avatarloom.diffusion.node;

import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Param;
import io.avatarloom.diffusion.net.Precision;

/** The parameter that nodes with a network have in common. */
final class Precisions {
  private Precisions() {}

  static Param<String> ofDenoiser(NodeSpec.Builder builder) {
    return param(builder, "denoiser");
  }

  static Param<String> ofAutoencoder(NodeSpec.Builder builder) {
    return param(builder, "autoencoder");
  }

  static Param<String> ofControlNet(NodeSpec.Builder builder) {
    return param(builder, "ControlNet");
  }

  private static Param<String> param(NodeSpec.Builder builder, String network) {
    return builder.choice(
        "precision",
        Precision.AUTO,
        Precision.WORDS,
        "Arithmetic of the " + network + "; auto is float16 on a GPU, float32 on a processor.");
  }
}
