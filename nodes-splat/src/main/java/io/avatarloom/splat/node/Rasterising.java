package io.avatarloom.splat.node;

import io.avatarloom.core.device.Accelerator;
import io.avatarloom.core.device.DeviceException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.value.RenderRecord;
import io.avatarloom.splat.raster.DeviceFrame;
import io.avatarloom.splat.raster.DeviceRasteriser;
import io.avatarloom.splat.raster.ImageCotangent;
import io.avatarloom.splat.raster.RasterBuffers;
import io.avatarloom.splat.raster.RasterFrame;
import io.avatarloom.splat.raster.RasterGradient;
import io.avatarloom.splat.raster.RasterSettings;
import io.avatarloom.splat.raster.RasterViews;
import io.avatarloom.splat.raster.Rasteriser;
import io.avatarloom.splat.raster.SplatArrays;
import java.util.Optional;

/** Passes on the device of a run; in Java where it has none, or the device refuses. */
final class Rasterising {
  /**
   * A rendered batch of views.
   *
   * @param kept what the backward pass takes
   */
  record Pictures(float[] image, float[] alpha, float[] depth, Object kept) {}

  private Rasterising() {}

  static Pictures forward(
      NodeRun run, SplatArrays splats, RasterViews views, RasterSettings settings)
      throws Exception {
    try {
      Optional<DeviceRasteriser> device = device(run);
      if (device.isPresent()) {
        DeviceFrame frame = run.detached(() -> device.get().forward(splats, views, settings));
        return new Pictures(frame.image(), frame.alpha(), frame.depth(), frame);
      }
    } catch (DeviceException e) {
      run.log(e.getMessage() + "; this render is done in Java");
    }
    RasterFrame frame = Rasteriser.forward(splats, views, settings);
    return new Pictures(frame.image(), frame.alpha(), frame.depth(), frame);
  }

  static RasterGradient backward(NodeRun run, RenderRecord record, ImageCotangent upstream)
      throws Exception {
    SplatArrays splats = Clouds.arrays(record.cloud());
    RasterViews views = Clouds.views(record.cameras(), record.background());
    RasterSettings settings = RasterSettings.of(record.settings());
    try {
      Optional<DeviceRasteriser> device =
          record.kept() instanceof RasterFrame ? Optional.empty() : device(run);
      if (device.isPresent()) {
        DeviceFrame frame =
            record.kept() instanceof DeviceFrame kept
                ? kept
                : run.detached(() -> device.get().forward(splats, views, settings));
        return run.detached(() -> device.get().backward(frame, upstream));
      }
    } catch (DeviceException e) {
      run.log(e.getMessage() + "; this gradient is computed in Java");
    }
    RasterFrame frame =
        record.kept() instanceof RasterFrame kept
            ? kept
            : Rasteriser.forward(splats, views, settings);
    RasterBuffers buffers = run.resource("splat raster buffers", RasterBuffers::new);
    return Rasteriser.backward(frame, upstream, buffers);
  }

  private static Optional<DeviceRasteriser> device(NodeRun run) throws Exception {
    Optional<Accelerator> accelerator = run.device();
    if (accelerator.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        run.resource("splat rasteriser", () -> new DeviceRasteriser(accelerator.get())));
  }
}
