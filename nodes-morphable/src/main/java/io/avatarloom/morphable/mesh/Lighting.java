package io.avatarloom.morphable.mesh;

import java.util.List;
import java.util.Optional;

/**
 * Light on a mesh, in linear colour (sRGB taken as gamma 2.2) and in camera axes right, up, to the
 * camera: ambient (1 + slope . n) + sum of the lamps' max(0, n . l), and Blinn-Phong highlights.
 *
 * @param ambient [3] light from everywhere
 * @param slope [3] how the ambient light grows toward a direction
 * @param lamps far lights
 */
public record Lighting(float[] ambient, double[] slope, List<Lamp> lamps) {
  private static final double GAMMA = 2.2;

  /**
   * A far light.
   *
   * @param direction [3] unit vector to the light
   * @param colour [3] linear
   * @param shadow what it does not reach; empty for light that casts no shadow
   */
  public record Lamp(double[] direction, float[] colour, Optional<ShadowMap> shadow) {
    double cosine(double x, double y, double z) {
      return x * direction[0] + y * direction[1] + z * direction[2];
    }

    /** Cosine of the angle between a normal and the half-way vector between lamp and camera. */
    double halfway(double x, double y, double z) {
      double toCamera = direction[2] + 1;
      double length =
          Math.sqrt(
              direction[0] * direction[0] + direction[1] * direction[1] + toCamera * toCamera);
      return (x * direction[0] + y * direction[1] + z * toCamera) / Math.max(length, 1e-9);
    }
  }

  /** Grey ambient light and one grey lamp at angles from the viewing direction. */
  public static Lighting at(double ambient, double key, double azimuthDeg, double elevationDeg) {
    Lamp lamp = new Lamp(direction(azimuthDeg, elevationDeg), grey(key), Optional.empty());
    return new Lighting(grey(ambient), new double[3], List.of(lamp));
  }

  /** Unit vector at angles from the viewing direction, as seen from the head. */
  public static double[] direction(double azimuthDeg, double elevationDeg) {
    double azimuth = Math.toRadians(azimuthDeg);
    double elevation = Math.toRadians(elevationDeg);
    return new double[] {
      Math.cos(elevation) * Math.sin(azimuth),
      Math.sin(elevation),
      Math.cos(elevation) * Math.cos(azimuth)
    };
  }

  private static float[] grey(double level) {
    return new float[] {(float) level, (float) level, (float) level};
  }

  /** Multiplier of the ambient light on a normal. */
  double ambientShare(double x, double y, double z) {
    return Math.max(0, 1 + slope[0] * x + slope[1] * y + slope[2] * z);
  }

  static double linear(double srgb) {
    return Math.pow(srgb, GAMMA);
  }

  static double srgb(double linear) {
    return Math.pow(linear, 1 / GAMMA);
  }
}
