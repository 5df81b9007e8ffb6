package io.avatarloom.diffusion.guidance;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.GuidanceConditioning;
import java.util.ArrayList;
import java.util.List;

/**
 * Classifier-free guidance with Perp-Neg (Armandpour et al. 2023): eps = eps(uncond) + scale D, D =
 * d_0 + sum_k w_k perp(d_k), where d_k = eps(condition k) - eps(uncond), condition 0 is the
 * positive one and perp takes out the part along d_0, with inner products over a whole sample.
 * Negatives whose weight is at most {@value #NEGLIGIBLE} in size cost no pass.
 *
 * @param denoiser the prior
 * @param scale of the guidance
 */
public record GuidedNoise(Denoiser denoiser, double scale) {
  private static final double NEGLIGIBLE = 1e-4;

  /** One negative condition of one view, and where its prediction lies in the batch. */
  private record Negative(int view, int batchRow, double weight) {}

  /**
   * The guided prediction for every view.
   *
   * @param latents [view, channel, height, width]
   * @param timesteps of each view
   */
  public Tensor predict(Tensor latents, int[] timesteps, GuidanceConditioning conditions) {
    int views = latents.size(0);
    List<Negative> negatives = new ArrayList<>();
    List<Integer> rows = new ArrayList<>();
    for (int i = 0; i < 2 * views; i++) {
      rows.add(i % views);
    }
    List<Tensor> contexts = new ArrayList<>();
    contexts.add(Rows.expand(conditions.unconditional(), views));
    contexts.add(Rows.expand(conditions.positive(), views));
    int kinds = conditions.negativeWeights().size(1);
    for (int view = 0; view < views; view++) {
      for (int kind = 0; kind < kinds; kind++) {
        double weight = conditions.negativeWeights().at(view * kinds + kind);
        if (Math.abs(weight) > NEGLIGIBLE) {
          negatives.add(new Negative(view, rows.size(), weight));
          rows.add(view);
          contexts.add(negative(conditions.negatives(), view * kinds + kind));
        }
      }
    }
    int[] viewOfRow = rows.stream().mapToInt(Integer::intValue).toArray();
    int[] steps = new int[viewOfRow.length];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = timesteps[viewOfRow[i]];
    }
    Tensor noise =
        denoiser.predict(Rows.pick(latents, viewOfRow), steps, Rows.join(contexts), viewOfRow);
    return combine(noise.data(), latents.shape(), negatives);
  }

  private static Tensor negative(Tensor negatives, int flat) {
    int row = negatives.size(2) * negatives.size(3);
    float[] data = new float[row];
    System.arraycopy(negatives.data(), flat * row, data, 0, row);
    return Tensor.of(data, 1, negatives.size(2), negatives.size(3));
  }

  private Tensor combine(float[] noise, int[] shape, List<Negative> negatives) {
    int views = shape[0];
    int row = shape[1] * shape[2] * shape[3];
    float[] out = new float[views * row];
    for (int view = 0; view < views; view++) {
      int base = view * row;
      double[] along = difference(noise, (views + view) * row, base, row);
      double[] sum = along.clone();
      for (Negative negative : negatives) {
        if (negative.view == view) {
          double[] other = difference(noise, negative.batchRow * row, base, row);
          addPerpendicular(sum, other, along, negative.weight);
        }
      }
      for (int i = 0; i < row; i++) {
        out[base + i] = (float) (noise[base + i] + scale * sum[i]);
      }
    }
    return Tensor.of(out, shape);
  }

  private static double[] difference(float[] noise, int from, int base, int length) {
    double[] difference = new double[length];
    for (int i = 0; i < length; i++) {
      difference[i] = (double) noise[from + i] - noise[base + i];
    }
    return difference;
  }

  private static void addPerpendicular(
      double[] sum, double[] other, double[] along, double weight) {
    double inner = 0;
    double square = 0;
    for (int i = 0; i < sum.length; i++) {
      inner += other[i] * along[i];
      square += along[i] * along[i];
    }
    double share = inner / Math.max(square, 1e-6);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += weight * (other[i] - share * along[i]);
    }
  }
}
