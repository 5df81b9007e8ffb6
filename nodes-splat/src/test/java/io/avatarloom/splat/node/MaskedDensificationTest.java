package io.avatarloom.splat.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.run.SingleNode;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.SplatGradient;
import io.avatarloom.core.value.SplatState;
import io.avatarloom.core.value.Value;
import io.avatarloom.splat.SplatScenes;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The rules of masked densification one by one, at their published defaults. */
class MaskedDensificationTest {
  private static final Path HERE = Path.of("").toAbsolutePath();

  private static Map<String, Value> exec(
      int iteration, String type, Map<String, ?> inputs, Map<String, ?> params) throws Exception {
    try (SingleNode nodes =
        new SingleNode(new Catalogue(List.of(new SplatNodes())), HERE, HERE, 0, iteration, 7000)) {
      return nodes.exec(type, inputs, params);
    }
  }

  /** Densifies with a screen gradient and radius for each splat. */
  private static Map<String, Value> densify(
      int iteration, SplatCloud cloud, float[] screen, float[] radius, Map<String, ?> params)
      throws Exception {
    Value state = exec(0, "splat.initState", Map.of("cloud", cloud), Map.of()).get("state");
    SplatGradient zero = SplatScenes.zeroGradient(cloud);
    TreeMap<String, Tensor> statistics = new TreeMap<>();
    int n = cloud.count();
    float[] ones = new float[n];
    java.util.Arrays.fill(ones, 1);
    statistics.put(ScreenStatistics.GRADIENT_SUM, Tensor.of(screen, n));
    statistics.put(ScreenStatistics.VIEW_COUNT, Tensor.of(ones, n));
    statistics.put(ScreenStatistics.MAX_RADIUS, Tensor.of(radius, n));
    SplatGradient gradient =
        new SplatGradient(
            zero.means(),
            zero.quats(),
            zero.logScales(),
            zero.logitOpacities(),
            zero.sh(),
            statistics,
            0);
    return exec(iteration, "splat.densify", Map.of("state", state, "gradient", gradient), params);
  }

  private static SplatCloud cloud(Map<String, Value> out) {
    return ((SplatState) out.get("state")).cloud();
  }

  private static double opacity(SplatCloud cloud, int i) {
    return 1 / (1 + Math.exp(-cloud.logitOpacities().at(i)));
  }

  @Test
  void clonesAtTheThresholdNeverTheFace() throws Exception {
    SplatCloud three = SplatScenes.row(3, 0.1, 0.9, 0);
    Map<String, Value> out =
        densify(200, three, new float[] {9, 0.0051f, 0.0049f}, new float[3], Map.of());
    assertThat(((NumberValue) out.get("born")).number()).isEqualTo(1);
    SplatCloud after = cloud(out);
    assertThat(after.count()).isEqualTo(4);
    assertThat(after.means().at(3 * 3)).isEqualTo(three.means().at(3));
    assertThat(after.label("facial", 0).data()).containsExactly(1, 0, 0, 0);
    assertThat(after.label("vertex", 0).at(3)).isEqualTo(-1);
    assertThat(((SplatGradient) out.get("gradient")).count()).isEqualTo(4);
  }

  @Test
  void splitsWhatIsLargerThanHalfTheExtent() throws Exception {
    SplatCloud two = SplatScenes.row(2, 2.3, 0.9, 0);
    Map<String, Value> out =
        densify(
            200,
            two,
            new float[] {0, 1},
            new float[2],
            Map.of("maxWorldScale", 9, "belowFaceInterval", 0));
    SplatCloud after = cloud(out);
    assertThat(after.count()).isEqualTo(3);
    assertThat(Math.exp(after.logScales().at(3))).isCloseTo(2.3 / 1.6, within(1e-4));
  }

