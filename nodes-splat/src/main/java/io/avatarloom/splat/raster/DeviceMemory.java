package io.avatarloom.splat.raster;

import io.avatarloom.core.device.Accelerator;
import io.avatarloom.core.device.DeviceBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Buffers by name that only ever grow, and parts of them. */
final class DeviceMemory implements AutoCloseable {
  private final Accelerator accelerator;
  private final Map<String, DeviceBuffer> held = new LinkedHashMap<>();
  private final List<DeviceBuffer> parts = new ArrayList<>();

  DeviceMemory(Accelerator accelerator) {
    this.accelerator = accelerator;
  }

  /** At least {@code numbers} numbers of four bytes; what they hold is lost when they grow. */
  DeviceBuffer numbers(String name, long numbers) {
    return bytes(name, 4 * numbers);
  }

  DeviceBuffer bytes(String name, long bytes) {
    DeviceBuffer buffer = held.get(name);
    if (buffer == null || buffer.bytes() < bytes) {
      if (buffer != null) {
        held.remove(name).close();
      }
      buffer = accelerator.allocate(name, buffer == null ? bytes : bytes + bytes / 4);
      held.put(name, buffer);
    }
    return buffer;
  }

  /**
   * One buffer cut into parts.
   *
   * @param numbers of each part
   * @return the parts, then one that spans them all
   */
  DeviceBuffer[] cut(String name, long... numbers) {
    long[] offsets = offsets(numbers);
    DeviceBuffer whole = numbers(name, offsets[numbers.length]);
    DeviceBuffer[] cut = new DeviceBuffer[numbers.length + 1];
    for (int i = 0; i < numbers.length; i++) {
      cut[i] = accelerator.part(whole, 4 * offsets[i], Math.max(4, 4 * numbers[i]));
    }
    cut[numbers.length] = accelerator.part(whole, 0, 4 * offsets[numbers.length]);
    parts.addAll(List.of(cut));
    return cut;
  }

  /** Where each part of a cut begins, in numbers, and where the last ends. */
  static long[] offsets(long... numbers) {
    long step = DeviceBuffer.ALIGNMENT / 4;
    long[] offsets = new long[numbers.length + 1];
    for (int i = 0; i < numbers.length; i++) {
      offsets[i + 1] = offsets[i] + (Math.max(1, numbers[i]) + step - 1) / step * step;
    }
    return offsets;
  }

  /** Gives up the parts; they are cut anew for the next shape. */
  void join() {
    parts.forEach(DeviceBuffer::close);
    parts.clear();
  }

  @Override
  public void close() {
    join();
    held.values().forEach(DeviceBuffer::close);
    held.clear();
  }
}
