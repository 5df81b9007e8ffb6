package io.avatarloom.diffusion.face.onnx;

import io.avatarloom.core.tensor.Resample;
import io.avatarloom.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * SCRFD with five keypoints, as InsightFace's packs ship it: nine outputs, scores, boxes and
 * keypoints for strides 8, 16, 32, two anchors a cell whose centre is (column, row) x stride. The
 * picture is shrunk to fit the canvas and put at its upper left, in RGB, (p - 127.5) / 128.
 */
final class Scrfd implements AutoCloseable {
  private static final int[] STRIDES = {8, 16, 32};
  private static final int ANCHORS = 2;
  private static final double OVERLAP = 0.4;
  private final OnnxNet net;
  private final Path file;

  /**
   * One face in picture pixels.
   *
   * @param numbers x0, y0, x1, y1, then five points x, y
   */
  record Face(double score, double[] numbers) {
    double area() {
      return (numbers[2] - numbers[0] + 1) * (numbers[3] - numbers[1] + 1);
    }

    private boolean covers(Face other) {
      double w =
          Math.min(numbers[2], other.numbers[2]) - Math.max(numbers[0], other.numbers[0]) + 1;
      double h =
          Math.min(numbers[3], other.numbers[3]) - Math.max(numbers[1], other.numbers[1]) + 1;
      double both = Math.max(0, w) * Math.max(0, h);
      return both / (area() + other.area() - both) > OVERLAP;
    }
  }

  Scrfd(Path file) throws IOException {
    this.file = file;
    this.net = OnnxNet.read(file);
  }

  /**
   * Faces, largest first.
   *
   * @param picture [3, height, width] in [0, 1]
   * @param canvas side of the square the network sees, a multiple of 32
   */
  List<Face> find(Tensor picture, int canvas, double threshold) throws IOException {
    int height = picture.size(1);
    int width = picture.size(2);
    boolean tall = height > width;
    int newHeight = tall ? canvas : Math.max(1, canvas * height / width);
    int newWidth = tall ? Math.max(1, canvas * width / height) : canvas;
    double scale = (double) newHeight / height;
    List<Tensor> outputs = net.run(blob(Resample.resize(picture, newHeight, newWidth), canvas));
    if (outputs.size() != 3 * STRIDES.length) {
      throw new IOException(
          file
              + " gives "
              + outputs.size()
              + " outputs; expected the nine of SCRFD with keypoints");
    }
    List<Face> faces = new ArrayList<>();
    for (int level = 0; level < STRIDES.length; level++) {
      decode(outputs, level, canvas, scale, threshold, faces);
    }
    return merged(faces);
  }

  private static Tensor blob(Tensor picture, int canvas) {
    int height = picture.size(1);
    int width = picture.size(2);
    float[] blob = new float[3 * canvas * canvas];
    java.util.Arrays.fill(blob, -127.5f / 128);
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          blob[(c * canvas + y) * canvas + x] =
              (255 * picture.at((c * height + y) * width + x) - 127.5f) / 128;
        }
      }
    }
    return Tensor.of(blob, 1, 3, canvas, canvas);
  }

  private void decode(
      List<Tensor> outputs, int level, int canvas, double scale, double threshold, List<Face> faces)
      throws IOException {
    int stride = STRIDES[level];
    int cells = canvas / stride;
    Tensor scores = outputs.get(level);
    Tensor boxes = outputs.get(STRIDES.length + level);
    Tensor points = outputs.get(2 * STRIDES.length + level);
    int expected = cells * cells * ANCHORS;
    if (scores.length() != expected
        || boxes.length() != 4 * expected
        || points.length() != 10 * expected) {
      throw new IOException(
          "%s gives %d scores at stride %d; expected %d, two a cell"
              .formatted(file, scores.length(), stride, expected));
    }
    for (int i = 0; i < expected; i++) {
      if (scores.at(i) >= threshold) {
        double x = (double) (i / ANCHORS % cells) * stride;
        double y = (double) (i / ANCHORS / cells) * stride;
        double[] numbers = new double[14];
        for (int k = 0; k < 14; k++) {
          double away = stride * (k < 4 ? boxes.at(4 * i + k) : points.at(10 * i + k - 4));
          numbers[k] = ((k % 2 == 0 ? x : y) + (k < 2 ? -away : away)) / scale;
        }
        faces.add(new Face(scores.at(i), numbers));
      }
    }
  }

  /** Non-maximum suppression by score; what stays, largest first. */
  private static List<Face> merged(List<Face> faces) {
    List<Face> kept = new ArrayList<>();
    faces.sort(Comparator.comparingDouble(Face::score).reversed());
    for (Face face : faces) {
      if (kept.stream().noneMatch(better -> better.covers(face))) {
        kept.add(face);
      }
    }
    kept.sort(Comparator.comparingDouble(Face::area).reversed());
    return kept;
  }

  @Override
  public void close() {
    net.close();
  }
}
