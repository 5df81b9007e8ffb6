package io.avatarloom.editor.stage;

import io.avatarloom.core.stage.StageCamera;

/**
 * A camera that looks at a point from a sphere around it. World: y up, the face looks along +z.
 *
 * @param azimuthDeg 0 in front of the face, positive toward the subject's left; not wrapped, so
 *     that paths may turn more than once
 * @param elevationDeg -89 to 89, positive from above
 * @param radiusM distance to the point, metres
 * @param x point looked at, metres; with y and z
 * @param fovDeg vertical field of view, 1 to 120
 */
public record OrbitCamera(
    double azimuthDeg,
    double elevationDeg,
    double radiusM,
    double x,
    double y,
    double z,
    double fovDeg) {
  /** The smallest and the largest field of view. */
  public static final double MIN_FOV_DEG = 1;

  public static final double MAX_FOV_DEG = 120;
  private static final double MAX_ELEVATION = 89;
  private static final double MIN_RADIUS_M = 0.02;
  private static final double MAX_RADIUS_M = 50;
  private static final double ZOOM_PER_NOTCH = 1.1;

  /** How far a drag across the height of the view turns. */
  private static final double DEGREES_PER_VIEW = 180;

  /** Keeps every number in its range. */
  public OrbitCamera {
    elevationDeg = clamp(elevationDeg, -MAX_ELEVATION, MAX_ELEVATION);
    radiusM = clamp(radiusM, MIN_RADIUS_M, MAX_RADIUS_M);
    fovDeg = clamp(fovDeg, MIN_FOV_DEG, MAX_FOV_DEG);
  }

  private static double clamp(double value, double least, double most) {
    return Math.max(least, Math.min(most, value));
  }

  /** A head of LoomHead's size, seen from the front as by a portrait lens. */
  public static OrbitCamera frontal() {
    return new OrbitCamera(0, 0, 0.85, 0, -0.04, -0.06, 28);
  }

  /**
   * Turns as if the head were dragged.
   *
   * @param dx pixels to the right
   * @param dy pixels down
   * @param heightPx height of the view
   */
  public OrbitCamera orbit(double dx, double dy, double heightPx) {
    double step = DEGREES_PER_VIEW / heightPx;
    return turned(azimuthDeg - dx * step, elevationDeg + dy * step);
  }

  /** The same at other angles. */
  public OrbitCamera turned(double newAzimuthDeg, double newElevationDeg) {
    return new OrbitCamera(newAzimuthDeg, newElevationDeg, radiusM, x, y, z, fovDeg);
  }

  /** Moves the point looked at so that it follows the pointer. Pixels as in {@link #orbit}. */
  public OrbitCamera pan(double dx, double dy, double heightPx) {
    double metresPerPixel = 2 * radiusM * Math.tan(Math.toRadians(fovDeg) / 2) / heightPx;
    double[] m = axes();
    double right = -dx * metresPerPixel;
    double down = -dy * metresPerPixel;
    return new OrbitCamera(
        azimuthDeg,
        elevationDeg,
        radiusM,
        x + right * m[0] + down * m[3],
        y + right * m[1] + down * m[4],
        z + right * m[2] + down * m[5],
        fovDeg);
  }

  /** Goes nearer by notches of the wheel, away for negative ones. */
  public OrbitCamera zoom(double notches) {
    double radius = radiusM * Math.pow(ZOOM_PER_NOTCH, -notches);
    return new OrbitCamera(azimuthDeg, elevationDeg, radius, x, y, z, fovDeg);
  }

  /** Another field of view; the distance changes so that the head keeps its size. */
  public OrbitCamera withFov(double newFovDeg) {
    double fov = clamp(newFovDeg, MIN_FOV_DEG, MAX_FOV_DEG);
    double ratio = Math.tan(Math.toRadians(fovDeg) / 2) / Math.tan(Math.toRadians(fov) / 2);
    return new OrbitCamera(azimuthDeg, elevationDeg, radiusM * ratio, x, y, z, fov);
  }

  /** The pinhole camera of a picture. */
  public StageCamera view(int width, int height) {
    double[] axes = axes();
    double[] eye = {
      x - radiusM * axes[6], y - radiusM * axes[7], z - radiusM * axes[8],
    };
    double[] matrix = new double[16];
    for (int row = 0; row < 3; row++) {
      for (int k = 0; k < 3; k++) {
        matrix[4 * row + k] = axes[3 * row + k];
        matrix[4 * row + 3] -= axes[3 * row + k] * eye[k];
      }
    }
    matrix[15] = 1;
    double focal = height / 2.0 / Math.tan(Math.toRadians(fovDeg) / 2);
    return new StageCamera(matrix, focal, width, height);
  }

  /** Right, down and forward in the world. */
  private double[] axes() {
    double az = Math.toRadians(azimuthDeg);
    double el = Math.toRadians(elevationDeg);
    return new double[] {
      Math.cos(az),
      0,
      -Math.sin(az),
      Math.sin(az) * Math.sin(el),
      -Math.cos(el),
      Math.cos(az) * Math.sin(el),
      -Math.sin(az) * Math.cos(el),
      -Math.sin(el),
      -Math.cos(az) * Math.cos(el)
    };
  }

  /** Azimuth, elevation, radius, point looked at and field of view as one row of numbers. */
  double[] numbers() {
    return new double[] {azimuthDeg, elevationDeg, radiusM, x, y, z, fovDeg};
  }

  static OrbitCamera of(double[] n) {
    return new OrbitCamera(n[0], n[1], n[2], n[3], n[4], n[5], n[6]);
  }
}