  @Test
  void prunesFaintHugeAndScreenFillingOnesNeverTheFace() throws Exception {
    float[] quiet = new float[2];
    assertThat(
            cloud(densify(200, SplatScenes.row(2, 0.1, 0.19, 0), quiet, quiet, Map.of())).count())
        .isEqualTo(1);
    assertThat(
            cloud(densify(200, SplatScenes.row(2, 0.1, 0.21, 0), quiet, quiet, Map.of())).count())
        .isEqualTo(2);
    assertThat(
            cloud(densify(200, SplatScenes.row(2, 0.46, 0.9, 0), quiet, quiet, Map.of())).count())
        .isEqualTo(1);
    SplatCloud plain = SplatScenes.row(2, 0.1, 0.9, 0);
    assertThat(cloud(densify(200, plain, quiet, new float[] {21, 21}, Map.of())).count())
        .isEqualTo(1);
    assertThat(cloud(densify(200, plain, quiet, new float[] {20, 20}, Map.of())).count())
        .isEqualTo(2);
  }

  @Test
  void onlyEveryTwoHundredIterationsFromOneHundredToThreeThousand() throws Exception {
    SplatCloud faint = SplatScenes.row(2, 0.1, 0.1, 0);
    for (int iteration : new int[] {0, 50, 100, 150, 199, 201, 3000, 3200, 6000}) {
      assertThat(cloud(densify(iteration, faint, new float[2], new float[2], Map.of())).count())
          .as("iteration " + iteration)
          .isEqualTo(2);
    }
    for (int iteration : new int[] {200, 400, 2800}) {
      assertThat(cloud(densify(iteration, faint, new float[2], new float[2], Map.of())).count())
          .as("iteration " + iteration)
          .isEqualTo(1);
    }
  }

  @Test
  void resetLowersAllButTheFaceUnlessTheMistakeIsRepeated() throws Exception {
    SplatCloud two = SplatScenes.row(2, 0.1, 0.9, 0);
    SplatCloud reset = cloud(densify(400, two, new float[2], new float[2], Map.of()));
    assertThat(opacity(reset, 0)).isCloseTo(0.9, within(1e-6));
    assertThat(opacity(reset, 1)).isCloseTo(0.2, within(1e-6));
    assertThat(opacity(cloud(densify(200, two, new float[2], new float[2], Map.of())), 1))
        .isCloseTo(0.9, within(1e-6));
    SplatCloud mistaken =
        cloud(densify(400, two, new float[2], new float[2], Map.of("facialResetQuirk", true)));
    assertThat(opacity(mistaken, 0)).isCloseTo(1 / (1 + Math.exp(-0.9)), within(1e-6));
    assertThat(opacity(mistaken, 1)).isCloseTo(0.2, within(1e-6));
  }

  @Test
  void everyHundredIterationsWhatHangsBelowTheFaceGoes() throws Exception {
    SplatCloud below = SplatScenes.row(2, 0.1, 0.9, -0.1);
    assertThat(cloud(densify(100, below, new float[2], new float[2], Map.of())).count())
        .isEqualTo(1);
    assertThat(cloud(densify(150, below, new float[2], new float[2], Map.of())).count())
        .isEqualTo(2);
    SplatCloud above = SplatScenes.row(2, 0.1, 0.9, 0.1);
    assertThat(cloud(densify(100, above, new float[2], new float[2], Map.of())).count())
        .isEqualTo(2);
  }

  @Test
  void splatsApartFromTheHeadGoLateAndTheSwitchStopsIt() throws Exception {
    SplatCloud apart = SplatScenes.withFloater(30);
    Value state = exec(0, "splat.initState", Map.of("cloud", apart), Map.of()).get("state");
    Map<String, Value> inputs = Map.of("state", state, "gradient", SplatScenes.zeroGradient(apart));
    assertThat(pruned(exec(4500, "splat.pruneFloaters", inputs, Map.of()))).isZero();
    assertThat(pruned(exec(5500, "splat.pruneFloaters", inputs, Map.of()))).isEqualTo(1);
    assertThat(pruned(exec(5500, "splat.pruneFloaters", inputs, Map.of("enabled", false))))
        .isZero();
  }

