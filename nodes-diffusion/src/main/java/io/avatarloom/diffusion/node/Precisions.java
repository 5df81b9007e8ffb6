package io.avatarloom.diffusion.node;

import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Param;
import io.avatarloom.diffusion.net.Precision;

/** The parameter that nodes with a denoiser have in common. */
final class Precisions {
  private Precisions() {}

  static Param<String> param(NodeSpec.Builder builder) {
    return builder.choice(
        "precision",
        Precision.AUTO,
        Precision.WORDS,
        "Arithmetic of the denoiser; auto is float16 on a GPU and float32 on a processor.");
  }
}
