package io.avatarloom.core.node;

import io.avatarloom.core.device.Accelerator;
import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.value.Value;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.collections.api.list.ImmutableList;

/** What one execution of a node sees. */
public interface NodeRun {
  /** The value of a required input. */
  <T extends Value> T get(In<T> input);

  /** The value of an optional input. */
  <T extends Value> Optional<T> find(In<T> input);

  /** The values of an input that takes many links, in recipe order. */
  <T extends Value> ImmutableList<T> all(In<T> input);

  /** A parameter: the recipe's value, a linked value, or the default. */
  <P> P get(Param<P> param);

  /**
   * A file parameter as an existing absolute path. Relative paths are taken from the recipe's
   * folder; {@code asset:NAME} from the assets that ship with the product.
   *
   * @throws NodeException with exit code 3 when there is no such file
   */
  Path path(Param<String> file) throws NodeException;

  <T extends Value> void set(Out<T> output, T value);

  /** Reports how far this execution is, 0 to 1. */
  void progress(double fraction, String message);

  /** One line for the log. */
  void log(String message);

  /**
   * Call at least every 0.2 s of work; {@link io.avatarloom.core.tensor.Halt#check} does the same
   * where there is no {@code NodeRun}, and {@link io.avatarloom.core.tensor.Parallel} loops call
   * it.
   *
   * @throws java.util.concurrent.CancellationException if the run was cancelled
   */
  void checkCancelled();

  /**
   * Makes a call that nothing can stop, such as one pass of a network, and waits for it. A
   * cancelled run does not wait any longer; shared resources stay open until the call has ended.
   *
   * @throws java.util.concurrent.CancellationException if the run was cancelled
   */
  <T> T detached(Supplier<T> call);

  /** Random numbers of (recipe seed, node id, purpose, region iteration). */
  CounterRandom random(String purpose);

  /** Iteration of the surrounding region from 0; 0 outside regions. */
  int iteration();

  /** Iteration count of the surrounding region; 1 outside regions. */
  int iterations();

  /**
   * The accelerator of the run, opened when first asked for; empty where Java has to do.
   *
   * @throws io.avatarloom.core.device.DeviceException if the user named a device that does not open
   */
  Optional<Accelerator> device();

  /**
   * A resource that outlives this execution and is shared by the run (loaded weights, device
   * buffers). Made once per key, closed at the end of the run. Must not change results. A loader
   * may ask for other resources and for the device.
   */
  <R extends AutoCloseable> R resource(String key, ResourceLoader<R> loader) throws Exception;

  /** Makes a shared resource. */
  @FunctionalInterface
  interface ResourceLoader<R> {
    R load() throws Exception;
  }
}
