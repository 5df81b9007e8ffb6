package io.avatarloom.splat.stage;

import io.avatarloom.core.stage.AvatarRenderer;
import io.avatarloom.core.stage.DrawStyle;
import io.avatarloom.core.stage.StageCamera;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.splat.raster.RasterSettings;
import io.avatarloom.splat.raster.RasterViews;
import io.avatarloom.splat.raster.Rasteriser;
import io.avatarloom.splat.raster.SplatArrays;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** Splats in metres, without the spherical-harmonics bands that are all zero. */
final class SplatDrawing implements AvatarRenderer.Drawing {
  private static final double NEAR_M = 0.01;

  /** What shines through the rest changes a pixel by at most one level of 255. */
  private static final RasterSettings SETTINGS =
      RasterSettings.gsplat().withNearPlane(NEAR_M).withTransmittanceFloor(1.0 / 255);

  private static final double SMALLEST_SCALE = 1e-4;
  private static final double SMALLEST_OPACITY = 1e-6;
  private static final float UNSEEN_LOGIT = (float) Math.log(SMALLEST_OPACITY);
  private static final float DOT_LOGIT = 4;
  private static final float DOT_LOG_M = (float) Math.log(0.0004);
  private static final float[] BLACK = new float[3];

  private final SplatArrays splats;
  private final Map<String, Tensor> labels;

  /** The arrays of the manner drawn last. */
  private SplatArrays styled;

  private Manner manner = new Manner(1, 1, false, Set.of());

  /** What of a style changes splats. */
  private record Manner(double scale, double opacity, boolean points, Set<String> hidden) {
    static Manner of(DrawStyle style) {
      return new Manner(
          Math.max(SMALLEST_SCALE, style.splatScale()),
          style.splatOpacity(),
          style.splatLook() == DrawStyle.SplatLook.POINTS,
          style.hidden());
    }
  }

  SplatDrawing(SplatCloud cloud) {
    labels = cloud.labels();
    int degree = usedDegree(cloud);
    splats =
        new SplatArrays(
            metres(cloud),
            cloud.quats().data(),
            shifted(cloud.logScales().data(), -Math.log(cloud.unitsPerMetre())),
            cloud.logitOpacities().data(),
            firstTerms(cloud, (degree + 1) * (degree + 1)),
            degree);
    styled = splats;
  }

  private static float[] metres(SplatCloud cloud) {
    float[] means = cloud.means().data();
    if (cloud.unitsPerMetre() == 1) {
      return means;
    }
    float[] metres = new float[means.length];
    for (int i = 0; i < metres.length; i++) {
      metres[i] = (float) (means[i] / cloud.unitsPerMetre());
    }
    return metres;
  }

  private static float[] shifted(float[] values, double by) {
    if (by == 0) {
      return values;
    }
    float[] shifted = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      shifted[i] = (float) (values[i] + by);
    }
    return shifted;
  }

  /** The highest degree with a coefficient other than 0; files often carry empty bands. */
  private static int usedDegree(SplatCloud cloud) {
    float[] sh = cloud.sh().data();
    int terms = cloud.sh().size(1);
    int last = 0;
    for (int i = 0; i < sh.length; i++) {
      if (sh[i] != 0) {
        last = Math.max(last, i / 3 % terms);
      }
    }
    return (int) Math.ceil(Math.sqrt(last + 1)) - 1;
  }

  private static float[] firstTerms(SplatCloud cloud, int kept) {
    int terms = cloud.sh().size(1);
    if (terms == kept) {
      return cloud.sh().data();
    }
    float[] first = new float[3 * kept * cloud.count()];
    for (int i = 0; i < cloud.count(); i++) {
      System.arraycopy(cloud.sh().data(), 3 * terms * i, first, 3 * kept * i, 3 * kept);
    }
    return first;
  }

  @Override
  public void draw(StageCamera camera, DrawStyle style, int[] argb) {
    float[] matrix = new float[16];
    for (int i = 0; i < 16; i++) {
      matrix[i] = (float) camera.worldToCamera()[i];
    }
    float focal = (float) camera.focalPx();
    float[] intrinsics = {focal, focal, camera.width() / 2f, camera.height() / 2f};
    RasterViews views = new RasterViews(matrix, intrinsics, BLACK, camera.width(), camera.height());
    SplatArrays shown = in(Manner.of(style));
    if (style.splatLook() == DrawStyle.SplatLook.NORMALS) {
      DepthNormals.draw(Rasteriser.forward(shown, views, SETTINGS), focal, argb);
    } else {
      Rasteriser.draw(shown, views, SETTINGS, argb);
    }
  }

  private static float[] faded(float[] logits, double factor) {
    if (factor == 1) {
      return logits;
    }
    float[] faded = new float[logits.length];
    for (int i = 0; i < faded.length; i++) {
      double opacity = Math.max(SMALLEST_OPACITY, factor / (1 + Math.exp(-logits[i])));
      faded[i] = (float) Math.log(opacity / (1 - opacity));
    }
    return faded;
  }

  private static float[] dots(int length, float value) {
    float[] dots = new float[length];
    Arrays.fill(dots, value);
    return dots;
  }

  private SplatArrays in(Manner wanted) {
    if (!wanted.equals(manner)) {
      float[] scales = splats.logScales();
      float[] logits = splats.logitOpacities();
      styled =
          new SplatArrays(
              splats.means(),
              splats.quats(),
              wanted.points
                  ? dots(scales.length, DOT_LOG_M)
                  : shifted(scales, Math.log(wanted.scale)),
              without(
                  wanted.hidden,
                  wanted.points ? dots(logits.length, DOT_LOGIT) : faded(logits, wanted.opacity)),
              splats.sh(),
              splats.shDegree());
      manner = wanted;
    }
    return styled;
  }

  private float[] without(Set<String> hidden, float[] logits) {
    float[] rest = hidden.isEmpty() ? logits : logits.clone();
    for (String region : hidden) {
      Tensor label = labels.get(region);
      for (int s = 0; label != null && s < rest.length; s++) {
        if (label.at(s) > 0.5f) {
          rest[s] = UNSEEN_LOGIT;
        }
      }
    }
    return rest;
  }
}
