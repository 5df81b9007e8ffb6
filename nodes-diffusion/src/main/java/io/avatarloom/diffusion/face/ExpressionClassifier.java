package io.avatarloom.diffusion.face;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Probabilities of seven facial expressions (face-api's depthwise separable network), from a turned
 * square round the jaw line and the brows of the face mesh.
 */
public final class ExpressionClassifier {
  private static final double MARGIN = 1.2;
  private static final double[] SCALES = {0.97, 1, 1.03};
  private final LayerGraph net;

  ExpressionClassifier(LayerGraph net) {
    this.net = net;
  }

  /** Names of the expressions, in the order of the probabilities. */
  public List<String> labels() {
    List<String> labels = new ArrayList<>();
    net.config().path("labels").forEach(label -> labels.add(label.asText()));
    return labels;
  }

  /**
   * Classifies one face.
   *
   * @param picture [3, height, width] in [0, 1]
   * @param mesh [468, 3] in picture pixels
   * @return [7] probabilities
   */
  public Tensor classify(Tensor picture, Tensor mesh) {
    return run(crop(picture, around(mesh)));
  }

  /**
   * Mean over six crops, three sizes 3 % apart, each as it is and mirrored; steadier than one crop.
   *
   * @param picture [3, height, width] in [0, 1]
   * @param mesh [468, 3] in picture pixels
   * @return [7] probabilities
   */
  public Tensor classifyAveraged(Tensor picture, Tensor mesh) {
    LandmarkFinder.Square square = around(mesh);
    double[] sum = new double[labels().size()];
    for (double scale : SCALES) {
      Tensor crop =
          crop(
              picture,
              new LandmarkFinder.Square(
                  square.cx(), square.cy(), scale * square.side(), square.angle()));
      for (Tensor view : List.of(crop, mirrored(crop))) {
        Tensor probabilities = run(view);
        for (int i = 0; i < sum.length; i++) {
          sum[i] += probabilities.at(i) / (2.0 * SCALES.length);
        }
      }
    }
    return Tensor.of(sum, sum.length);
  }

  private Tensor run(Tensor crop) {
    Tensor probabilities = net.run(FaceNets.normalise(crop)).get("probabilities");
    return probabilities.reshape(probabilities.length());
  }

  private Tensor crop(Tensor picture, LandmarkFinder.Square square) {
    int size = net.inputSize();
    return Crop.sampleSmooth(picture, square.map(size), size, 0);
  }

  /** Square round jaw and brows in the frame turned by the roll of the eyes, 1.2 times as large. */
  LandmarkFinder.Square around(Tensor mesh) {
    double roll = LandmarkFinder.roll(mesh);
    double cos = Math.cos(roll);
    double sin = Math.sin(roll);
    double[] low = {Double.MAX_VALUE, Double.MAX_VALUE};
    double[] high = {-Double.MAX_VALUE, -Double.MAX_VALUE};
    JsonNode rule = net.config().path("crop").path("landmark_square");
    for (String part : List.of("jaw", "brows")) {
      for (JsonNode index : rule.path(part)) {
        float x = mesh.at(3 * index.asInt());
        float y = mesh.at(3 * index.asInt() + 1);
        double[] turned = {cos * x + sin * y, cos * y - sin * x};
        for (int axis = 0; axis < 2; axis++) {
          low[axis] = Math.min(low[axis], turned[axis]);
          high[axis] = Math.max(high[axis], turned[axis]);
        }
      }
    }
    double u = (low[0] + high[0]) / 2;
    double v = (low[1] + high[1]) / 2;
    return new LandmarkFinder.Square(
        cos * u - sin * v,
        sin * u + cos * v,
        MARGIN * Math.max(high[0] - low[0], high[1] - low[1]),
        roll);
  }

  private static Tensor mirrored(Tensor crop) {
    int width = crop.size(2);
    float[] out = new float[crop.length()];
    for (int i = 0; i < out.length; i++) {
      out[i] = crop.at(i - i % width + width - 1 - i % width);
    }
    return Tensor.of(out, crop.shape());
  }
}
