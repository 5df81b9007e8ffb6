package io.avatarloom.eval.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.CameraBatch;
import io.avatarloom.core.value.FaceDetections;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.Latents;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.Series;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.Table;
import io.avatarloom.core.value.Value;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ExperimentNodesTest {
  private static double number(Map<String, Value> outputs, String port) {
    return ((NumberValue) outputs.get(port)).number();
  }

  /** A square of a colour in the middle of a white picture. */
  private static Image square(float red, float green, float blue) {
    float[] pixels = new float[3 * 16 * 16];
    Arrays.fill(pixels, 1);
    float[] colour = {red, green, blue};
    for (int c = 0; c < 3; c++) {
      for (int i = 0; i < 64; i++) {
        pixels[c * 256 + (4 + i / 8) * 16 + 4 + i % 8] = colour[c];
      }
    }
    return new Image(Tensor.of(pixels, 3, 16, 16));
  }

  private static ImageBatch batch(Image... images) {
    return Batches.of(Arrays.stream(images).map(Image::pixels).toList());
  }

  @Test
  void saturationIsThatOfTheForegroundAlone() throws Exception {
    Map<String, Value> grey =
        Eval.exec(
            "eval.colourSaturation", Map.of("images", batch(square(0.5f, 0.5f, 0.5f))), Map.of());
    Map<String, Value> both =
        Eval.exec(
            "eval.colourSaturation",
            Map.of("images", batch(square(0.5f, 0.5f, 0.5f), square(1, 0.5f, 0.5f))),
            Map.of());

    assertThat(number(grey, "chroma")).isCloseTo(0, within(0.01));
    assertThat(number(grey, "clipped")).isZero();
    assertThat(number(both, "saturation")).isCloseTo(0.25, within(1e-6));
    assertThat(number(both, "clipped")).isCloseTo(0.5, within(1e-6));
    // one flat colour has no deviation: 0.3 hypot(127.5, 63.75), and 0 for grey
    assertThat(number(both, "colourfulness")).isCloseTo(0.3 * 142.55 / 2, within(0.01));
    assertThat(number(both, "chroma")).isBetween(20.0, 40.0);
    assertThat(((Table) both.get("table")).rows()).hasSize(2);
  }

  @Test
  void emptyPicturesHaveNoSaturation() throws Exception {
    Map<String, Value> out =
        Eval.exec("eval.colourSaturation", Map.of("images", batch(square(1, 1, 1))), Map.of());
    assertThat(number(out, "chroma")).isNaN();
  }

  @Test
  void viewsAreComparedByTheirForeground() throws Exception {
    ImageBatch renders = batch(square(0.2f, 0.2f, 0.2f), square(0.5f, 0.5f, 0.5f));
    ImageBatch pictures = batch(square(0.2f, 0.2f, 0.2f), square(0.2f, 0.2f, 0.2f));

    Map<String, Value> out =
        Eval.exec(
            "eval.viewColourDistance", Map.of("renders", renders, "pictures", pictures), Map.of());

    // L* of sRGB 0.5 and 0.2 by hand: 53.39 and 21.25
    assertThat(number(out, "mean")).isCloseTo((53.39 - 21.25) / 2, within(0.02));
    assertThat(((Table) out.get("table")).rows().get(0).get(1)).isEqualTo("0.0");
    assertThatThrownBy(
            () ->
                Eval.exec(
                    "eval.viewColourDistance",
                    Map.of("renders", renders, "pictures", batch(square(0, 0, 0))),
                    Map.of()))
        .isInstanceOf(NodeException.class)
        .hasMessageContaining("a picture a render");
  }

  @Test
  void aRegionIsComparedPixelByPixel() throws Exception {
    float[] mask = new float[256];
    Arrays.fill(mask, 4 * 16, 5 * 16, 1);
    Map<String, Value> inputs =
        Map.of(
            "a", batch(square(0.5f, 0.5f, 0.5f)),
            "b", batch(square(0.2f, 0.2f, 0.2f)),
            "mask", new ImageBatch(Tensor.of(mask, 1, 1, 16, 16)));

    Map<String, Value> out = Eval.exec("eval.regionColourDistance", inputs, Map.of());

    assertThat(number(out, "pixels")).isEqualTo(16);
    assertThat(number(out, "mean")).isCloseTo((53.39 - 21.25) / 2, within(0.02));
  }

  /** Vertices at heights 0 (chin), 1 and 2, the first two facial. */
  private static Mesh mesh() {
    TreeMap<String, Tensor> labels = new TreeMap<>();
    labels.put("facial", Tensor.of(new float[] {1, 1, 0}, 3));
    labels.put("chin", Tensor.of(new float[] {1, 0, 0}, 3));
    return new Mesh(
        "free",
        1,
        Tensor.of(new float[] {0, 0, 0, 0, 1, 0, 0, 2, 0}, 3, 3),
        new int[] {0, 1, 2},
        Tensor.zeros(0, 2),
        new int[0],
        labels);
  }

  private static SplatCloud cloud(float[] means, float... vertices) {
    int n = vertices.length;
    TreeMap<String, Tensor> labels = new TreeMap<>();
    labels.put("vertex", Tensor.of(vertices, n));
    return new SplatCloud(
        1,
        Tensor.of(means, n, 3),
        Tensor.zeros(n, 4),
        Tensor.zeros(n, 3),
        Tensor.zeros(n),
        Tensor.zeros(n, 1, 3),
        labels);
  }

  @Test
  void correspondenceIsTheDistanceToTheOwnSplat() throws Exception {
    SplatCloud kept = cloud(new float[] {0.02f, 0, 0, 0, 1.04f, 0, 9, 9, 9}, 0, 1, -1);
    Map<String, Value> out =
        Eval.exec("eval.templateCorrespondence", Map.of("cloud", kept, "mesh", mesh()), Map.of());

    assertThat(number(out, "mean")).isCloseTo(1.5, within(1e-4));
    assertThat(number(out, "max")).isCloseTo(2, within(1e-4));
    assertThat(number(out, "error")).isCloseTo(1.5, within(1e-4));
    assertThat(number(out, "lost")).isZero();
    assertThat(number(out, "count")).isEqualTo(3);
  }

  @Test
  void aLostVertexCountsWithItsNearestOtherSplat() throws Exception {
    SplatCloud lost = cloud(new float[] {0, 0.5f, 0, 0, 0, 0}, 0, -1);
    Map<String, Value> out =
        Eval.exec("eval.templateCorrespondence", Map.of("cloud", lost, "mesh", mesh()), Map.of());

    assertThat(number(out, "lost")).isEqualTo(50);
    assertThat(number(out, "mean")).isCloseTo(25, within(1e-4));
    assertThat(number(out, "error")).isCloseTo((25 + 25) / 2.0, within(1e-4));
  }

  @Test
  void landmarksAreComparedInPerCentOfTheHeadsHeight() throws Exception {
    float[] moved = new float[468 * 3];
    moved[0] = 3;
    moved[1] = 4;
    Tensor camera =
        Tensor.of(new float[] {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 10, 0, 0, 0, 1}, 1, 4, 4);
    Map<String, Value> inputs =
        Map.of(
            "faces", faces(moved),
            "expected", faces(new float[468 * 3]),
            "mesh", mesh(),
            "cameras",
                new CameraBatch(
                    camera,
                    Tensor.of(new float[] {500, 500, 0, 0}, 1, 4),
                    Tensor.zeros(1),
                    Tensor.zeros(1),
                    64,
                    64));

    Map<String, Value> out = Eval.exec("eval.landmarkDistance", inputs, Map.of());

    // the head is 2 high at depth 10: 100 px
    assertThat(number(out, "max")).isCloseTo(5, within(1e-4));
    assertThat(number(out, "mean")).isCloseTo(5.0 / 468, within(1e-6));
  }

  private static FaceDetections faces(float[] landmarks) {
    return new FaceDetections(
        Tensor.zeros(1, 4),
        Tensor.zeros(1),
        Tensor.zeros(1, 6, 2),
        Tensor.of(landmarks, 1, 468, 3));
  }

  @Test
  void aSheetFallsIntoItsPictures() throws Exception {
    float[] pixels = new float[3 * 4 * 6];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i;
    }
    Value sheet = new Image(Tensor.of(pixels, 3, 4, 6));
    ImageBatch all =
        (ImageBatch)
            Eval.exec("image.splitSheet", Map.of("sheet", sheet), Map.of("columns", 3, "rows", 2))
                .get("images");
    ImageBatch last =
        (ImageBatch)
            Eval.exec(
                    "image.splitSheet",
                    Map.of("sheet", sheet),
                    Map.of("columns", 3, "rows", 2, "pick", List.of(5), "sizePx", 4))
                .get("images");

    assertThat(all.pixels().shape()).containsExactly(6, 3, 2, 2);
    assertThat(all.image(4).pixels().data())
        .containsExactly(14, 15, 20, 21, 38, 39, 44, 45, 62, 63, 68, 69);
    assertThat(last.pixels().shape()).containsExactly(1, 3, 4, 4);
    assertThat(last.pixels().at(0)).isEqualTo(16);
    assertThatThrownBy(
            () -> Eval.exec("image.splitSheet", Map.of("sheet", sheet), Map.of("columns", 4)))
        .hasMessageContaining("6 x 4 px");
  }

  @Test
  void spoiltPicturesDifferAndStrengthNoneLeavesThem() throws Exception {
    Image photo = square(0.7f, 0.4f, 0.3f);
    Image spoilt = (Image) Eval.exec("image.spoil", Map.of("image", photo), Map.of()).get("image");
    Image same =
        (Image)
            Eval.exec("image.spoil", Map.of("image", photo), Map.of("strength", 0)).get("image");

    assertThat(spoilt.pixels().shape()).containsExactly(3, 16, 16);
    assertThat(spoilt.pixels()).isNotEqualTo(photo.pixels());
    assertThat(same.pixels().data()).containsExactly(photo.pixels().data(), within(1e-6f));
  }

  @Test
  void theDistributionPairsEveryRenderWithEveryPictureOfThePerson() throws Exception {
    float nan = Float.NaN;
    Map<String, Object> inputs =
        Map.of(
            "renders",
                List.of(
                    Tensor.of(new float[] {1, 0, 0, 1, nan, nan}, 3, 2),
                    Tensor.of(new float[] {1, 0}, 1, 2)),
            "pictures",
                List.of(
                    Tensor.of(new float[] {1, 0, 0.6f, 0.8f}, 2, 2),
                    Tensor.of(new float[] {0.8f, 0.6f}, 1, 2)));

    Map<String, Value> out =
        Eval.exec("eval.identityDistribution", inputs, Map.of("people", List.of("anna")));

    // anna: 1, 0.6, 0, 0.8; the other: 0.8
    assertThat(number(out, "mean")).isCloseTo(3.2 / 5, within(1e-6));
    assertThat(number(out, "faceless")).isEqualTo(1);
    Table table = (Table) out.get("table");
    assertThat(table.rows().get(0).castToList())
        .containsExactly("anna", "4", "0.6000", "0.3742", "0.0900", "0.7000", "0.9700");
    assertThat(table.rows().get(1).get(0)).isEqualTo("1");
    assertThat(table.rows().get(2).get(1)).isEqualTo("5");
    Series curves = (Series) out.get("curves");
    assertThat(curves.names()).containsExactly("anna", "1", "pooled");
    assertThat(Arrays.stream(curves.columns()[1]).sum() * 0.005).isCloseTo(1, within(0.01));
    assertThat(((Series) out.get("pairs")).columns()[0]).containsExactly(0, 0, 0, 0, 1);
  }

  @Test
  void rendersWithoutPicturesAreRefused() {
    assertThatThrownBy(
            () ->
                Eval.exec(
                    "eval.identityDistribution",
                    Map.of(
                        "renders", List.of(Tensor.zeros(1, 2), Tensor.zeros(1, 2)),
                        "pictures", List.of(Tensor.zeros(1, 2))),
                    Map.of()))
        .hasMessageContaining("a link for each of renders, 2, met 1");
  }

  @Test
  void latentsAreAveragedOverAGrid() throws Exception {
    float[] latents = new float[2 * 4 * 4];
    for (int i = 0; i < latents.length; i++) {
      latents[i] = i;
    }
    Map<String, Value> inputs =
        Map.of("latents", new Latents(Tensor.of(latents, 1, 2, 4, 4), "space"));

    Tensor features =
        (Tensor) Eval.exec("eval.latentFeatures", inputs, Map.of("grid", 2)).get("features");

    assertThat(features.shape()).containsExactly(1, 8);
    assertThat(features.data())
        .containsExactly(2.5f, 4.5f, 10.5f, 12.5f, 18.5f, 20.5f, 26.5f, 28.5f);
    assertThatThrownBy(() -> Eval.exec("eval.latentFeatures", inputs, Map.of("grid", 5)))
        .hasMessageContaining("at most the side of the latents");
  }
}
