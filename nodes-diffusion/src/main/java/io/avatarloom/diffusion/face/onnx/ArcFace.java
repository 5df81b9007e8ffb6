package io.avatarloom.diffusion.face.onnx;

import io.avatarloom.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A recogniser of the ArcFace family: [1, 3, 112, 112] RGB to 512 numbers. Pixels become (p -
 * 127.5) / 127.5, unless one of the first eight nodes subtracts and one multiplies, as in old
 * exports that do it themselves.
 */
final class ArcFace implements AutoCloseable {
  private static final int EARLY = 8;
  private static final int WIDTH = 512;
  private final Path file;
  private final OnnxNet net;
  private final boolean normalisesItself;

  ArcFace(Path file) throws IOException {
    this.file = file;
    List<String> early = OnnxGraph.operators(file, EARLY);
    this.normalisesItself =
        early.stream().anyMatch(op -> op.equals("Sub") || op.equals("_minus_scalar"))
            && early.stream().anyMatch(op -> op.equals("Mul") || op.equals("_mul_scalar"));
    this.net = OnnxNet.read(file);
  }

  /**
   * @param chip [3, 112, 112] in [0, 1]
   * @return [512], not normalised
   */
  Tensor describe(Tensor chip) throws IOException {
    float[] input = new float[chip.length()];
    for (int i = 0; i < input.length; i++) {
      float pixel = 255 * chip.at(i);
      input[i] = normalisesItself ? pixel : (pixel - 127.5f) / 127.5f;
    }
    Tensor output = net.run(Tensor.of(input, 1, 3, chip.size(1), chip.size(2))).get(0);
    if (output.length() != WIDTH) {
      throw new IOException(
          file + " gives " + output.length() + " numbers; expected a descriptor of " + WIDTH);
    }
    return output.reshape(WIDTH);
  }

  @Override
  public void close() {
    net.close();
  }
}
