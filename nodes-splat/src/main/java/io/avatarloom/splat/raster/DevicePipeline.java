package io.avatarloom.splat.raster;

import io.avatarloom.core.device.Accelerator;
import io.avatarloom.core.device.DeviceBuffer;
import io.avatarloom.core.device.DeviceTensors;
import io.avatarloom.core.device.Kernels;
import io.avatarloom.core.device.Launch;
import io.avatarloom.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The kernels of all views of one shape, tied to their memory: enqueues forward and backward passes
 * and nothing else.
 */
final class DevicePipeline implements AutoCloseable {
  private static final int DEPTH_PASSES = 4;
  private static final int BYTE = 8;

  /** Place among the counts of how many (splat, tile) pairs there are. */
  static final int WANTED = 2;

  /** Means, quaternions, log scales, opacity logits, harmonics. */
  final DeviceBuffer[] splats;

  final DeviceBuffer cameras;

  /** Image, alpha, depth, counts; then all of them. */
  final DeviceBuffer[] picture;

  /** Upstream gradients of image, alpha, depth. */
  final DeviceBuffer[] upstream;

  /**
   * By means, quaternions, log scales, opacity logits, harmonics, screen means; radii; then all.
   */
  final DeviceBuffer[] gradient;

  private final DeviceShape shape;
  private final Accelerator accelerator;
  private final DeviceBuffer scratch;
  private final DeviceBuffer touched;
  private final List<Launch> launches = new ArrayList<>();
  private final Launch project;
  private final Launch count;
  private final DeviceSort byDepth;
  private final Launch emit;
  private final Launch layOut;
  private final DeviceSort byTile;
  private final Launch composite;
  private final Launch compositeGradient;
  private final Launch splatGradient;

  DevicePipeline(Accelerator accelerator, Kernels kernels, DeviceMemory memory, DeviceShape shape) {
    this.accelerator = accelerator;
    this.shape = shape;
    memory.join();
    int pairs = shape.pairs();
    int slots = shape.slots();
    int tiles = shape.tiles();
    splats = memory.cut("splats", splatNumbers(shape));
    cameras = memory.numbers("cameras", 32L * shape.views());
    picture = memory.cut("pictures", pictureNumbers(shape));
    upstream =
        memory.cut("upstream gradients", 3L * shape.pixels(), shape.pixels(), shape.pixels());
    gradient = memory.cut("gradients", gradientNumbers(shape));
    DeviceBuffer fields = memory.numbers("projected splats", 16L * pairs);
    DeviceBuffer[] pairNumbers = memory.cut("pairs", pairs, pairs, pairs, pairs, pairs, pairs);
    DeviceBuffer[] slotNumbers = memory.cut("tile lists", slots, slots, slots, slots, slots);
    DeviceBuffer[] tileNumbers =
        memory.cut("tiles", tiles + 1L, tiles + 1L, (long) slots / SplatKernels.SEGMENT + tiles);
    DeviceBuffer last = memory.numbers("last splats", shape.pixels());
    DeviceBuffer checkpoints =
        memory.numbers(
            "checkpoints",
            (slots / SplatKernels.SEGMENT + 1L) * SplatKernels.CHECKPOINT * Tiles.PIXELS);
    DeviceBuffer records = memory.numbers("gradient records", (long) TileBackward.RECORD * slots);
    DeviceBuffer[] zeros = memory.cut("counters", counterNumbers(shape));
    scratch = zeros[zeros.length - 1];
    touched = memory.cut("touched slots", slots / 4 + 1)[1];
    DeviceBuffer counts = picture[3];
    DeviceBuffer[] tickets = java.util.Arrays.copyOfRange(zeros, 0, 9);
    DeviceBuffer tileCounts = zeros[9];
    DeviceBuffer depthDigits = zeros[10];
    DeviceBuffer tileDigits = zeros[11];
    byte[] scene = shape.scene();
    project =
        keep(
            kernels.bind(
                "project",
                SplatKernels.GROUP,
                scene,
                cameras,
                splats[0],
                splats[1],
                splats[2],
                splats[3],
                splats[4],
                fields,
                pairNumbers[0],
                pairNumbers[1],
                gradient[6]));
    count =
        keep(kernels.bind("sort_count", SplatKernels.GROUP, pairNumbers[0], pairs, depthDigits));
    byDepth =
        new DeviceSort(
            kernels,
            new DeviceSort.Memory(
                pairNumbers[0],
                pairNumbers[3],
                new DeviceBuffer[] {pairNumbers[4], pairNumbers[5]},
                depthDigits,
                java.util.Arrays.copyOfRange(zeros, 14, 18),
                java.util.Arrays.copyOfRange(tickets, 0, 4),
                counts,
                0),
            pairs,
            BYTE,
            DEPTH_PASSES);
    emit =
        keep(
            kernels.bind(
                "emit",
                SplatKernels.GROUP,
                scene,
                byDepth.order(),
                pairNumbers[1],
                fields,
                pairNumbers[2],
                slotNumbers[0],
                slotNumbers[1],
                tileCounts,
                zeros[12],
                tickets[4],
                counts));
    layOut =
        keep(
            kernels.bind(
                "lay_out",
                SplatKernels.GROUP,
                tiles,
                tileCounts,
                tileNumbers[0],
                tileNumbers[1],
                tileNumbers[2],
                tileDigits,
                shape.passBits(),
                shape.tilePasses(),
                zeros[13],
                tickets[5],
                counts,
                SplatKernels.groups(tiles)));
    byTile =
        new DeviceSort(
            kernels,
            new DeviceSort.Memory(
                slotNumbers[0],
                slotNumbers[2],
                new DeviceBuffer[] {slotNumbers[3], slotNumbers[4]},
                tileDigits,
                java.util.Arrays.copyOfRange(zeros, 18, 18 + shape.tilePasses()),
                java.util.Arrays.copyOfRange(tickets, 6, 9),
                counts,
                1),
            slots,
            shape.passBits(),
            shape.tilePasses());
    composite =
        keep(
            kernels.bind(
                "composite",
                SplatKernels.GROUP,
                scene,
                cameras,
                fields,
                byTile.order(),
                slotNumbers[1],
                tileNumbers[0],
                picture[0],
                picture[1],
                picture[2],
                last,
                checkpoints));
    compositeGradient =
        keep(
            kernels.bind(
                "composite_gradient",
                SplatKernels.GROUP,
                scene,
                fields,
                byTile.order(),
                slotNumbers[1],
                tileNumbers[0],
                tileNumbers[1],
                tileNumbers[2],
                counts,
                picture[0],
                picture[1],
                picture[2],
                last,
                checkpoints,
                upstream[0],
                upstream[1],
                upstream[2],
                records,
                touched));
    splatGradient =
        keep(
            kernels.bind(
                "splat_gradient",
                SplatKernels.GROUP,
                scene,
                cameras,
                splats[0],
                splats[1],
                splats[2],
                splats[3],
                splats[4],
                fields,
                pairNumbers[1],
                pairNumbers[2],
                records,
                touched,
                gradient[0],
                gradient[1],
                gradient[2],
                gradient[3],
                gradient[4],
                gradient[5]));
    float[] start = new float[16];
    start[0] = Float.intBitsToFloat(pairs);
    accelerator.upload(start, counts);
    for (DeviceBuffer none : upstream) {
      accelerator.clear(none);
    }
  }

