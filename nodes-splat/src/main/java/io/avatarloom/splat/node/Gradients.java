package io.avatarloom.splat.node;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.SplatGradient;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Sums and multiples of splat gradients. */
final class Gradients {
  private Gradients() {}

  static Tensor scaled(Tensor tensor, double factor) {
    float[] out = tensor.data().clone();
    for (int i = 0; i < out.length; i++) {
      out[i] *= (float) factor;
    }
    return Tensor.of(out, tensor.shape());
  }

  static Tensor sum(List<Tensor> tensors) {
    float[] out = tensors.get(0).data().clone();
    for (Tensor tensor : tensors.subList(1, tensors.size())) {
      for (int i = 0; i < out.length; i++) {
        out[i] += tensor.at(i);
      }
    }
    return Tensor.of(out, tensors.get(0).shape());
  }

  static SplatGradient scaled(SplatGradient gradient, double factor) {
    return new SplatGradient(
        scaled(gradient.means(), factor),
        scaled(gradient.quats(), factor),
        scaled(gradient.logScales(), factor),
        scaled(gradient.logitOpacities(), factor),
        scaled(gradient.sh(), factor),
        gradient.statistics(),
        gradient.loss() * factor);
  }

  /** Sum of gradients of one splat set; statistics come from those that have some. */
  static SplatGradient total(List<SplatGradient> gradients) {
    SortedMap<String, Tensor> statistics = new TreeMap<>();
    double loss = 0;
    for (SplatGradient gradient : gradients) {
      statistics.putAll(gradient.statistics());
      loss += Double.isNaN(gradient.loss()) ? 0 : gradient.loss();
    }
    return new SplatGradient(
        of(gradients, SplatGradient::means),
        of(gradients, SplatGradient::quats),
        of(gradients, SplatGradient::logScales),
        of(gradients, SplatGradient::logitOpacities),
        of(gradients, SplatGradient::sh),
        statistics,
        loss);
  }

  private static Tensor of(List<SplatGradient> gradients, Function<SplatGradient, Tensor> part) {
    return sum(gradients.stream().map(part).toList());
  }
}
