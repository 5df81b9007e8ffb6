package io.avatarloom.splat.raster;

import io.avatarloom.core.device.Accelerator;
import io.avatarloom.core.device.DeviceBuffer;
import io.avatarloom.core.device.DeviceTensors;
import io.avatarloom.core.device.Kernels;
import io.avatarloom.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * {@link Rasteriser} on an accelerator: the same options, outputs and statistics, all views in one
 * pipeline, one read-back a pass, no allocation while shapes stay the same. Sums are taken in a
 * fixed order: equal inputs give equal bits on one device. Safe for use from several threads.
 */
public final class DeviceRasteriser implements AutoCloseable {
  private static final int FIRST_SLOTS = 1 << 16;
  private static final int MOST_SLOTS = 1 << 26;
  private static final int SCREEN_MEANS = 5;
  private static final int RADII = 6;
  private final Accelerator accelerator;
  private final Kernels kernels;
  private final DeviceMemory memory;
  private DevicePipeline pipeline;
  private int slots = FIRST_SLOTS;
  private DeviceFrame latest;

  /**
   * Compiles the kernels.
   *
   * @throws io.avatarloom.core.device.DeviceException if the device refuses them
   */
  public DeviceRasteriser(Accelerator accelerator) {
    this.accelerator = accelerator;
    this.kernels = accelerator.compile(SplatKernels.source());
    this.memory = new DeviceMemory(accelerator);
  }

  /** The device and its kernels, for steps on what the rasteriser leaves there. */
  public DeviceSteps steps() {
    return new DeviceSteps(accelerator, kernels);
  }

  /** How the kernels were compiled, in words. */
  public String origin() {
    return kernels.origin();
  }

  /** As {@link #forward(SplatTensors, RasterViews, RasterSettings)}. */
  public DeviceFrame forward(SplatArrays splats, RasterViews views, RasterSettings settings) {
    return forward(SplatTensors.of(splats), views, settings);
  }

  /**
   * Renders every view.
   *
   * @throws IllegalArgumentException if the splats cover absurdly many tiles
   * @throws io.avatarloom.core.device.DeviceException if the device has no room or refuses
   */
  public synchronized DeviceFrame forward(
      SplatTensors splats, RasterViews views, RasterSettings settings) {
    latest = run(splats, views, settings);
    return latest;
  }

  /** Uploads and renders, again with more room if it was too little. */
  private DeviceFrame run(SplatTensors splats, RasterViews views, RasterSettings settings) {
    latest = null;
    while (true) {
      shape(DeviceShape.of(splats, views, settings, slots));
      pipeline.load(splats, views);
      pipeline.forward();
      DeviceShape shape = pipeline.shape();
      long[] at = DeviceMemory.offsets(DevicePipeline.pictureNumbers(shape));
      float[] image = new float[3 * shape.pixels()];
      float[] alpha = new float[shape.pixels()];
      float[] depth = new float[shape.pixels()];
      float[] counts = new float[DevicePipeline.WANTED + 1];
      accelerator.download(pipeline.picture[4], at, image, alpha, depth, counts);
      int wanted = Float.floatToRawIntBits(counts[DevicePipeline.WANTED]);
      if (wanted <= slots) {
        return new DeviceFrame(splats, views, settings, image, alpha, depth);
      }
      if (wanted >= MOST_SLOTS) {
        throw new IllegalArgumentException(
            "the splats cover "
                + wanted
                + " tiles or more in all views, more than "
                + MOST_SLOTS
                + ": their scales or the camera are in the wrong unit");
      }
      slots = Math.min(MOST_SLOTS, wanted + wanted / 4);
    }
  }

  /** Ties the kernels to a shape unless they are. */
  private void shape(DeviceShape shape) {
    if (pipeline != null && shape.equals(pipeline.shape())) {
      return;
    }
    if (pipeline != null) {
      pipeline.close();
      pipeline = null;
    }
    pipeline = new DevicePipeline(accelerator, kernels, memory, shape);
  }

  /**
   * Differentiates a forward pass, exactly; renders again if another pass came in between.
   *
   * @throws io.avatarloom.core.device.DeviceException if the device has no room or refuses
   */
  public synchronized RasterGradient backward(DeviceFrame frame, ImageCotangent upstream) {
    differentiate(frame, upstream);
    return gradient();
  }

  /**
   * As {@link #backward}; the gradient stays on the device.
   *
   * @param from first view that counts for the statistics
   */
  public synchronized DeviceGradient backwardInPlace(
      DeviceFrame frame, ImageCotangent upstream, int from) {
    differentiate(frame, upstream);
    return accelerator.tensors().step(() -> keptGradient(frame, from));
  }

  private DeviceGradient keptGradient(DeviceFrame frame, int from) {
    DeviceTensors tensors = accelerator.tensors();
    List<Tensor> kept = new ArrayList<>();
    List<Tensor> parameters = frame.splats().all();
    for (int i = 0; i < parameters.size(); i++) {
      Tensor copy = tensors.make(parameters.get(i).shape());
      accelerator.copy(pipeline.gradient[i], tensors.of(copy), 4L * copy.length());
      kept.add(copy);
    }
    int splats = frame.splats().count();
    Tensor sums = tensors.make(splats);
    Tensor seen = tensors.make(splats);
    Tensor largest = tensors.make(splats);
    RasterViews views = frame.views();
    kernels.launch(
        "screen_statistics",
        SplatKernels.GROUP,
        SplatKernels.groups(splats),
        splats,
        views.count(),
        from,
        0.5f * views.width(),
        0.5f * views.height(),
        pipeline.gradient[SCREEN_MEANS],
        pipeline.gradient[RADII],
        tensors.of(sums),
        tensors.of(seen),
        tensors.of(largest));
    return new DeviceGradient(kept, sums, seen, largest);
  }

  private void differentiate(DeviceFrame frame, ImageCotangent upstream) {
    if (latest != frame) {
      run(frame.splats(), frame.views(), frame.settings());
      latest = frame;
    }
    upload(upstream.rgb(), pipeline.upstream[0]);
    upload(upstream.alpha(), pipeline.upstream[1]);
    upload(upstream.depth(), pipeline.upstream[2]);
    pipeline.backward();
  }

  private void upload(float[] from, DeviceBuffer to) {
    if (from == null) {
      accelerator.clear(to);
    } else {
      accelerator.upload(from, to);
    }
  }

  private RasterGradient gradient() {
    long[] numbers = DevicePipeline.gradientNumbers(pipeline.shape());
    float[][] part = new float[numbers.length][];
    for (int i = 0; i < part.length; i++) {
      part[i] = new float[Math.toIntExact(numbers[i])];
    }
    accelerator.download(pipeline.gradient[numbers.length], DeviceMemory.offsets(numbers), part);
    return new RasterGradient(part[0], part[1], part[2], part[3], part[4], part[5], part[6]);
  }

  @Override
  public synchronized void close() {
    if (pipeline != null) {
      pipeline.close();
      pipeline = null;
    }
    memory.close();
    kernels.close();
  }
}
