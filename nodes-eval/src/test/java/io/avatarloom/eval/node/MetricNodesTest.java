package io.avatarloom.eval.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.tensor.CounterRandom;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.CameraBatch;
import io.avatarloom.core.value.IdentityEmbedding;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.Table;
import io.avatarloom.core.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MetricNodesTest {
  private static double number(Map<String, Value> outputs, String port) {
    return ((NumberValue) outputs.get(port)).number();
  }

  private static ImageBatch flat(float value, int... shape) {
    Tensor tensor = Tensor.zeros(shape);
    Arrays.fill(tensor.data(), value);
    return new ImageBatch(tensor);
  }

  @Test
  void psnrOfAKnownDifference() throws Exception {
    Map<String, Value> pair = Map.of("a", flat(0.5f, 2, 3, 4, 4), "b", flat(0.6f, 2, 3, 4, 4));
    assertThat(number(Eval.exec("eval.psnr", pair, Map.of()), "value")).isCloseTo(20, within(1e-4));
    Map<String, Value> same = Map.of("a", flat(0.5f, 1, 3, 4, 4), "b", flat(0.5f, 1, 3, 4, 4));
    assertThat(number(Eval.exec("eval.psnr", same, Map.of()), "value")).isInfinite().isPositive();
    assertThat(number(Eval.exec("eval.ssim", same, Map.of()), "value")).isCloseTo(1, within(1e-6));
  }

  @Test
  void picturesOfTwoSizesAreRefused() {
    Map<String, Value> pair = Map.of("a", flat(0, 1, 3, 4, 4), "b", flat(0, 1, 3, 4, 5));
    for (String type : List.of("eval.psnr", "eval.ssim")) {
      assertThatThrownBy(() -> Eval.exec(type, pair, Map.of()))
          .isInstanceOf(NodeException.class)
          .hasMessageContaining("[1, 3, 4, 5]");
    }
  }

  @Test
  void frechetDistanceOfAShiftIsItsSquare() throws Exception {
    Tensor a = new CounterRandom(3, "frechet", 0).gaussian(40, 5);
    float[] moved = a.data().clone();
    for (int i = 0; i < moved.length; i += 5) {
      moved[i] += 2;
    }
    Map<String, Value> pair = Map.of("a", a, "b", Tensor.of(moved, 40, 5));
    assertThat(number(Eval.exec("eval.frechetDistance", pair, Map.of()), "distance"))
        .isCloseTo(4, within(1e-4));
  }

  @Test
  void frechetDistanceTakesFewerSamplesThanFeatures() throws Exception {
    CounterRandom random = new CounterRandom(3, "frechet", 1);
    Map<String, Value> pair = Map.of("a", random.gaussian(4, 30), "b", random.gaussian(6, 30));
    assertThat(number(Eval.exec("eval.frechetDistance", pair, Map.of()), "distance")).isPositive();
  }

  @Test
  void frechetDistanceRefusesNumbersThatAreNotFinite() {
    Tensor broken = Tensor.of(new float[] {1, 2, Float.NaN, 4}, 2, 2);
    assertThatThrownBy(
            () -> Eval.exec("eval.frechetDistance", Map.of("a", broken, "b", broken), Map.of()))
        .isInstanceOf(NodeException.class)
        .hasMessageContaining("NaN");
  }

  @Test
  void identityOfViewsWithAndWithoutAFace() throws Exception {
    float nan = Float.NaN;
    Map<String, Value> inputs =
        Map.of(
            "views",
            Tensor.of(new float[] {1, 0, nan, nan, 0.6f, 0.8f}, 3, 2),
            "reference",
            new IdentityEmbedding(Tensor.of(new float[] {1, 0}, 2), "dlib128", true),
            "cameras",
            cameras(-30, 0, 90));
    Map<String, Value> out = Eval.exec("eval.identitySimilarity", inputs, Map.of());

    assertThat(number(out, "mean")).isCloseTo(0.8, within(1e-6));
    double half = Math.acos(0.6) / 2;
    assertThat(number(out, "distance")).isCloseTo(2 * Math.sin(half / 2), within(1e-6));
    Table table = (Table) out.get("table");
    assertThat(table.rows().get(0)).containsExactly("0", "-30.0", "1.0000", "0.0000");
    assertThat(table.rows().get(1)).containsExactly("1", "0.0", "no face", "no face");
    assertThat(table.rows().get(2)).containsExactly("2", "90.0", "0.6000", "0.8944");
  }

  @Test
  void identityWithoutAnyFaceIsNotANumber() throws Exception {
    Map<String, Value> inputs =
        Map.of(
            "views",
            Tensor.of(new float[] {Float.NaN, Float.NaN}, 1, 2),
            "reference",
            new IdentityEmbedding(Tensor.of(new float[] {1, 0}, 2), "dlib128", true));
    Map<String, Value> out = Eval.exec("eval.identitySimilarity", inputs, Map.of());
    assertThat(number(out, "mean")).isNaN();
    assertThat(number(out, "distance")).isNaN();
  }

  @Test
  void aRawReferenceIsRefused() {
    Map<String, Value> inputs =
        Map.of(
            "views",
            Tensor.zeros(1, 2),
            "reference",
            new IdentityEmbedding(Tensor.zeros(2), "dlib128", false));
    assertThatThrownBy(() -> Eval.exec("eval.identitySimilarity", inputs, Map.of()))
        .isInstanceOf(NodeException.class)
        .hasMessageContaining("norm unit");
  }

  private static CameraBatch cameras(float... azimuths) {
    int n = azimuths.length;
    return new CameraBatch(
        Tensor.zeros(n, 4, 4), Tensor.zeros(n, 4), Tensor.of(azimuths, n), Tensor.zeros(n), 64, 64);
  }
}
