package io.avatarloom.splat.node;

import io.avatarloom.core.device.Accelerator;
import io.avatarloom.core.device.DeviceException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.splat.raster.DeviceRasteriser;
import io.avatarloom.splat.raster.DeviceSteps;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Steps on the device of a run; in Java where it has none, or the device refuses. */
final class OnDevice {
  private OnDevice() {}

  /**
   * @param what the step is called in the log
   */
  static <T> T orJava(NodeRun run, String what, Function<DeviceSteps, T> there, Callable<T> here)
      throws Exception {
    try {
      Optional<DeviceRasteriser> device = rasteriser(run);
      if (device.isPresent()) {
        DeviceSteps steps = device.get().steps();
        return steps.step(() -> there.apply(steps));
      }
    } catch (DeviceException e) {
      run.log(e.getMessage() + "; " + what + " is done in Java");
    }
    return here.call();
  }

  /** The rasteriser on the device of the run; empty where Java has to do. */
  static Optional<DeviceRasteriser> rasteriser(NodeRun run) throws Exception {
    Optional<Accelerator> accelerator = run.device();
    if (accelerator.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        run.resource("splat rasteriser", () -> new DeviceRasteriser(accelerator.get())));
  }
}
