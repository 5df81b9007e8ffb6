package io.avatarloom.splat.node;

import io.avatarloom.core.device.DeviceException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.CameraBatch;
import io.avatarloom.core.value.ImageGradient;
import io.avatarloom.core.value.RenderRecord;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.SplatGradient;
import io.avatarloom.splat.raster.DeviceFrame;
import io.avatarloom.splat.raster.DeviceGradient;
import io.avatarloom.splat.raster.DeviceRasteriser;
import io.avatarloom.splat.raster.ImageCotangent;
import io.avatarloom.splat.raster.RasterBuffers;
import io.avatarloom.splat.raster.RasterFrame;
import io.avatarloom.splat.raster.RasterGradient;
import io.avatarloom.splat.raster.RasterSettings;
import io.avatarloom.splat.raster.RasterViews;
import io.avatarloom.splat.raster.Rasteriser;
import java.util.List;
import java.util.Optional;

/** Passes on the device of a run; in Java where it has none, or the device refuses. */
final class Rasterising {
  /**
   * A rendered batch of views.
   *
   * @param kept what the backward pass takes
   */
  record Pictures(float[] image, float[] alpha, float[] depth, Object kept) {}

  private static final int BYTES_PER_PIXEL = 28;
  private static final int BYTES_PER_SPLAT_AND_VIEW = 80;

  private Rasterising() {}

  /**
   * Memory of a render: pictures, what they keep for the way back, the splats as views see them.
   */
  static long renderBytes(CameraBatch cameras, long splats) {
    long pixels = (long) cameras.height() * cameras.width();
    return cameras.count() * (BYTES_PER_PIXEL * pixels + BYTES_PER_SPLAT_AND_VIEW * splats);
  }

  static Pictures forward(NodeRun run, SplatCloud cloud, RasterViews views, RasterSettings settings)
      throws Exception {
    try {
      Optional<DeviceRasteriser> device = OnDevice.rasteriser(run);
      if (device.isPresent()) {
        DeviceFrame frame = device.get().forward(Clouds.tensors(cloud), views, settings);
        return new Pictures(frame.image(), frame.alpha(), frame.depth(), frame);
      }
    } catch (DeviceException e) {
      run.log(e.getMessage() + "; this render is done in Java");
    }
    RasterFrame frame = Rasteriser.forward(Clouds.arrays(cloud), views, settings);
    return new Pictures(frame.image(), frame.alpha(), frame.depth(), frame);
  }

  /**
   * @param from first view that counts for the statistics
   */
  static SplatGradient backward(
      NodeRun run, RenderRecord record, ImageGradient imageGradient, int from) throws Exception {
    ImageCotangent upstream =
        new ImageCotangent(
            imageGradient.rgb().data(),
            orNull(imageGradient.alpha()),
            orNull(imageGradient.depth()));
    RasterViews views = Clouds.views(record.cameras(), record.background());
    RasterSettings settings = RasterSettings.of(record.settings());
    try {
      Optional<DeviceRasteriser> device =
          record.kept() instanceof RasterFrame ? Optional.empty() : OnDevice.rasteriser(run);
      if (device.isPresent()) {
        DeviceFrame frame =
            record.kept() instanceof DeviceFrame kept
                ? kept
                : device.get().forward(Clouds.tensors(record.cloud()), views, settings);
        DeviceGradient gradient = device.get().backwardInPlace(frame, upstream, from);
        return gradient(gradient, imageGradient.loss());
      }
    } catch (DeviceException e) {
      run.log(e.getMessage() + "; this gradient is computed in Java");
    }
    RasterFrame frame =
        record.kept() instanceof RasterFrame kept
            ? kept
            : Rasteriser.forward(Clouds.arrays(record.cloud()), views, settings);
    RasterBuffers buffers = run.resource("splat raster buffers", RasterBuffers::new);
    RasterGradient gradient = Rasteriser.backward(frame, upstream, buffers);
    return gradient(gradient, record, from, imageGradient.loss());
  }

  private static SplatGradient gradient(DeviceGradient gradient, double loss) {
    List<Tensor> by = gradient.parameters();
    return new SplatGradient(
        by.get(0),
        by.get(1),
        by.get(2),
        by.get(3),
        by.get(4),
        ScreenStatistics.named(gradient.gradientSum(), gradient.viewCount(), gradient.maxRadius()),
        loss);
  }

  private static SplatGradient gradient(
      RasterGradient gradient, RenderRecord record, int from, double loss) {
    SplatCloud cloud = record.cloud();
    return new SplatGradient(
        Tensor.of(gradient.means(), cloud.means().shape()),
        Tensor.of(gradient.quats(), cloud.quats().shape()),
        Tensor.of(gradient.logScales(), cloud.logScales().shape()),
        Tensor.of(gradient.logitOpacities(), cloud.logitOpacities().shape()),
        Tensor.of(gradient.sh(), cloud.sh().shape()),
        ScreenStatistics.of(gradient, record.cameras(), cloud.count(), from),
        loss);
  }

  private static float[] orNull(Tensor tensor) {
    return tensor.length() == 0 ? null : tensor.data();
  }
}
