package io.avatarloom.diffusion.face.onnx;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.FaceDetections;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Detector and recogniser of a folder of ONNX files, such as InsightFace's antelopev2 with
 * Arc2Face's arcface.onnx, which you obtain under their own licences. Files are taken in the order
 * of their names, so that arcface.onnx comes before glintr100.onnx.
 */
public final class OnnxFaces implements AutoCloseable {
  /** Space of the descriptors. */
  public static final String SPACE = "arcface512";

  private static final int POINTS = 5;
  private static final double THRESHOLD = 0.5;
  private final Path folder;
  private Scrfd detector;
  private ArcFace recogniser;

  public OnnxFaces(Path folder) {
    this.folder = folder;
  }

  /** Whether a folder holds ONNX files. */
  public static boolean isIn(Path folder) throws IOException {
    return Files.isDirectory(folder) && !files(folder).isEmpty();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".onnx")).sorted().toList();
    }
  }

  private Path file(Predicate<String> name, String what) throws IOException {
    return files(folder).stream()
        .filter(file -> name.test(file.getFileName().toString()))
        .findFirst()
        .orElseThrow(() -> new FileNotFoundException("the folder " + folder + " has no " + what));
  }

  /**
   * Finds faces with five keypoints, largest first, without a mesh.
   *
   * @param picture [3, height, width] in [0, 1]
   * @param canvas side of what the detector sees
   * @param minScore 0 for 0.5
   */
  public synchronized FaceDetections detect(Tensor picture, int canvas, double minScore)
      throws IOException {
    if (detector == null) {
      detector =
          new Scrfd(
              file(
                  name -> name.startsWith("scrfd") || name.startsWith("det_"),
                  "detector: expected scrfd_10g_bnkps.onnx or another scrfd*.onnx"));
    }
    return pack(detector.find(picture, canvas, minScore > 0 ? minScore : THRESHOLD));
  }

  private static FaceDetections pack(List<Scrfd.Face> faces) {
    int n = faces.size();
    float[] boxes = new float[4 * n];
    float[] scores = new float[n];
    float[] points = new float[2 * POINTS * n];
    for (int i = 0; i < n; i++) {
      scores[i] = (float) faces.get(i).score();
      for (int k = 0; k < 4 + 2 * POINTS; k++) {
        float number = (float) faces.get(i).numbers()[k];
        if (k < 4) {
          boxes[4 * i + k] = number;
        } else {
          points[2 * POINTS * i + k - 4] = number;
        }
      }
    }
    return new FaceDetections(
        Tensor.of(boxes, n, 4),
        Tensor.of(scores, n),
        Tensor.of(points, n, POINTS, 2),
        Tensor.zeros(0, 468, 3));
  }

  /**
   * Raw descriptor [512] of an aligned chip.
   *
   * @param chip [3, 112, 112] in [0, 1]
   */
  public synchronized Tensor describe(Tensor chip) throws IOException {
    if (recogniser == null) {
      recogniser =
          new ArcFace(
              file(
                  name ->
                      name.startsWith("arcface")
                          || name.startsWith("glintr")
                          || name.startsWith("w600k"),
                  "recogniser: expected Arc2Face's arcface.onnx"));
    }
    return recogniser.describe(chip);
  }

  @Override
  public synchronized void close() {
    if (detector != null) {
      detector.close();
    }
    if (recogniser != null) {
      recogniser.close();
    }
  }
}
