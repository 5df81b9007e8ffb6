package io.avatarloom.splat.raster;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * What the arguments of the kernels depend on.
 *
 * @param slots room for (splat, tile) pairs of all views
 */
record DeviceShape(
    int splats, int views, int degree, int width, int height, int slots, RasterSettings settings) {
  private static final int SCENE_BYTES = 72;
  private static final int CAMERA = 32;

  static DeviceShape of(
      SplatTensors splats, RasterViews views, RasterSettings settings, int slots) {
    return new DeviceShape(
        splats.count(),
        views.count(),
        splats.shDegree(),
        views.width(),
        views.height(),
        slots,
        settings);
  }

  DeviceShape withSlots(int room) {
    return new DeviceShape(splats, views, degree, width, height, room, settings);
  }

  int pairs() {
    return Math.multiplyExact(splats, views);
  }

  int pixels() {
    return Math.multiplyExact(views, Math.multiplyExact(width, height));
  }

  int tilesX() {
    return (width + Tiles.SIDE - 1) / Tiles.SIDE;
  }

  int tilesY() {
    return (height + Tiles.SIDE - 1) / Tiles.SIDE;
  }

  int tiles() {
    return Math.multiplyExact(views, tilesX() * tilesY());
  }

  int coefficients() {
    return 3 * (degree + 1) * (degree + 1);
  }

  /** Bits that number every tile. */
  int tileBits() {
    return Math.max(1, 32 - Integer.numberOfLeadingZeros(tiles() - 1));
  }

  int tilePasses() {
    return (tileBits() + 7) / 8;
  }

  /** Bits of a pass over tiles. */
  int passBits() {
    return (tileBits() + tilePasses() - 1) / tilePasses();
  }

  /** The structure {@code Scene} of the kernels. */
  byte[] scene() {
    ByteBuffer out = ByteBuffer.allocate(SCENE_BYTES).order(ByteOrder.nativeOrder());
    int[] numbers = {
      splats,
      views,
      degree,
      width,
      height,
      tilesX(),
      tilesY(),
      slots,
      settings.extentRule() == RasterSettings.ExtentRule.THREE_SIGMA_SQUARE ? 1 : 0,
      settings.gradientCutAtCeiling() ? 1 : 0,
      settings.antialiased() ? 1 : 0
    };
    for (int number : numbers) {
      out.putInt(number);
    }
    out.putFloat((float) settings.alphaCeiling());
    out.putFloat((float) settings.alphaThreshold());
    out.putFloat(settings.stopBelow());
    out.putFloat((float) settings.nearPlane());
    out.putFloat((float) settings.farPlane());
    out.putFloat((float) settings.dilation());
    out.putFloat((float) settings.compensationFloor());
    return out.array();
  }

  /** Cameras as the kernels read them. */
  static float[] cameras(RasterViews views, RasterSettings settings) {
    float[] out = new float[CAMERA * views.count()];
    ViewCamera[] cameras = ViewCamera.all(views, settings);
    for (int v = 0; v < cameras.length; v++) {
      ViewCamera c = cameras[v];
      int at = CAMERA * v;
      for (double number : c.rotation) {
        out[at++] = (float) number;
      }
      for (double number : c.translation) {
        out[at++] = (float) number;
      }
      for (double number : c.centre) {
        out[at++] = (float) number;
      }
      double[] rest = {c.fx, c.fy, c.cx, c.cy, c.lowX, c.highX, c.lowY, c.highY};
      for (double number : rest) {
        out[at++] = (float) number;
      }
      System.arraycopy(views.background(), 3 * v, out, at, 3);
    }
    return out;
  }
}
