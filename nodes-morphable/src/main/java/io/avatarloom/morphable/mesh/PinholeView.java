package io.avatarloom.morphable.mesh;

/**
 * One pinhole camera, axes x right, y down, z forward.
 *
 * @param worldToCamera row-major 4x4
 * @param fx focal length in pixels, with {@code fy}
 * @param cx principal point in pixels, with {@code cy}; the centre of pixel 0 is 0.5
 */
public record PinholeView(
    float[] worldToCamera, double fx, double fy, double cx, double cy, int width, int height) {

  /** A camera coordinate of a world point: 0 right, 1 down, 2 forward. */
  double camera(int axis, double x, double y, double z) {
    int row = 4 * axis;
    return turn(axis, x, y, z) + worldToCamera[row + 3];
  }

  /** A camera coordinate of a world direction. */
  double turn(int axis, double x, double y, double z) {
    int row = 4 * axis;
    return worldToCamera[row] * x + worldToCamera[row + 1] * y + worldToCamera[row + 2] * z;
  }
}
