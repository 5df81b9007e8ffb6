package io.avatarloom.splat.raster;

import io.avatarloom.core.device.Accelerator;
import io.avatarloom.core.device.DeviceBuffer;
import io.avatarloom.core.device.DeviceTensors;
import io.avatarloom.core.device.Kernels;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.splat.optim.Adam;
import io.avatarloom.splat.optim.FaceRing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What happens to splats between two renders, on a device: sums of gradients, regularisers and
 * Adam. Results agree with those of Java to single precision and lie on the device; equal inputs
 * give equal bits on one device.
 */
public final class DeviceSteps {
  /** Terms that one launch adds. */
  private static final int TERMS = 4;

  private final DeviceTensors tensors;
  private final Accelerator accelerator;
  private final Kernels kernels;

  DeviceSteps(Accelerator accelerator, Kernels kernels) {
    this.tensors = accelerator.tensors();
    this.accelerator = accelerator;
    this.kernels = kernels;
  }

  /**
   * A term of the loss and its gradient.
   *
   * @param gradient shaped as the parameter
   */
  public record Term(Tensor gradient, double loss) {}

  /** Runs steps; see {@link DeviceTensors#step}. */
  public <T> T step(Supplier<T> work) {
    return tensors.step(work);
  }

  /**
   * {@link Adam#step} of one parameter group.
   *
   * @param facial [splat] 1 for the face; read where not all splats move
   * @param higherFactor of the steps of higher harmonics; 1 for other groups
   */
  public Adam.Result adam(
      Adam adam,
      List<Tensor> valuesGradientMoments,
      double rate,
      Adam.Moving moving,
      Tensor facial,
      double higherFactor) {
    Tensor values = valuesGradientMoments.get(0);
    int[] shape = values.shape();
    Tensor x = tensors.make(shape);
    Tensor m = tensors.make(shape);
    Tensor v = tensors.make(shape);
    DeviceBuffer[] in =
        valuesGradientMoments.stream().map(tensors::of).toArray(DeviceBuffer[]::new);
    launch(
        "adam_step",
        values.length(),
        row(values),
        higherFactor == 1 ? 0 : 1,
        moving.ordinal(),
        (float) rate,
        (float) higherFactor,
        (float) adam.beta1(),
        (float) adam.beta2(),
        (float) (1 - adam.beta1()),
        (float) (1 - adam.beta2()),
        (float) adam.correction1(),
        (float) adam.correction2(),
        (float) adam.epsilon(),
        in[0],
        in[1],
        in[2],
        in[3],
        moving == Adam.Moving.ALL ? in[0] : tensors.of(facial),
        tensors.of(x),
        tensors.of(m),
        tensors.of(v));
    return new Adam.Result(x, m, v);
  }

  /** Sum of tensors of one shape. */
  public Tensor sum(List<Tensor> terms) {
    List<Tensor> left = terms.stream().filter(term -> !term.isZero()).toList();
    if (left.isEmpty()) {
      return terms.get(0);
    }
    if (left.size() == 1) {
      return left.get(0);
    }
    List<Tensor> now = left.subList(0, Math.min(TERMS, left.size()));
    DeviceBuffer[] in = new DeviceBuffer[TERMS];
    for (int i = 0; i < TERMS; i++) {
      in[i] = tensors.of(now.get(Math.min(i, now.size() - 1)));
    }
    Tensor sum = tensors.make(now.get(0).shape());
    launch("add_numbers", sum.length(), now.size(), in[0], in[1], in[2], in[3], tensors.of(sum));
    if (now.size() == left.size()) {
      return sum;
    }
    List<Tensor> rest = new ArrayList<>(List.of(sum));
    rest.addAll(left.subList(now.size(), left.size()));
    return sum(rest);
  }

  /** The larger of each pair of numbers. */
  public Tensor larger(Tensor a, Tensor b) {
    Tensor out = tensors.make(a.shape());
    launch("larger_numbers", out.length(), tensors.of(a), tensors.of(b), tensors.of(out));
    return out;
  }

