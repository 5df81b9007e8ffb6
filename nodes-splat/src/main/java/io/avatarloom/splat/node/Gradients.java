package io.avatarloom.splat.node;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.SplatGradient;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Sums and multiples of splat gradients. */
final class Gradients {
  private Gradients() {}

  static Tensor scaled(Tensor tensor, double factor) {
    if (tensor.isZero()) {
      return tensor;
    }
    float[] out = tensor.data().clone();
    for (int i = 0; i < out.length; i++) {
      out[i] *= (float) factor;
    }
    return Tensor.of(out, tensor.shape());
  }

  static Tensor sum(List<Tensor> tensors) {
    List<Tensor> terms = tensors.stream().filter(tensor -> !tensor.isZero()).toList();
    if (terms.isEmpty()) {
      return tensors.get(0);
    }
    float[] out = terms.get(0).data().clone();
    for (Tensor tensor : terms.subList(1, terms.size())) {
      float[] term = tensor.data();
      for (int i = 0; i < out.length; i++) {
        out[i] += term[i];
      }
    }
    return Tensor.of(out, tensors.get(0).shape());
  }

  /**
   * @param product of a tensor and the factor
   */
  static SplatGradient scaled(
      SplatGradient gradient, double factor, BiFunction<Tensor, Double, Tensor> product) {
    return new SplatGradient(
        product.apply(gradient.means(), factor),
        product.apply(gradient.quats(), factor),
        product.apply(gradient.logScales(), factor),
        product.apply(gradient.logitOpacities(), factor),
        product.apply(gradient.sh(), factor),
        gradient.statistics(),
        gradient.loss() * factor);
  }

  /** Another of every tensor, statistics too. */
  static SplatGradient each(SplatGradient gradient, UnaryOperator<Tensor> other) {
    SortedMap<String, Tensor> statistics = new TreeMap<>();
    gradient.statistics().forEach((name, tensor) -> statistics.put(name, other.apply(tensor)));
    return new SplatGradient(
        other.apply(gradient.means()),
        other.apply(gradient.quats()),
        other.apply(gradient.logScales()),
        other.apply(gradient.logitOpacities()),
        other.apply(gradient.sh()),
        statistics,
        gradient.loss());
  }

  /**
   * Sum of gradients of one splat set; statistics come from those that have some.
   *
   * @param sum of tensors of one shape
   */
  static SplatGradient total(List<SplatGradient> gradients, Function<List<Tensor>, Tensor> sum) {
    SortedMap<String, Tensor> statistics = new TreeMap<>();
    double loss = 0;
    for (SplatGradient gradient : gradients) {
      statistics.putAll(gradient.statistics());
      loss += Double.isNaN(gradient.loss()) ? 0 : gradient.loss();
    }
    return new SplatGradient(
        sum.apply(of(gradients, SplatGradient::means)),
        sum.apply(of(gradients, SplatGradient::quats)),
        sum.apply(of(gradients, SplatGradient::logScales)),
        sum.apply(of(gradients, SplatGradient::logitOpacities)),
        sum.apply(of(gradients, SplatGradient::sh)),
        statistics,
        loss);
  }

  private static List<Tensor> of(
      List<SplatGradient> gradients, Function<SplatGradient, Tensor> part) {
    return gradients.stream().map(part).toList();
  }
}
