package io.avatarloom.diffusion.face;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.FaceDetections;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The face networks of one folder, loaded as they are needed: detectors, landmarks, identity,
 * expression.
 */
public final class FaceNets implements AutoCloseable {
  private static final int MOST_FACES = 8;
  private static final float[] MEAN = {122.782f, 117.001f, 104.298f};
  private static final double[] WIDENINGS = {1, 1.7};
  private final Path folder;
  private final List<LayerGraph> loaded = new ArrayList<>();
  private LayerGraph shortRange;
  private LayerGraph fullRange;
  private LayerGraph landmarks;
  private LayerGraph identity;
  private LayerGraph expression;

  public FaceNets(Path folder) {
    this.folder = folder;
  }

  private LayerGraph load(String name) throws IOException {
    LayerGraph net = LayerGraph.read(folder.resolve(name));
    loaded.add(net);
    return net;
  }

  synchronized LayerGraph shortRange() throws IOException {
    return shortRange = shortRange == null ? load("detector-short") : shortRange;
  }

  synchronized LayerGraph fullRange() throws IOException {
    return fullRange = fullRange == null ? load("detector-full") : fullRange;
  }

  synchronized LayerGraph landmarks() throws IOException {
    return landmarks = landmarks == null ? load("landmarks468") : landmarks;
  }

  synchronized LayerGraph identity() throws IOException {
    return identity = identity == null ? load("identity") : identity;
  }

  synchronized LayerGraph expression() throws IOException {
    return expression = expression == null ? load("expression") : expression;
  }

  /**
   * Finds faces with their meshes, largest first: the short-range detector, then the full-range
   * one, then both on a wider square for faces that fill the picture; two landmark passes.
   *
   * @param picture [3, height, width] in [0, 1]
   * @param minScore 0 uses each detector's own threshold
   */
  public FaceDetections detect(Tensor picture, double minScore) throws IOException {
    for (double widening : WIDENINGS) {
      for (LayerGraph net : List.of(shortRange(), fullRange())) {
        FaceDetections found =
            meshes(picture, new BoxDetector(net).find(picture, widening, minScore));
        if (found.count() > 0) {
          return found;
        }
      }
    }
    return pack(List.of(), List.of());
  }

  private FaceDetections meshes(Tensor picture, List<BoxDetector.Box> boxes) throws IOException {
    LandmarkFinder finder = new LandmarkFinder(landmarks());
    List<BoxDetector.Box> kept = new ArrayList<>();
    List<Tensor> points = new ArrayList<>();
    boxes.stream()
        .sorted(Comparator.comparingDouble(BoxDetector.Box::area).reversed())
        .limit(MOST_FACES)
        .forEach(
            box -> {
              LandmarkFinder.Mesh first = finder.find(picture, LandmarkFinder.around(box));
              if (first.score() > 0.5) {
                kept.add(box);
                points.add(finder.find(picture, LandmarkFinder.around(first.points())).points());
              }
            });
    return pack(kept, points);
  }

  private static FaceDetections pack(List<BoxDetector.Box> boxes, List<Tensor> meshes) {
    int n = boxes.size();
    float[] corners = new float[4 * n];
    float[] scores = new float[n];
    float[] keypoints = new float[12 * n];
    float[] points = new float[3 * LandmarkFinder.POINTS * n];
    for (int i = 0; i < n; i++) {
      double[] numbers = boxes.get(i).numbers();
      scores[i] = (float) boxes.get(i).score();
      for (int k = 0; k < 4; k++) {
        corners[4 * i + k] = (float) numbers[k];
      }
      for (int k = 0; k < 12; k++) {
        keypoints[12 * i + k] = (float) numbers[4 + k];
      }
      float[] mesh = meshes.get(i).data();
      System.arraycopy(mesh, 0, points, i * mesh.length, mesh.length);
    }
    return new FaceDetections(
        Tensor.of(corners, n, 4),
        Tensor.of(scores, n),
        Tensor.of(keypoints, n, 6, 2),
        Tensor.of(points, n, LandmarkFinder.POINTS, 3));
  }

  /** Mesh [468, 3] of one face. */
  public static Tensor mesh(FaceDetections faces, int index) {
    return faces.landmarks().rows(index, index + 1).reshape(LandmarkFinder.POINTS, 3);
  }

  /**
   * Raw descriptor [128] of an aligned chip.
   *
   * @param chip [3, 150, 150] in [0, 1]
   */
  public Tensor describe(Tensor chip) throws IOException {
    return identity().run(normalise(chip)).get("descriptor").reshape(128);
  }

  /** Raw descriptors [chip, 128] of aligned chips, in one pass. */
  public Tensor describe(List<Tensor> chips) throws IOException {
    int length = chips.get(0).length();
    float[] ready = new float[chips.size() * length];
    for (int i = 0; i < chips.size(); i++) {
      System.arraycopy(normalise(chips.get(i)).data(), 0, ready, i * length, length);
    }
    int side = chips.get(0).size(1);
    Tensor input = Tensor.of(ready, chips.size(), 3, side, side);
    return identity().run(input).get("descriptor").reshape(chips.size(), 128);
  }

  /** Facial expressions of a face. */
  public ExpressionClassifier expressions() throws IOException {
    return new ExpressionClassifier(expression());
  }

  /**
   * Runs one network on an input that is prepared already.
   *
   * @param name folder of the network, such as {@code identity}
   * @param input [1, 3, side, side] in the range the network's config.json asks for
   * @return its outputs by name
   * @throws IllegalArgumentException if the input has another shape
   */
  public Map<String, Tensor> run(String name, Tensor input) throws IOException {
    LayerGraph net =
        switch (name) {
          case "detector-short" -> shortRange();
          case "detector-full" -> fullRange();
          case "landmarks468" -> landmarks();
          case "identity" -> identity();
          case "expression" -> expression();
          default -> throw new IllegalArgumentException("there is no face network " + name);
        };
    int side = net.inputSize();
    if (!Arrays.equals(input.shape(), new int[] {1, 3, side, side})) {
      throw new IllegalArgumentException(
          name
              + " expects an input of shape [1, 3, %d, %d], met ".formatted(side, side)
              + Arrays.toString(input.shape()));
    }
    return net.run(input);
  }

  /** (rgb - mean) / 255, as the identity and expression nets want it: [1, 3, size, size]. */
  static Tensor normalise(Tensor chip) {
    int plane = chip.size(1) * chip.size(2);
    float[] in = chip.data();
    float[] out = new float[in.length];
    for (int i = 0; i < in.length; i++) {
      out[i] = in[i] - MEAN[i / plane] / 255;
    }
    return Tensor.of(out, 1, 3, chip.size(1), chip.size(2));
  }

  @Override
  public synchronized void close() {
    loaded.forEach(LayerGraph::close);
  }
}
