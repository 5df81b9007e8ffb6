package io.avatarloom.diffusion.guidance;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.GuidanceConditioning;

/**
 * Conditions of a view by its azimuth (Arc2Avatar, after LucidDreamer): pure front at 0 degrees,
 * pure side at 90, pure back at 180, linear between; the neighbouring directions become Perp-Neg
 * negatives whose weight decays with r, the closeness to the nearer anchor.
 *
 * @param negativeWeight weight of a fully wrong direction, negative
 * @param frontDecay exponent of the front as a negative in the front half
 * @param sideDecay exponent of the side as a negative
 * @param perpNeg false leaves the negatives out
 */
public record ViewDirections(
    double negativeWeight, double frontDecay, double sideDecay, boolean perpNeg) {
  private static final double NEAR = 0.8;
  private static final double FAR = 0.2;

  /**
   * Mix of two anchors and the weights of the two negatives.
   *
   * @param frontHalf true between front and side, false between side and back
   * @param nearShare share of front (side in the back half); the rest is side (back)
   * @param firstWeight of the negative front (side in the back half)
   * @param secondWeight of the negative side (front in the back half)
   */
  public record Mix(boolean frontHalf, double nearShare, double firstWeight, double secondWeight) {}

  /**
   * @param azimuthDeg degrees, 0 = frontal; any turn
   */
  public Mix mix(double azimuthDeg) {
    double azimuth = Math.IEEEremainder(azimuthDeg, 360);
    if (azimuth >= -90 && azimuth < 90) {
      double r = 1 - Math.abs(azimuth) / 90;
      return new Mix(
          true,
          r,
          r > NEAR ? 0 : negativeWeight * Math.exp(-frontDecay * r),
          r < FAR ? 0 : negativeWeight * Math.exp(-sideDecay * (1 - r)));
    }
    double r = 1 - (Math.abs(azimuth) - 90) / 90;
    return new Mix(
        false, r, r > NEAR ? 0 : negativeWeight / 2 * Math.exp(-sideDecay * r), negativeWeight);
  }

  /**
   * Conditions of every view.
   *
   * @param front [1, token, width], likewise side, back, unconditional, empty
   * @param azimuthsDeg [view]
   */
  public GuidanceConditioning condition(
      Tensor front,
      Tensor side,
      Tensor back,
      Tensor unconditional,
      Tensor empty,
      Tensor azimuthsDeg) {
    int views = azimuthsDeg.length();
    int tokens = front.size(1);
    int width = front.size(2);
    int row = tokens * width;
    int kinds = perpNeg ? 2 : 0;
    float[] positive = new float[views * row];
    float[] negatives = new float[views * kinds * row];
    float[] weights = new float[views * kinds];
    for (int view = 0; view < views; view++) {
      Mix mix = mix(azimuthsDeg.at(view));
      Tensor near = mix.frontHalf ? front : side;
      Tensor far = mix.frontHalf ? side : back;
      for (int i = 0; i < row; i++) {
        positive[view * row + i] =
            (float) (mix.nearShare * near.at(i) + (1 - mix.nearShare) * far.at(i));
      }
      if (perpNeg) {
        System.arraycopy(near.data(), 0, negatives, 2 * view * row, row);
        Tensor second = mix.frontHalf ? side : front;
        System.arraycopy(second.data(), 0, negatives, (2 * view + 1) * row, row);
        weights[2 * view] = (float) mix.firstWeight;
        weights[2 * view + 1] = (float) mix.secondWeight;
      }
    }
    return new GuidanceConditioning(
        Tensor.of(positive, views, tokens, width),
        unconditional,
        empty,
        Tensor.of(negatives, views, kinds, tokens, width),
        Tensor.of(weights, views, kinds));
  }

  /**
   * share identity + (1 - share) view, elementwise (Arc2Avatar eq. 4-6).
   *
   * @param identity [1, token, width]
   * @param view [1, token, width]
   */
  public static Tensor blend(Tensor identity, Tensor view, double identityShare) {
    float[] out = new float[identity.length()];
    for (int i = 0; i < out.length; i++) {
      out[i] = (float) (identityShare * identity.at(i) + (1 - identityShare) * view.at(i));
    }
    return Tensor.of(out, identity.shape());
  }
}