  private Launch keep(Launch launch) {
    launches.add(launch);
    return launch;
  }

  static long[] splatNumbers(DeviceShape shape) {
    long n = shape.splats();
    return new long[] {3 * n, 4 * n, 3 * n, n, shape.coefficients() * n};
  }

  static long[] pictureNumbers(DeviceShape shape) {
    long pixels = shape.pixels();
    return new long[] {3 * pixels, pixels, pixels, 16};
  }

  static long[] gradientNumbers(DeviceShape shape) {
    long n = shape.splats();
    long pairs = shape.pairs();
    return new long[] {3 * n, 4 * n, 3 * n, n, shape.coefficients() * n, 2 * pairs, pairs};
  }

  /** What is zero at the start of a forward pass: tickets, counts of tiles and digits, chains. */
  private static long[] counterNumbers(DeviceShape shape) {
    long[] numbers = new long[18 + shape.tilePasses()];
    java.util.Arrays.fill(numbers, 0, 9, 1);
    numbers[9] = shape.tiles();
    numbers[10] = 4L * SplatKernels.DIGITS;
    numbers[11] = 3L * SplatKernels.DIGITS;
    numbers[12] = SplatKernels.groups(shape.pairs());
    numbers[13] = 2L * SplatKernels.groups(shape.tiles());
    for (int pass = 0; pass < numbers.length - 14; pass++) {
      int room = pass < DEPTH_PASSES ? shape.pairs() : shape.slots();
      numbers[14 + pass] = (long) DeviceSort.groups(room) * SplatKernels.DIGITS;
    }
    return numbers;
  }

  DeviceShape shape() {
    return shape;
  }

  /** Takes splats, from the device where they lie there, and cameras. */
  void load(SplatTensors parameters, RasterViews views) {
    List<Tensor> from = parameters.all();
    for (int i = 0; i < from.size(); i++) {
      load(from.get(i), splats[i]);
    }
    accelerator.upload(DeviceShape.cameras(views, shape.settings()), cameras);
  }

  private void load(Tensor from, DeviceBuffer to) {
    DeviceTensors tensors = accelerator.tensors();
    boolean copied =
        tensors.step(
            () -> {
              boolean here = tensors.holds(from);
              if (here) {
                accelerator.copy(tensors.of(from), to, 4L * from.length());
              }
              return here;
            });
    if (!copied) {
      accelerator.upload(from.data(), to);
    }
  }

  /** Waits for the last forward pass; how many (splat, tile) pairs it met. */
  int wanted() {
    int[] counts = new int[WANTED + 1];
    accelerator.download(picture[3], counts);
    return counts[WANTED];
  }

  void forward() {
    accelerator.clear(scratch);
    int groups = SplatKernels.groups(shape.pairs());
    project.run(groups);
    count.run(DeviceSort.groups(shape.pairs()));
    byDepth.run();
    emit.run(groups);
    layOut.run(SplatKernels.groups(shape.tiles()));
    byTile.run();
    composite.run(shape.tiles());
  }

  /** Differentiates the last forward pass. */
  void backward() {
    accelerator.clear(touched);
    compositeGradient.run(shape.slots() / SplatKernels.SEGMENT + shape.tiles());
    splatGradient.run(SplatKernels.groups(shape.splats()));
  }

  @Override
  public void close() {
    launches.forEach(Launch::close);
    byDepth.close();
    byTile.close();
  }
}
