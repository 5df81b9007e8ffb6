package io.avatarloom.morphable.mesh;

import java.util.Optional;

/**
 * What triangles look like.
 *
 * @param texture sRGB; without it, or without uv, the plain colour is used
 * @param colour [3] sRGB
 * @param cutout whether texels of an alpha below one half are holes
 * @param gloss strength of the highlight, linear
 * @param sharpness exponent of the highlight (Blinn-Phong)
 * @param faintest cosine below which the highlight is left out
 */
public record Surface(
    Optional<Texture> texture,
    float[] colour,
    boolean cutout,
    double gloss,
    double sharpness,
    double faintest) {
  private static final double INVISIBLE = 1e-3;

  /** A surface whose highlight ends where it is too faint to see. */
  public Surface(
      Optional<Texture> texture, float[] colour, boolean cutout, double gloss, double sharpness) {
    this(
        texture,
        colour,
        cutout,
        gloss,
        sharpness,
        Math.pow(Math.min(1, INVISIBLE / Math.max(gloss, INVISIBLE)), 1 / sharpness));
  }

  /** A surface without highlight or holes. */
  public static Surface matt(Optional<Texture> texture, float[] colour) {
    return new Surface(texture, colour, false, 0, 1);
  }
}
