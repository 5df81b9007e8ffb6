package io.avatarloom.splat.node;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.SplatGradient;
import java.util.function.Function;

/** The five parameter groups of a splat set, with their place in clouds, gradients and moments. */
enum SplatParameter {
  MEANS("means", SplatCloud::means, SplatGradient::means),
  QUATS("quats", SplatCloud::quats, SplatGradient::quats),
  LOG_SCALES("logScales", SplatCloud::logScales, SplatGradient::logScales),
  LOGIT_OPACITIES("logitOpacities", SplatCloud::logitOpacities, SplatGradient::logitOpacities),
  SH("sh", SplatCloud::sh, SplatGradient::sh);

  private final String key;
  private final Function<SplatCloud, Tensor> inCloud;
  private final Function<SplatGradient, Tensor> inGradient;

  SplatParameter(
      String key,
      Function<SplatCloud, Tensor> inCloud,
      Function<SplatGradient, Tensor> inGradient) {
    this.key = key;
    this.inCloud = inCloud;
    this.inGradient = inGradient;
  }

  Tensor of(SplatCloud cloud) {
    return inCloud.apply(cloud);
  }

  Tensor of(SplatGradient gradient) {
    return inGradient.apply(gradient);
  }

  String firstMoment() {
    return key + ".m";
  }

  String secondMoment() {
    return key + ".v";
  }
}
