package io.avatarloom.splat.raster;

import java.util.Arrays;

/** Sums a splat's records in a fixed order and takes them to its raw parameters. One per thread. */
final class SplatBackward {
  private final RasterFrame frame;
  private final float[] records;
  private final byte[] touched;
  private final ViewCamera[] cameras;
  private final SplatShape shape = new SplatShape();
  private final SplatColour colour = new SplatColour();
  private final ScreenEllipse ellipse;
  private final ScreenEllipse.Gradient gradient = new ScreenEllipse.Gradient();
  private final double[] sums = new double[TileBackward.RECORD];
  private final double[] dSh = new double[3 * SphericalHarmonics.MAX_TERMS];
  private final double[] dLogScale = new double[3];
  private final double[] dQuat = new double[4];

  SplatBackward(RasterFrame frame, ViewCamera[] cameras, float[] records, byte[] touched) {
    this.frame = frame;
    this.cameras = cameras;
    this.records = records;
    this.touched = touched;
    this.ellipse = new ScreenEllipse(frame.settings());
  }

  void run(int from, int to, RasterGradient out) {
    for (int i = from; i < to; i++) {
      run(i, out);
    }
  }

  private void run(int i, RasterGradient out) {
    SplatArrays splats = frame.splats();
    boolean loaded = false;
    for (int v = 0; v < cameras.length; v++) {
      int pair = v * splats.count() + i;
      if (!sum(pair)) {
        continue;
      }
      if (!loaded) {
        loaded = true;
        shape.load(splats, i);
        gradient.clear();
        Arrays.fill(dSh, 0);
      }
      ellipse.load(shape, cameras[v]);
      ellipse.backward(sums, shape.opacity, gradient);
      colour.load(splats, i, shape.mean, cameras[v]);
      colour.backward(splats, i, sums, 6, dSh, gradient.mean);
      out.screenMeans()[2 * pair] = (float) gradient.screenX;
      out.screenMeans()[2 * pair + 1] = (float) gradient.screenY;
    }
    if (loaded) {
      shape.backward(gradient.sigma, dLogScale, dQuat);
      store(i, out);
    }
  }

  /** Sums the records of a pair over its tiles; false when it has none. */
  private boolean sum(int pair) {
    int[] slots = frame.kept().lists().slotStart();
    boolean any = false;
    for (int slot = slots[pair]; slot < slots[pair + 1]; slot++) {
      if (touched[slot] == 0) {
        continue;
      }
      if (!any) {
        any = true;
        Arrays.fill(sums, 0);
      }
      for (int k = 0; k < TileBackward.RECORD; k++) {
        sums[k] += records[slot * TileBackward.RECORD + k];
      }
    }
    return any;
  }

  private void store(int i, RasterGradient out) {
    for (int k = 0; k < 3; k++) {
      out.means()[3 * i + k] = (float) gradient.mean[k];
      out.logScales()[3 * i + k] = (float) dLogScale[k];
    }
    for (int k = 0; k < 4; k++) {
      out.quats()[4 * i + k] = (float) dQuat[k];
    }
    out.logitOpacities()[i] = (float) (gradient.opacity * shape.opacity * (1 - shape.opacity));
    int row = 3 * frame.splats().shTerms();
    for (int k = 0; k < row; k++) {
      out.sh()[row * i + k] = (float) dSh[k];
    }
  }
}
