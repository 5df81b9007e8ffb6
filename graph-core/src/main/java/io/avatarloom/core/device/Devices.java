package io.avatarloom.core.device;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds and opens devices. */
public final class Devices {
  private Devices() {}

  /** Every device, best first, with backends that have none; Java last. */
  public static List<DeviceInfo> list() {
    NativeExit.skipCleanup(); // a driver may still be asked when Java leaves
    List<DeviceInfo> all = new ArrayList<>();
    all.addAll(CudaDriver.devices());
    all.addAll(OpenClDriver.devices());
    all.add(java());
    return all;
  }

  /** Java, which is always there. */
  public static DeviceInfo java() {
    int cores = Runtime.getRuntime().availableProcessors();
    return new DeviceInfo(
        Backend.CPU,
        0,
        "Java on " + cores + " cores",
        "",
        Runtime.getRuntime().maxMemory(),
        true,
        "");
  }

  /**
   * The device a choice means. {@code auto} takes CUDA, then an OpenCL device that is not the CPU,
   * then Java.
   *
   * @throws DeviceException if the choice names a device that is not there or cannot be used
   */
  public static DeviceInfo find(DeviceChoice choice) {
    if (choice.equals(DeviceChoice.CPU)) {
      return java();
    }
    List<DeviceInfo> all = list();
    if (choice.backend().isEmpty()) {
      return all.stream().filter(d -> d.usable() && d.general()).findFirst().orElseThrow();
    }
    List<DeviceInfo> some =
        all.stream().filter(d -> d.backend() == choice.backend().get()).toList();
    DeviceInfo found =
        some.stream()
            .filter(d -> d.index() == choice.index())
            .findFirst()
            .orElseThrow(
                () ->
                    new DeviceException(
                        "there is no device "
                            + choice
                            + "; there are "
                            + all.stream().filter(DeviceInfo::usable).toList()));
    if (!found.usable()) {
      throw new DeviceException("device " + choice + " cannot be used: " + found.problem());
    }
    return found;
  }

  /**
   * Opens the device a choice means; empty when that is Java.
   *
   * @throws DeviceException as {@link #find}, or if the device refuses
   */
  public static Optional<Accelerator> open(DeviceChoice choice) {
    DeviceInfo info = find(choice);
    return switch (info.backend()) {
      case CPU -> Optional.empty();
      case OPENCL -> Optional.of(OpenClDriver.open(info));
      case CUDA -> Optional.of(CudaDriver.open(info));
    };
  }
}