  @Test
  void clonesDoNotTearTheHeadApart() throws Exception {
    Map<String, Value> out =
        exec(
            0,
            "splat.pruneFloaters",
            Map.of("cloud", SplatScenes.withFloaterAndClones(30)),
            Map.of());
    assertThat(pruned(out)).isEqualTo(1);
  }

  private static double pruned(Map<String, Value> out) {
    return ((NumberValue) out.get("pruned")).number();
  }

  @Test
  void faceAndRestArePickedAndMergedWithoutLoss() throws Exception {
    SplatCloud whole = SplatScenes.row(5, 0.1, 0.9, 0);
    Map<String, Object> parts = new HashMap<>();
    for (String keep : List.of("facial", "other")) {
      parts.put(
          keep,
          exec(0, "splat.pickFace", Map.of("cloud", whole), Map.of("keep", keep)).get("cloud"));
    }
    SplatCloud face = (SplatCloud) parts.get("facial");
    assertThat(face.count()).isEqualTo(1);
    Value merged =
        exec(0, "splat.merge", Map.of("clouds", List.of(face, parts.get("other"))), Map.of())
            .get("cloud");
    assertThat(((SplatCloud) merged).means().data()).isEqualTo(whole.means().data());
    assertThat(((SplatCloud) merged).labels()).isEqualTo(whole.labels());
  }

  @Test
  void scaleNoiseHasThePublishedSpreadAndChangesNothingElse() throws Exception {
    SplatCloud many = SplatScenes.row(4000, 0.1, 0.9, 0);
    SplatCloud noisy =
        (SplatCloud) exec(3, "splat.perturbScales", Map.of("cloud", many), Map.of()).get("cloud");
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < noisy.logScales().length(); i++) {
      double ratio = Math.exp(noisy.logScales().at(i) - many.logScales().at(i)) - 1;
      sum += ratio;
      squares += ratio * ratio;
    }
    int n = noisy.logScales().length();
    assertThat(sum / n).isCloseTo(0, within(0.004));
    assertThat(Math.sqrt(squares / n)).isCloseTo(Math.sqrt(0.2) / 4, within(0.003));
    assertThat(noisy.means()).isSameAs(many.means());
    Value same =
        exec(3, "splat.perturbScales", Map.of("cloud", many), Map.of("noise", 0)).get("cloud");
    assertThat(same).isSameAs(many);
  }

  /** Rates of the first step from rest: Adam moves by the rate whatever the gradient. */
  private static double step(int iteration, Map<String, ?> params, boolean means) throws Exception {
    SplatCloud one = SplatScenes.row(1, 0.1, 0.5, 0);
    Value state = exec(0, "splat.initState", Map.of("cloud", one), Map.of()).get("state");
    Map<String, Value> out =
        exec(
            iteration,
            "splat.adamStep",
            Map.of("state", state, "gradient", SplatScenes.unitGradient(one)),
            params);
    SplatCloud after = cloud(out);
    return means
        ? one.means().at(0) - (double) after.means().at(0)
        : one.logScales().at(0) - (double) after.logScales().at(0);
  }

  @Test
  void ratesFallExponentiallyToTheLastIteration() throws Exception {
    double middle = Math.sqrt(1.4e-4 * 1.4e-6) * 4.5;
    assertThat(step(0, Map.of(), true)).isCloseTo(1.4e-4 * 4.5, within(1e-7));
    assertThat(step(3500, Map.of(), true)).isCloseTo(middle, within(1e-7));
    assertThat(step(0, Map.of(), false)).isCloseTo(0.0025, within(1e-6));
    assertThat(step(3500, Map.of(), false)).isCloseTo(Math.sqrt(0.0025 * 0.0005), within(1e-6));
    assertThat(step(3500, Map.of("decay", "linear"), false)).isCloseTo(0.0015, within(1e-6));
  }
}
