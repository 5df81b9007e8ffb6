package io.avatarloom.diffusion.face.onnx;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.avatarloom.core.tensor.Tensor;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A network of one input in an ONNX file, run by ONNX Runtime on the processor. */
final class OnnxNet implements AutoCloseable {
  private final Path file;
  private final OrtSession session;

  private OnnxNet(Path file, OrtSession session) {
    this.file = file;
    this.session = session;
  }

  /**
   * @throws IOException if the file is no network of one input; the message names it
   */
  static OnnxNet read(Path file) throws IOException {
    try {
      OrtSession session = OrtEnvironment.getEnvironment().createSession(file.toString());
      if (session.getInputNames().size() != 1) {
        int met = session.getInputNames().size();
        session.close();
        throw new IOException(file + " has " + met + " inputs; expected a network of one");
      }
      return new OnnxNet(file, session);
    } catch (OrtException e) {
      throw new IOException(file + " is not an ONNX network: " + e.getMessage(), e);
    }
  }

  /** Outputs in the order of the file. */
  List<Tensor> run(Tensor input) throws IOException {
    long[] shape = Arrays.stream(input.shape()).asLongStream().toArray();
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    String name = session.getInputNames().iterator().next();
    try (OnnxTensor in =
            OnnxTensor.createTensor(environment, FloatBuffer.wrap(input.data()), shape);
        OrtSession.Result result = session.run(Map.of(name, in))) {
      List<Tensor> outputs = new ArrayList<>();
      for (Map.Entry<String, OnnxValue> output : result) {
        outputs.add(tensor((OnnxTensor) output.getValue()));
      }
      return outputs;
    } catch (OrtException e) {
      throw new IOException(file + " does not run: " + e.getMessage(), e);
    }
  }

  private static Tensor tensor(OnnxTensor value) {
    FloatBuffer buffer = value.getFloatBuffer();
    float[] numbers = new float[buffer.remaining()];
    buffer.get(numbers);
    int[] shape = Arrays.stream(value.getInfo().getShape()).mapToInt(Math::toIntExact).toArray();
    return Tensor.of(numbers, shape);
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(file + " could not be closed", e);
    }
  }
}
