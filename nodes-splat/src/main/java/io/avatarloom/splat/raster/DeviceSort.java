package io.avatarloom.splat.raster;

import io.avatarloom.core.device.DeviceBuffer;
import io.avatarloom.core.device.Kernels;
import io.avatarloom.core.device.Launch;
import java.util.ArrayList;
import java.util.List;

/**
 * A stable radix sort of keys that lie on a device, ready to run. Values are the places the keys
 * had.
 */
final class DeviceSort implements AutoCloseable {
  private final List<Launch> passes = new ArrayList<>();
  private final int groups;
  private DeviceBuffer order;

  /**
   * What a sort works on.
   *
   * @param keys what is sorted; overwritten
   * @param spare another room of the same size
   * @param values two rooms for values
   * @param histograms occurrences of every digit, a row a pass
   * @param words chains of the groups, [pass, group, digit], zero at the start
   * @param tickets a number for each pass, zero at the start
   * @param counts where the number of keys is
   * @param which of {@code counts}
   */
  record Memory(
      DeviceBuffer keys,
      DeviceBuffer spare,
      DeviceBuffer[] values,
      DeviceBuffer histograms,
      DeviceBuffer[] words,
      DeviceBuffer[] tickets,
      DeviceBuffer counts,
      int which) {}

  /**
   * @param room largest number of keys
   * @param bits of a pass
   */
  DeviceSort(Kernels kernels, Memory memory, int room, int bits, int count) {
    groups = groups(room);
    DeviceBuffer[] keys = {memory.keys(), memory.spare()};
    for (int pass = 0; pass < count; pass++) {
      order = memory.values()[pass % 2];
      passes.add(
          kernels.bind(
              "sort_pass",
              SplatKernels.GROUP,
              keys[pass % 2],
              memory.values()[(pass + 1) % 2],
              keys[(pass + 1) % 2],
              order,
              memory.histograms(),
              pass,
              memory.words()[pass],
              memory.tickets()[pass],
              memory.counts(),
              memory.which(),
              pass * bits,
              bits,
              pass == 0 ? 1 : 0));
    }
  }

  static int groups(int room) {
    return (room + SplatKernels.KEYS - 1) / SplatKernels.KEYS;
  }

  /** Where the sorted values are after {@link #run}. */
  DeviceBuffer order() {
    return order;
  }

  void run() {
    passes.forEach(pass -> pass.run(groups));
  }

  @Override
  public void close() {
    passes.forEach(Launch::close);
  }
}
