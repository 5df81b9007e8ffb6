package io.avatarloom.splat.raster;

/**
 * Pinhole cameras of one picture size, axes x right, y down, z forward.
 *
 * @param worldToCamera [view, 4, 4] row-major
 * @param intrinsics [view, 4] fx, fy, cx, cy in pixels; pixel centres lie at half-integers
 * @param background [view, 3] composited behind the splats
 * @param width pixels
 * @param height pixels
 */
public record RasterViews(
    float[] worldToCamera, float[] intrinsics, float[] background, int width, int height) {
  public int count() {
    return intrinsics.length / 4;
  }

  int tilesX() {
    return (width + Tiles.SIDE - 1) / Tiles.SIDE;
  }

  int tilesY() {
    return (height + Tiles.SIDE - 1) / Tiles.SIDE;
  }

  int tilesPerView() {
    return tilesX() * tilesY();
  }
}
