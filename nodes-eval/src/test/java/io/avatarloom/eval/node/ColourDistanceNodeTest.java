package io.avatarloom.eval.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.FaceDetections;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.Value;
import io.avatarloom.eval.metric.Lab;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColourDistanceNodeTest {
  private static final int SIZE = 200;

  /** Skin below row {@code hairline}, hair above, a spot on one cheek that the median ignores. */
  private static Image face(float[] skin, float[] hair, int hairline) {
    float[] pixels = new float[3 * SIZE * SIZE];
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < SIZE; y++) {
        for (int x = 0; x < SIZE; x++) {
          boolean spot = Math.abs(x - 70) < 2 && Math.abs(y - 120) < 2;
          pixels[(c * SIZE + y) * SIZE + x] = spot ? 0 : y < hairline ? hair[c] : skin[c];
        }
      }
    }
    return new Image(Tensor.of(pixels, 3, SIZE, SIZE));
  }

  private static FaceDetections faces(int top) {
    float[] points = new float[468 * 3];
    place(points, 100, top, 10);
    place(points, 100, top + 100, 152);
    place(points, 75, 90, 33, 133);
    place(points, 125, 90, 263, 362);
    place(points, 70, 120, 50, 101, 36, 205);
    place(points, 130, 120, 280, 330, 266, 425);
    return new FaceDetections(
        Tensor.zeros(1, 4), Tensor.zeros(1), Tensor.zeros(1, 6, 2), Tensor.of(points, 1, 468, 3));
  }

  private static void place(float[] points, float x, float y, int... indices) {
    for (int index : indices) {
      points[3 * index] = x;
      points[3 * index + 1] = y;
    }
  }

  private static Map<String, Value> measure(Image a, FaceDetections fa, Image b, FaceDetections fb)
      throws Exception {
    return Eval.exec(
        "eval.colourDistance",
        Map.of("photo", a, "photoFace", fa, "render", b, "renderFace", fb),
        Map.of());
  }

  private static double number(Value value) {
    return ((NumberValue) value).number();
  }

  @Test
  void differencesAreThoseOfTheRegions() throws Exception {
    float[] skin = {0.8f, 0.6f, 0.5f};
    float[] paleSkin = {0.9f, 0.75f, 0.7f};
    float[] brown = {0.3f, 0.2f, 0.1f};
    Map<String, Value> out =
        measure(face(skin, brown, 50), faces(60), face(paleSkin, brown, 50), faces(60));
    double expected = Lab.ofSrgb(0.8, 0.6, 0.5).deltaE(Lab.ofSrgb(0.9, 0.75, 0.7));
    assertThat(number(out.get("cheekDeltaE"))).isCloseTo(expected, within(1e-4));
    assertThat(number(out.get("hairDeltaE"))).isCloseTo(0, within(1e-4));
  }

  @Test
  void hairOutsideThePictureIsNotMeasured() throws Exception {
    Image face = face(new float[] {0.8f, 0.6f, 0.5f}, new float[] {0, 0, 0}, 0);
    Map<String, Value> out = measure(face, faces(60), face, faces(4));
    assertThat(number(out.get("cheekDeltaE"))).isZero();
    assertThat(number(out.get("hairDeltaE"))).isNaN();
  }

  @Test
  void aPictureWithoutAFaceIsNamed() {
    Image face = face(new float[3], new float[3], 0);
    FaceDetections none =
        new FaceDetections(
            Tensor.zeros(0, 4), Tensor.zeros(0), Tensor.zeros(0, 6, 2), Tensor.zeros(0, 468, 3));
    assertThatThrownBy(() -> measure(face, faces(60), face, none))
        .isInstanceOf(NodeException.class)
        .hasMessageContaining("without a face");
  }

  @Test
  void labOfKnownColours() {
    Lab red = Lab.ofSrgb(1, 0, 0);
    assertThat(red.lightness()).isCloseTo(53.24, within(0.02));
    assertThat(red.a()).isCloseTo(80.09, within(0.02));
    assertThat(red.b()).isCloseTo(67.20, within(0.02));
    assertThat(Lab.ofSrgb(1, 1, 1).lightness()).isCloseTo(100, within(1e-3));
  }
}
