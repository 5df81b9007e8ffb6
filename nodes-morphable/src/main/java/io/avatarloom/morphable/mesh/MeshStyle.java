package io.avatarloom.morphable.mesh;

import java.util.Optional;

/**
 * How a mesh is drawn.
 *
 * @param samples samples per pixel and axis
 * @param near nearest drawn depth, in the unit of the positions
 * @param backFaces whether surfaces seen from inside are drawn
 * @param background [3] sRGB
 * @param light none for plain albedo
 */
public record MeshStyle(
    int samples, double near, boolean backFaces, float[] background, Optional<Light> light) {

  /**
   * Lambert light: ambient + key * max(0, n.l), acting on linear colour (sRGB taken as gamma 2.2).
   *
   * @param direction [3] unit vector to the key light in camera axes right, up, to the camera
   */
  public record Light(double ambient, double key, double[] direction) {
    private static final double GAMMA = 2.2;

    /** A key light at angles from the viewing direction, as seen from the head. */
    public static Light at(double ambient, double key, double azimuthDeg, double elevationDeg) {
      double azimuth = Math.toRadians(azimuthDeg);
      double elevation = Math.toRadians(elevationDeg);
      double[] direction = {
        Math.cos(elevation) * Math.sin(azimuth),
        Math.sin(elevation),
        Math.cos(elevation) * Math.cos(azimuth)
      };
      return new Light(ambient, key, direction);
    }

    /** Linear light on a unit normal in camera axes right, up, to the camera. */
    double on(double x, double y, double z) {
      double cosine = x * direction[0] + y * direction[1] + z * direction[2];
      return ambient + key * Math.max(0, cosine);
    }

    /** What an sRGB colour is multiplied by under linear light. */
    static double gain(double linear) {
      return Math.pow(linear, 1 / GAMMA);
    }
  }
}
