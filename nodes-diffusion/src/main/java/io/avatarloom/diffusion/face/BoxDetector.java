package io.avatarloom.diffusion.face;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.tensor.Similarity;
import io.avatarloom.core.tensor.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** BlazeFace: anchors to boxes with six keypoints, merged by weighted non-maximum suppression. */
public final class BoxDetector {
  private static final int KEYPOINTS = 6;
  private static final int NUMBERS = 4 + 2 * KEYPOINTS;
  private final LayerGraph net;
  private final JsonNode decode;

  /**
   * One face.
   *
   * @param score 0 to 1
   * @param numbers x0, y0, x1, y1, then six keypoints x, y, in picture pixels
   */
  public record Box(double score, double[] numbers) {
    /** Area in square pixels. */
    public double area() {
      return (numbers[2] - numbers[0]) * (numbers[3] - numbers[1]);
    }

    private double overlap(Box other) {
      double w = Math.min(numbers[2], other.numbers[2]) - Math.max(numbers[0], other.numbers[0]);
      double h = Math.min(numbers[3], other.numbers[3]) - Math.max(numbers[1], other.numbers[1]);
      double both = Math.max(0, w) * Math.max(0, h);
      return both / (area() + other.area() - both);
    }
  }

  public BoxDetector(LayerGraph net) {
    this.net = net;
    this.decode = net.config().path("decode");
  }

  /**
   * Finds faces, best score first.
   *
   * @param picture [3, height, width] in [0, 1]
   * @param widen side of the looked-at square over the longer side of the picture; above 1 helps
   *     with faces that fill the picture
   * @param minScore 0 uses the network's own threshold
   */
  public List<Box> find(Tensor picture, double widen, double minScore) {
    int size = net.inputSize();
    double side = widen * Math.max(picture.size(1), picture.size(2));
    double x = (picture.size(2) - side) / 2;
    double y = (picture.size(1) - side) / 2;
    Similarity map = Similarity.of(side / size, 0, x, y);
    Tensor crop =
        side / size > 8
            ? Crop.sampleSmooth(picture, map, size, 0)
            : Crop.sample(picture, map, size, 0);
    float[] input = crop.data();
    for (int i = 0; i < input.length; i++) {
      input[i] = 2 * input[i] - 1;
    }
    Map<String, Tensor> outputs = net.run(crop.reshape(1, 3, size, size));
    double threshold = minScore > 0 ? minScore : decode.path("min_score").asDouble();
    return merge(decode(outputs, side, x, y, threshold));
  }

  private List<Box> decode(
      Map<String, Tensor> outputs, double side, double x, double y, double threshold) {
    float[] regressors = outputs.get("regressors").data();
    float[] logits = outputs.get("classificators").data();
    double scale = decode.path("scale").asDouble();
    List<Box> found = new ArrayList<>();
    int anchor = 0;
    for (JsonNode layer : decode.path("anchor_layers")) {
      int map = layer.path("feature_map").asInt();
      int perCell = layer.path("anchors_per_cell").asInt();
      for (int cell = 0; cell < map * map; cell++) {
        double ax = (cell % map + 0.5) / map;
        double ay = (cell / map + 0.5) / map;
        for (int k = 0; k < perCell; k++, anchor++) {
          double score = 1 / (1 + Math.exp(-Math.max(-100, Math.min(100, logits[anchor]))));
          if (score >= threshold) {
            found.add(box(regressors, anchor * NUMBERS, scale, ax, ay, score, side, x, y));
          }
        }
      }
    }
    found.sort(Comparator.comparingDouble(Box::score).reversed());
    return found;
  }

  private static Box box(
      float[] r,
      int at,
      double scale,
      double ax,
      double ay,
      double score,
      double side,
      double x,
      double y) {
    double[] numbers = new double[NUMBERS];
    double cx = r[at] / scale + ax;
    double cy = r[at + 1] / scale + ay;
    double w = r[at + 2] / scale;
    double h = r[at + 3] / scale;
    numbers[0] = (cx - w / 2) * side + x;
    numbers[1] = (cy - h / 2) * side + y;
    numbers[2] = (cx + w / 2) * side + x;
    numbers[3] = (cy + h / 2) * side + y;
    for (int k = 0; k < KEYPOINTS; k++) {
      numbers[4 + 2 * k] = (r[at + 4 + 2 * k] / scale + ax) * side + x;
      numbers[5 + 2 * k] = (r[at + 5 + 2 * k] / scale + ay) * side + y;
    }
    return new Box(score, numbers);
  }

  private List<Box> merge(List<Box> sorted) {
    double limit = decode.path("nms_iou").asDouble();
    List<Box> left = new ArrayList<>(sorted);
    List<Box> merged = new ArrayList<>();
    while (!left.isEmpty()) {
      Box best = left.get(0);
      double[] sum = new double[NUMBERS];
      double weight = 0;
      List<Box> rest = new ArrayList<>();
      for (Box box : left) {
        if (box != best && box.overlap(best) <= limit) {
          rest.add(box);
          continue;
        }
        weight += box.score;
        for (int i = 0; i < NUMBERS; i++) {
          sum[i] += box.score * box.numbers[i];
        }
      }
      for (int i = 0; i < NUMBERS; i++) {
        sum[i] /= weight;
      }
      merged.add(new Box(best.score, sum));
      left = rest;
    }
    return merged;
  }
}