  public Tensor scaled(Tensor tensor, double factor) {
    if (tensor.isZero()) {
      return tensor;
    }
    Tensor out = tensors.make(tensor.shape());
    launch("scale_numbers", out.length(), (float) factor, tensors.of(tensor), tensors.of(out));
    return out;
  }

  /**
   * Zeroes the rows of facial splats, or of all others.
   *
   * @param facial [splat] 1 for the face
   */
  public Tensor masked(Tensor tensor, Tensor facial, boolean keepFacial) {
    if (tensor.isZero()) {
      return tensor;
    }
    Tensor out = tensors.make(tensor.shape());
    launch(
        "mask_rows",
        out.length(),
        row(tensor),
        keepFacial ? 1 : 0,
        tensors.of(tensor),
        tensors.of(facial),
        tensors.of(out));
    return out;
  }

  /**
   * Weighted squared distances to homes.
   *
   * @param means [splat, 3]
   * @param reference [other splat, 3]
   * @param home [splat] place among the reference, -1 for none
   * @param share [splat] of the weight
   * @param unit weight of a squared coordinate
   */
  public Term pull(Tensor means, Tensor reference, Tensor home, Tensor share, double unit) {
    Tensor gradient = tensors.make(means.shape());
    Tensor loss = tensors.make(home.length());
    launch(
        "pull_home",
        home.length(),
        (float) unit,
        tensors.of(means),
        tensors.of(reference),
        tensors.of(home),
        tensors.of(share),
        tensors.of(gradient),
        tensors.of(loss));
    return new Term(gradient, total(loss));
  }

  /**
   * Squared change of the Laplacian of the face.
   *
   * @param means [splat, 3]
   * @param reference [other splat, 3]
   * @param unit weight of a squared coordinate
   */
  public Term laplacian(Tensor means, Tensor reference, FaceRing ring, double unit) {
    int points = ring.count();
    FaceRing.Tables tables = ring.tables();
    Tensor difference = tensors.make(points, 3);
    Tensor loss = tensors.make(points);
    Tensor gradient = tensors.make(means.shape());
    accelerator.clear(tensors.of(gradient));
    launch(
        "ring_difference",
        points,
        (float) unit,
        tensors.of(means),
        tensors.of(reference),
        tensors.of(tables.present()),
        tensors.of(tables.began()),
        tensors.of(tables.ring()),
        tensors.of(difference),
        tensors.of(loss));
    launch(
        "ring_gradient",
        points,
        (float) unit,
        tensors.of(difference),
        tensors.of(tables.present()),
        tensors.of(tables.start()),
        tensors.of(tables.source()),
        tensors.of(tables.share()),
        tensors.of(gradient));
    return new Term(gradient, total(loss));
  }

  /**
   * Mean scale and soft ceiling of log scales.
   *
   * @param mean weight of one scale
   * @param soft weight of a squared excess of a log scale
   * @param ceiling log of the largest free scale
   */
  public Term scales(Tensor logScales, double mean, double soft, double ceiling) {
    Tensor gradient = tensors.make(logScales.shape());
    Tensor loss = tensors.make(logScales.shape());
    launch(
        "shrink_scales",
        logScales.length(),
        (float) mean,
        (float) soft,
        (float) ceiling,
        tensors.of(logScales),
        tensors.of(gradient),
        tensors.of(loss));
    return new Term(gradient, total(loss));
  }

  private double total(Tensor numbers) {
    Tensor total = tensors.make(1);
    kernels.launch(
        "sum_up", SplatKernels.GROUP, 1, numbers.length(), tensors.of(numbers), tensors.of(total));
    return total.data()[0];
  }

  private static int row(Tensor tensor) {
    return tensor.size(0) == 0 ? 1 : tensor.length() / tensor.size(0);
  }

  /** One item a number; the kernel's first argument is how many there are. */
  private void launch(String kernel, int items, Object... more) {
    Object[] arguments = new Object[more.length + 1];
    arguments[0] = items;
    System.arraycopy(more, 0, arguments, 1, more.length);
    kernels.launch(kernel, SplatKernels.GROUP, SplatKernels.groups(items), arguments);
  }
}
