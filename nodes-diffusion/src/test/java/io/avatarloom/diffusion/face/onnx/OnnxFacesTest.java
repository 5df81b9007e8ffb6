package io.avatarloom.diffusion.face.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.run.SingleNode;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.FaceDetections;
import io.avatarloom.core.value.IdentityEmbedding;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.Value;
import io.avatarloom.diffusion.face.FaceNodes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks of our own in the layout of SCRFD and ArcFace: red blocks are faces. */
class OnnxFacesTest {
  private static final int CANVAS = 64;
  private static final float[] TEMPLATE = {
    38.2946f, 51.6963f, 73.5318f, 51.5014f, 56.0252f, 71.7366f, 41.5493f, 92.3655f, 70.7299f,
    92.2041f
  };

  @TempDir Path folder;

  private Map<String, Value> exec(String type, Map<String, ?> inputs, Map<String, ?> params)
      throws Exception {
    try (SingleNode nodes =
        new SingleNode(new Catalogue(List.of(new FaceNodes())), folder, folder)) {
      return nodes.exec(type, inputs, params);
    }
  }

  /**
   * The score of the second anchor of a cell at stride 8 is (red - green) / 2 of its mean colour;
   * other scores are 0. Boxes reach one stride each way, the keypoints lie a half stride around.
   */
  private void detector(String name) throws IOException {
    detector(name, 1);
  }

  private void detector(String name, float reach) throws IOException {
    OnnxWriter net = new OnnxWriter().input("input.1", 1, 3, CANVAS, CANVAS);
    float[] weights = new float[2 * 3 * 64];
    Arrays.fill(weights, 3 * 64, 4 * 64, 0.5f / 64);
    Arrays.fill(weights, 4 * 64, 5 * 64, -0.5f / 64);
    net.constant("w", weights, 2, 3, 8, 8);
    net.constant("flat", new long[] {-1, 1});
    net.node(
        "Conv", "input.1 w", "c", "kernel_shape", new int[] {8, 8}, "strides", new int[] {8, 8});
    net.node("Transpose", "c", "t", "perm", new int[] {0, 2, 3, 1});
    net.node("Reshape", "t flat", "s8");
    int[] counts = {2 * 64, 2 * 16, 2 * 4};
    String[] strides = {"8", "16", "32"};
    float[] five = {-0.5f, -0.5f, 0.5f, -0.5f, 0, 0, -0.5f, 0.5f, 0.5f, 0.5f};
    for (int level = 0; level < 3; level++) {
      int n = counts[level];
      if (level > 0) {
        fixed(net, "s" + strides[level], new float[n], n, 1);
      }
      float[] boxes = new float[4 * n];
      Arrays.fill(boxes, reach);
      fixed(net, "b" + strides[level], boxes, n, 4);
      float[] points = new float[10 * n];
      for (int i = 0; i < points.length; i++) {
        points[i] = five[i % 10];
      }
      fixed(net, "k" + strides[level], points, n, 10);
    }
    for (String kind : new String[] {"s", "b", "k"}) {
      for (int level = 0; level < 3; level++) {
        int width = kind.equals("s") ? 1 : kind.equals("b") ? 4 : 10;
        net.output(kind + strides[level], counts[level], width);
      }
    }
    net.write(folder.resolve(name));
  }

  private static void fixed(OnnxWriter net, String name, float[] values, int... shape) {
    net.constant(name + "c", values, shape).node("Identity", name + "c", name);
  }

  /** Mean red, green and blue, 512 numbers in all. */
  private void recogniser(String name, boolean old) throws IOException {
    float[] weights = new float[3 * 512];
    weights[0] = 1;
    weights[512 + 1] = 1;
    weights[2 * 512 + 2] = 1;
    OnnxWriter net = new OnnxWriter().input("data", 1, 3, 112, 112);
    net.constant("w", weights, 3, 512).constant("flat", new long[] {1, 3});
    net.constant("grey", new float[] {127.5f}, 1).constant("unit", new float[] {1 / 127.5f}, 1);
    String in = "data";
    if (old) {
      net.node("Sub", "data grey", "centred").node("Mul", "centred unit", "scaled");
      in = "scaled";
    }
    net.node("GlobalAveragePool", in, "mean").node("Reshape", "mean flat", "row");
    net.node("MatMul", "row w", "out").output("out", 1, 512);
    net.write(folder.resolve(name));
  }

  /** A black picture with a block of a colour. */
  private static Image block(int height, int width, int x0, int y0, int side, float... colour) {
    Tensor pixels = Tensor.zeros(3, height, width);
    for (int c = 0; c < 3; c++) {
      for (int y = y0; y < y0 + side; y++) {
        Arrays.fill(
            pixels.data(),
            (c * height + y) * width + x0,
            (c * height + y) * width + x0 + side,
            colour[c]);
      }
    }
    return new Image(pixels);
  }

