package io.avatarloom.diffusion.net;

import ai.djl.Device;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import io.avatarloom.core.device.NativeExit;
import io.avatarloom.core.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The border between tensors and the PyTorch engine. Every array lives in a manager; close the
 * manager and its native memory is gone.
 */
public final class Torch {
  private Torch() {}

  /** Starts the engine, which takes a second or two, unless it runs. */
  public static void start() {
    engine().newBaseManager().close();
  }

  /** The engine; it starts on the first call and never reports usage. */
  static Engine engine() {
    System.setProperty("OPT_OUT_TRACKING", "true");
    NativeExit.skipCleanup();
    return Engine.getEngine("PyTorch");
  }

  /** Copies a tensor into a float32 array of the scope. */
  public static NDArray array(NDManager scope, Tensor tensor) {
    return array(scope, tensor, scope.allocateDirect(4 * tensor.length()));
  }

  /**
   * Copies a tensor into a float32 array of the scope by way of a buffer, which a scope on the
   * processor keeps.
   */
  static NDArray array(NDManager scope, Tensor tensor, ByteBuffer bytes) {
    bytes.order(ByteOrder.nativeOrder()).asFloatBuffer().put(tensor.data());
    return scope.create(bytes, shape(tensor.shape()), DataType.FLOAT32);
  }

  /** Copies an array of any place, layout and floating type into a tensor. */
  public static Tensor tensor(NDArray array) {
    int[] shape = new int[array.getShape().dimension()];
    for (int i = 0; i < shape.length; i++) {
      shape[i] = Math.toIntExact(array.getShape().get(i));
    }
    float[] numbers = new float[Math.toIntExact(array.size())];
    try (NDManager scope = array.getManager().newSubManager(Device.cpu())) {
      NDArray host = array.toDevice(Device.cpu(), true);
      host.attach(scope);
      NDArray plain = host.toType(DataType.FLOAT32, false);
      plain.attach(scope);
      plain.toByteBuffer(true).order(ByteOrder.nativeOrder()).asFloatBuffer().get(numbers);
    }
    return Tensor.of(numbers, shape);
  }

  static Shape shape(int[] sizes) {
    long[] shape = new long[sizes.length];
    for (int i = 0; i < sizes.length; i++) {
      shape[i] = sizes[i];
    }
    return new Shape(shape);
  }
}
