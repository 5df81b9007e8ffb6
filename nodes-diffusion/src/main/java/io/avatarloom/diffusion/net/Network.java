package io.avatarloom.diffusion.net;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.engine.PtNDManager;
import ai.djl.pytorch.engine.PtSymbolBlock;
import ai.djl.pytorch.jni.IValue;
import ai.djl.pytorch.jni.IValueUtils;
import ai.djl.pytorch.jni.JniUtils;
import io.avatarloom.core.device.DeviceException;
import io.avatarloom.core.tensor.Halt;
import io.avatarloom.core.tensor.Tensor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A script with its weights in memory. Any thread may run it; results do not depend on which. */
final class Network implements AutoCloseable {
  private static final String PACK =
      """
        def matrix(self: %1$s, x: Tensor) -> Tensor:
          return torch.to(torch.flatten(x, 1, -1), %2$d, False, True)
        def vector(self: %1$s, x: Tensor) -> Tensor:
          return torch.to(x, %2$d, False, True)
        def kernel(self: %1$s, x: Tensor) -> Tensor:
          return torch.contiguous(torch.to(x, %2$d, False, True), memory_format=%3$d)
      """;

  private final Place place;
  private final NDManager scope;
  private final PtSymbolBlock module;
  private final PtNDArray[] weights;
  private final IValue weightList;
  private final ThreadLocal<ByteBuffer> staging = new ThreadLocal<>();

  /**
   * @param weight yields each weight by name as float32, at the place; asked once for each
   */
  Network(Place place, Script script, Function<String, NDArray> weight, Precision precision)
      throws IOException {
    this.place = place;
    this.scope = place.scope();
    try {
      this.module = load(scope, script.archive());
      String packing =
          PACK.formatted(
              ScriptArchive.MODULE, precision.scriptType(), script.layout().scriptFormat());
      try (PtSymbolBlock packer = load(scope, ScriptArchive.of(packing))) {
        this.weights =
            script.weights().stream()
                .map(w -> pack(packer, stacked(w.parts(), weight), w.matrix()))
                .toArray(PtNDArray[]::new);
      }
      this.weightList = IValue.listFrom(weights);
    } catch (EngineException e) {
      scope.close();
      throw explained(e, place);
    } catch (IOException | RuntimeException e) {
      scope.close();
      throw e;
    }
  }

  /** What the engine said, in words where it had too little memory. */
  static RuntimeException explained(EngineException failure, Place place) {
    String said = String.valueOf(failure.getMessage());
    if (!said.contains("out of memory")) {
      return failure;
    }
    String line = said.lines().filter(l -> l.contains("out of memory")).findFirst().orElse(said);
    return new DeviceException(
        place
            + " has no room for this network or this pass; take fewer or smaller pictures at a time,"
            + " precision float16, or --device cpu (PyTorch said: "
            + line.strip()
            + ")");
  }

  /** The weights in the order of the script, named as the elements of one list. */
  List<PtNDArray> weights() {
    return List.of(weights);
  }

  /** A new scope at the network's place. */
  NDManager scope() {
    return place.scope();
  }

  /**
   * Copies a tensor to the network's place. On the way to a GPU the numbers pass through memory
   * that each thread keeps, since taking fresh memory costs more than the copy.
   */
  NDArray array(NDManager scope, Tensor tensor) {
    if (!place.isGpu()) {
      return Torch.array(scope, tensor);
    }
    int bytes = 4 * tensor.length();
    ByteBuffer room = staging.get();
    if (room == null || room.capacity() < bytes) {
      room = scope.allocateDirect(bytes);
      staging.set(room);
    }
    room.clear().limit(bytes);
    return Torch.array(scope, tensor, room);
  }

  private static NDArray stacked(List<String> names, Function<String, NDArray> weight) {
    if (names.size() == 1) {
      return weight.apply(names.get(0));
    }
    NDList parts = new NDList(names.stream().map(weight).toList());
    NDArray stacked = NDArrays.concat(parts, 0);
    parts.close();
    return stacked;
  }

  static PtSymbolBlock load(NDManager scope, byte[] archive) throws IOException {
    return JniUtils.loadModule(
        (PtNDManager) scope, new ByteArrayInputStream(archive), false, false);
  }

  /**
   * Copies a weight in the computing type, kernels of pictures in the layout of the script, and
   * closes the original, so that never all weights are held twice.
   */
  private PtNDArray pack(PtSymbolBlock packer, NDArray weight, boolean matrix) {
    Halt.check();
    int rank = weight.getShape().dimension();
    String method = matrix ? "matrix" : rank == 4 ? "kernel" : "vector";
    PtNDArray packed = (PtNDArray) runForTraining(packer, method, new NDList(weight));
    packed.attach(scope);
    packed.setName("w[]");
    weight.close();
    return packed;
  }

  /**
   * Runs a method outside inference mode, so that its result may take part in autograd. Arrays
   * named so tell the engine which method to run and (weights, named {@code w[]}) which form a
   * list.
   */
  private static NDArray runForTraining(PtSymbolBlock module, String method, NDList inputs) {
    return forward(module, method, inputs).singletonOrThrow();
  }

  /** The same for a method with several results. */
  static NDList forward(PtSymbolBlock module, String method, NDList inputs) {
    JniUtils.setGraphExecutorOptimize(false);
    try (NDArray methodName = inputs.head().getManager().zeros(new Shape(0))) {
      methodName.setName("module_method:" + method);
      inputs.add(1, methodName);
      return IValueUtils.forward(module, inputs, true);
    }
  }

  /** Runs a method without autograd. The results live in the scope of the first input. */
  NDList run(String method, NDArray... inputs) {
    return run(method, null, inputs);
  }

  /**
   * Runs a method without autograd.
   *
   * @param list passed as a list after the inputs; null when the method takes none
   * @return results in the scope of the first input
   */
  NDList run(String method, NDList list, NDArray... inputs) {
    JniUtils.setGraphExecutorOptimize(false);
    List<IValue> values = new ArrayList<>();
    for (NDArray input : inputs) {
      values.add(IValue.from((PtNDArray) input));
    }
    if (list != null) {
      values.add(IValue.listFrom(list.stream().toArray(PtNDArray[]::new)));
    }
    values.add(weightList);
    try (IValue result = IValueUtils.runMethod(module, method, values.toArray(IValue[]::new))) {
      return result.toNDList((PtNDManager) inputs[0].getManager());
    } catch (EngineException e) {
      throw explained(e, place);
    } finally {
      values.remove(values.size() - 1);
      values.forEach(IValue::close);
    }
  }

  /**
   * Runs a method of one input with autograd and keeps the graph for a gradient with respect to the
   * input. The result lives in the scope of the input.
   */
  NDArray runForGradient(String method, NDArray input) {
    NDList inputs = new NDList(input);
    inputs.addAll(List.of(weights));
    input.setRequiresGradient(true);
    boolean before = JniUtils.isGradMode();
    JniUtils.setGradMode(true);
    try {
      return runForTraining(module, method, inputs);
    } catch (EngineException e) {
      throw explained(e, place);
    } finally {
      JniUtils.setGradMode(before);
    }
  }

  @Override
  public void close() {
    weightList.close();
    scope.close();
  }
}