  private FaceDetections detect(Image image) throws Exception {
    return (FaceDetections)
        exec(
                "face.detect",
                Map.of("image", image),
                Map.of("folder", folder.toString(), "canvasPx", CANVAS))
            .get("faces");
  }

  @Test
  void aRedBlockOfAWidePictureIsFoundWhereItIs() throws Exception {
    detector("scrfd_10g_bnkps.onnx");
    FaceDetections faces = detect(block(64, 128, 64, 32, 16, 1, 0, 0));
    assertThat(faces.count()).isEqualTo(1);
    assertThat(faces.boxes().data())
        .usingComparatorWithPrecision(1e-4f)
        .containsExactly(48, 16, 80, 48);
    assertThat(faces.keypoints().shape()).containsExactly(1, 5, 2);
    assertThat(faces.keypoints().data())
        .usingComparatorWithPrecision(1e-4f)
        .containsExactly(56, 24, 72, 24, 64, 32, 56, 40, 72, 40);
    assertThat(faces.scores().at(0)).isCloseTo(255 / 256f, within(1e-4f));
    assertThat(faces.landmarks().shape()).containsExactly(0, 468, 3);
  }

  @Test
  void blueIsNoFaceSoTheOrderIsRedFirst() throws Exception {
    detector("scrfd_10g_bnkps.onnx");
    assertThatExceptionOfType(NodeException.class)
        .isThrownBy(() -> detect(block(64, 64, 8, 8, 8, 0, 0, 1)))
        .withMessageContaining("no face was found");
  }

  @Test
  void overlappingBoxesOfNeighbouringCellsAreOneFace() throws Exception {
    Image wide = block(64, 64, 16, 16, 16, 1, 0, 0);
    detector("scrfd_10g_bnkps.onnx");
    assertThat(detect(wide).count()).as("overlap 0.36").isEqualTo(4);
    detector("scrfd_10g_bnkps.onnx", 2);
    assertThat(detect(wide).count()).as("overlap above 0.4").isEqualTo(1);
  }

  private IdentityEmbedding describe(Image chip) throws Exception {
    return (IdentityEmbedding)
        exec(
                "face.embedIdentity",
                Map.of("chips", List.of(chip)),
                Map.of("folder", folder.toString()))
            .get("raw");
  }

  @Test
  void newAndOldExportsGetTheSamePixels() throws Exception {
    Image chip = block(112, 112, 0, 0, 112, 1, 0.5f, 0);
    for (boolean old : new boolean[] {false, true}) {
      recogniser("arcface.onnx", old);
      IdentityEmbedding described = describe(chip);
      assertThat(described.space()).isEqualTo("arcface512");
      assertThat(Arrays.copyOf(described.vector().data(), 4))
          .usingComparatorWithPrecision(1e-4f)
          .containsExactly(1, 0, -1, 0);
    }
  }

  @Test
  void faceToDescriptorThroughTheSameNodes() throws Exception {
    detector("scrfd_10g_bnkps.onnx");
    recogniser("arcface.onnx", true);
    Image picture = block(64, 64, 24, 24, 8, 1, 0, 0);
    Value faces = detect(picture);
    Map<String, Value> aligned =
        exec(
            "face.align",
            Map.of("image", picture, "faces", faces),
            Map.of("template", "arcface112"));
    Tensor matrix = (Tensor) aligned.get("matrix");
    double[] seen = {20, 20, 28, 20, 24, 24, 20, 28, 28, 28};
    double off = 0;
    for (int i = 0; i < 5; i++) {
      double x = TEMPLATE[2 * i] + 0.5;
      double y = TEMPLATE[2 * i + 1] + 0.5;
      off +=
          Math.hypot(
              matrix.at(0) * x + matrix.at(1) * y + matrix.at(2) - 0.5 - seen[2 * i],
              matrix.at(3) * x + matrix.at(4) * y + matrix.at(5) - 0.5 - seen[2 * i + 1]);
    }
    assertThat(off / 5).isLessThan(1);
    assertThat(((Image) aligned.get("chip")).width()).isEqualTo(112);
    IdentityEmbedding described = describe((Image) aligned.get("chip"));
    assertThat(described.vector().at(0)).isGreaterThan(described.vector().at(1));
  }

  @Test
  void aFolderWithoutADetectorSaysWhatIsMissing() throws Exception {
    recogniser("arcface.onnx", false);
    assertThatExceptionOfType(NodeException.class)
        .isThrownBy(() -> detect(block(64, 64, 8, 8, 8, 1, 0, 0)))
        .withMessageContaining("has no detector: expected scrfd_10g_bnkps.onnx");
  }
}
