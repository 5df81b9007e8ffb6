package io.avatarloom.diffusion.net;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Updates of the vector of weights, its two moments and its average. All clip the gradient by its
 * norm first and average the weights last.
 */
public enum Optimiser {
  /** Loshchilov and Hutter 2019, "Decoupled weight decay regularization". */
  ADAM_W(
      """
          a = torch.lerp(m, g, one_b1)
          b = torch.add(torch.mul(v, b2), torch.mul(torch.mul(g, g), torch.rsub(b2, 1.)))
          d = torch.add(torch.sqrt(torch.div(b, c2)), eps)
          kept = torch.sub(w, torch.mul(w, torch.mul(rate, decay)))
          n = torch.sub(kept, torch.mul(torch.div(a, d), torch.div(rate, c1)))
      """),
  /** Kingma and Ba 2015; weight decay is part of the gradient. */
  ADAM(
      """
          h = torch.add(g, torch.mul(w, decay))
          a = torch.lerp(m, h, one_b1)
          b = torch.add(torch.mul(v, b2), torch.mul(torch.mul(h, h), torch.rsub(b2, 1.)))
          d = torch.add(torch.sqrt(torch.div(b, c2)), eps)
          n = torch.sub(w, torch.mul(torch.div(a, d), torch.div(rate, c1)))
      """),
  /** Gradient descent with momentum beta 1; weight decay is part of the gradient. */
  SGD(
      """
          a = torch.add(torch.mul(m, torch.rsub(one_b1, 1.)), torch.add(g, torch.mul(w, decay)))
          b = v
          n = torch.sub(w, torch.mul(a, rate))
      """);

  private static final String FRAME =
      """
        def %s(self: %s, w: Tensor, m: Tensor, v: Tensor, ema: Tensor, gradient: Tensor, numbers: Tensor) -> List[Tensor]:
          rate = numbers[0]
          one_b1 = numbers[1]
          b2 = numbers[2]
          eps = numbers[3]
          decay = numbers[4]
          c1 = numbers[5]
          c2 = numbers[6]
          average = numbers[7]
          clip = numbers[8]
          norm = torch.sqrt(torch.sum(torch.mul(gradient, gradient)))
          g = torch.mul(gradient, torch.clamp_max(torch.div(clip, torch.add(norm, 1e-6)), 1.))
      %s    return [n, a, b, torch.lerp(ema, n, average), norm]
      """;

  private final String update;

  Optimiser(String update) {
    this.update = update;
  }

  /** The word of parameters. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace("_", "");
  }

  /** All words, the usual one first. */
  public static List<String> words() {
    return Arrays.stream(values()).map(Optimiser::word).toList();
  }

  /** The optimiser of a word. */
  public static Optimiser of(String word) {
    return Arrays.stream(values()).filter(o -> o.word().equals(word)).findFirst().orElseThrow();
  }

  static String methods() {
    StringBuilder text = new StringBuilder();
    for (Optimiser optimiser : values()) {
      String update = optimiser.update.indent(0);
      text.append(FRAME.formatted(optimiser.word(), ScriptArchive.MODULE, update));
    }
    return text.toString()
        .replace("numbers[", "torch.select(numbers, 0, ")
        .replaceAll("(torch.select\\(numbers, 0, \\d)\\]", "$1)");
  }

  /**
   * The numbers of one update.
   *
   * @param rate learning rate
   * @param beta1 share of the first moment that stays
   * @param beta2 share of the second moment that stays
   * @param epsilon added to the root of the second moment
   * @param decay weight decay
   * @param average share of the averaged weights that stays
   * @param clip largest norm of the gradient
   */
  public record Numbers(
      double rate,
      double beta1,
      double beta2,
      double epsilon,
      double decay,
      double average,
      double clip) {

    /**
     * As the script takes them.
     *
     * @param step counts updates from 1
     */
    float[] of(long step) {
      return new float[] {
        (float) rate,
        (float) (1 - beta1),
        (float) beta2,
        (float) epsilon,
        (float) decay,
        (float) (1 - Math.pow(beta1, step)),
        (float) (1 - Math.pow(beta2, step)),
        (float) (1 - Math.min(average, step / (step + 9.0))),
        (float) clip
      };
    }
  }
}
