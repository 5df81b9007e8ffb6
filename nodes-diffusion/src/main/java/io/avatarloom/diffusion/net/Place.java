package io.avatarloom.diffusion.net;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.jni.JniUtils;
import io.avatarloom.core.device.Accelerator;
import io.avatarloom.core.device.Backend;
import java.util.Optional;

/** Where networks compute: the processor, or a CUDA device that the PyTorch engine can use. */
public final class Place {
  /** The processor. */
  public static final Place CPU = new Place(Device.cpu(), "");

  private final Device device;
  private final String reason;

  private Place(Device device, String reason) {
    this.device = device;
    this.reason = reason;
  }

  /**
   * The place that follows the device of a run: the same CUDA device, or the processor where there
   * is none or the engine was built without CUDA.
   */
  public static Place of(Optional<Accelerator> accelerator) {
    if (accelerator.isEmpty() || accelerator.get().info().backend() != Backend.CUDA) {
      return CPU;
    }
    int index = accelerator.get().info().index();
    Engine engine = Torch.engine();
    if (index < engine.getGpuCount()) {
      JniUtils.setBenchmarkCuDNN(true);
      return new Place(Device.gpu(index), "");
    }
    return new Place(
        Device.cpu(),
        "PyTorch %s has no CUDA device %d, so networks compute on the processor; see docs/guide/devices.md for an engine with CUDA"
            .formatted(engine.getVersion(), index));
  }

  /** Why a run on a CUDA device has its networks elsewhere; empty when that is not so. */
  public String reason() {
    return reason;
  }

  public boolean isGpu() {
    return device.isGpu();
  }

  /** A new scope for arrays of this place; the engine starts on the first call. */
  public NDManager scope() {
    return Torch.engine().newBaseManager(device);
  }

  @Override
  public String toString() {
    return device.isGpu() ? "cuda:" + device.getDeviceId() : "cpu";
  }
}
