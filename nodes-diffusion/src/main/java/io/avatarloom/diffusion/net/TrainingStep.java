package io.avatarloom.diffusion.net;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.JniUtils;
import io.avatarloom.core.tensor.Tensor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the steps of one {@link StepScript}: gradients of batches, then the optimiser. Nothing but
 * the batch's numbers and the loss crosses the border to the engine.
 */
public final class TrainingStep implements AutoCloseable {
  private static final Object SEEDING = new Object();

  private final Place place;
  private final NDManager scope;
  private final PtSymbolBlock module;
  private final FlatLayout layout;
  private final List<Network> networks;
  private final List<NDArray> frozen = new ArrayList<>();

  TrainingStep(Place place, byte[] archive, FlatLayout layout, List<Network> networks)
      throws IOException {
    this.place = place;
    this.layout = layout;
    this.networks = networks;
    this.scope = place.scope();
    this.module = Network.load(scope, archive);
    networks.forEach(network -> frozen.addAll(network.weights()));
    if (frozen.isEmpty()) {
      NDArray none = scope.zeros(new Shape(1));
      none.setName("w[]");
      frozen.add(none);
    }
  }

  /** How the trained weights lie in the vectors of a state. */
  public FlatLayout layout() {
    return layout;
  }

  /** A new scope where this computes. */
  public NDManager scope() {
    return place.scope();
  }

  /** Standard normals, the same for a seed at the same kind of place. */
  public static NDArray noise(NDManager scope, long seed, Shape shape) {
    synchronized (SEEDING) {
      JniUtils.setSeed(seed);
      return scope.randomNormal(0, 1, shape, DataType.FLOAT32);
    }
  }

  /** Copies bytes of any type to a place. */
  public static NDArray bytes(NDManager scope, byte[] bytes, DataType type, long... shape) {
    ByteBuffer buffer = scope.allocateDirect(bytes.length);
    buffer.put(bytes).flip();
    return scope.create(buffer, new Shape(shape), type);
  }

  /**
   * Copies numbers to a place.
   *
   * @param numbers [shape]
   */
  public static NDArray array(NDManager scope, Tensor numbers) {
    return Torch.array(scope, numbers);
  }

  /**
   * The loss of one batch or of several, and the gradient of its mean.
   *
   * @param arrays state
   * @param batches inputs of the loss, each in a scope of its own place
   */
  Result gradient(NDManager pass, TrainingArrays arrays, List<NDList> batches) {
    NDArray flat = arrays.vector(pass, 0);
    NDArray sum = null;
    NDArray loss = null;
    for (NDList batch : batches) {
      NDList result = forward("gradient", flat, batch);
      result.attach(pass);
      sum = sum == null ? result.get(1) : sum.addi(result.get(1));
      loss = loss == null ? result.get(0) : loss.addi(result.get(0));
    }
    if (batches.size() > 1) {
      sum.divi(batches.size());
      loss.divi(batches.size());
    }
    return new Result(loss, sum);
  }

  /** Loss and gradient in the engine's memory. */
  record Result(NDArray loss, NDArray gradient) {}

  private NDList forward(String method, NDArray flat, NDList batch) {
    NDList inputs = new NDList(flat);
    inputs.addAll(batch);
    inputs.addAll(frozen);
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    try {
      return Network.forward(module, method, inputs);
    } catch (EngineException e) {
      throw Network.explained(e, place);
    } finally {
      JniUtils.setGradMode(before);
    }
  }

  /**
   * The gradient of a batch as numbers, for checks.
   *
   * @return loss, then the gradient by the vector of weights
   */
  public float[][] gradientNumbers(TrainingArrays arrays, NDManager pass, NDList batch) {
    Result result = gradient(pass, arrays, List.of(batch));
    return new float[][] {
      Torch.tensor(result.loss()).data(), Torch.tensor(result.gradient()).data()
    };
  }

  /** The mean loss of batches, without a step. */
  public double loss(TrainingArrays arrays, List<NDList> batches, boolean average) {
    try (NDManager pass = scope()) {
      NDArray flat = arrays.vector(pass, average ? TrainingArrays.COUNT - 1 : 0);
      double sum = 0;
      for (NDList batch : batches) {
        NDList result = forward("value", flat, batch);
        result.attach(pass);
        sum += Torch.tensor(result.head()).at(0);
      }
      return sum / batches.size();
    }
  }

  /**
   * What a step yields.
   *
   * @param arrays the state's vectors afterwards
   * @param loss before it
   * @param gradientNorm before clipping
   */
  public record Outcome(TrainingArrays arrays, double loss, double gradientNorm) {}

  /**
   * One step of the optimiser.
   *
   * @param batches whose mean gradient is followed
   * @param step counts steps from 1
   * @param live keeps the new arrays
   */
  public Outcome step(
      TrainingArrays arrays,
      List<NDList> batches,
      Optimiser optimiser,
      Optimiser.Numbers numbers,
      long step,
      LiveArrays live) {
    NDManager kept = scope();
    try (NDManager pass = scope()) {
      Result result = gradient(pass, arrays, batches);
      NDList inputs = new NDList();
      for (int i = 0; i < TrainingArrays.COUNT; i++) {
        inputs.add(arrays.vector(pass, i));
      }
      inputs.add(result.gradient());
      inputs.add(pass.create(numbers.of(step)));
      NDList next = Network.forward(module, optimiser.word(), inputs);
      next.attach(pass);
      NDArray[] vectors = new NDArray[TrainingArrays.COUNT];
      for (int i = 0; i < vectors.length; i++) {
        vectors[i] = next.get(i);
        vectors[i].attach(kept);
      }
      double loss = Torch.tensor(result.loss()).at(0);
      double norm = Torch.tensor(next.get(TrainingArrays.COUNT)).at(0);
      arrays.forgetPrevious();
      TrainingArrays made = TrainingArrays.of(kept, vectors, arrays);
      live.add(made);
      return new Outcome(made, loss, norm);
    } catch (EngineException e) {
      kept.close();
      throw Network.explained(e, place);
    } catch (RuntimeException e) {
      kept.close();
      throw e;
    }
  }

  @Override
  public void close() {
    networks.forEach(Network::close);
    scope.close();
  }
}
