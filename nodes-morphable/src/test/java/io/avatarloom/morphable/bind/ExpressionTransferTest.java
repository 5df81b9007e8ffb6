package io.avatarloom.morphable.bind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.HeadModel;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.morphable.HeadFixture;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ExpressionTransferTest {
  private static HeadModel model;
  private static Mesh neutral;

  @BeforeAll
  static void load() throws Exception {
    model = HeadFixture.loomHead();
    neutral = HeadFixture.mesh(model, Map.of());
  }

  /** A splat on every vertex, and unbound ones 10 mm and 300 mm in front of the chin. */
  private static SplatCloud cloud() {
    int bound = neutral.positions().size(0);
    int count = bound + 2;
    float[] means = Arrays.copyOf(neutral.positions().data(), 3 * count);
    int chin = chinTip();
    for (int free = 0; free < 2; free++) {
      System.arraycopy(means, 3 * chin, means, 3 * (bound + free), 3);
      means[3 * (bound + free) + 2] += free == 0 ? 0.01f : 0.3f;
    }
    float[] quats = new float[4 * count];
    float[] vertices = new float[count];
    for (int s = 0; s < count; s++) {
      quats[4 * s] = 1;
      vertices[s] = s < bound ? s : -1;
    }
    SplatCloud cloud =
        new SplatCloud(
            1,
            Tensor.of(means, count, 3),
            Tensor.of(quats, count, 4),
            Tensor.zeros(count, 3),
            Tensor.zeros(count),
            Tensor.zeros(count, 1, 3),
            new TreeMap<>());
    return cloud.withLabel("vertex", Tensor.of(vertices, count));
  }

  private static int chinTip() {
    Tensor chin = neutral.labels().get("chin");
    int tip = -1;
    for (int v = 0; v < chin.length(); v++) {
      if (chin.at(v) > 0.5f
          && (tip < 0 || neutral.positions().at(3 * v + 2) > neutral.positions().at(3 * tip + 2))) {
        tip = v;
      }
    }
    return tip;
  }

  private static SplatCloud transfer(Mesh posed, Map<String, ?> params) throws Exception {
    return (SplatCloud)
        HeadFixture.exec(
                "morphable.transferExpression",
                Map.of("cloud", cloud(), "neutral", neutral, "posed", posed),
                params)
            .get("cloud");
  }

  @Test
  void plainTransferIsTheDisplacementOfTheVertex() throws Exception {
    Mesh posed = HeadFixture.mesh(model, Map.of("preset", "happy"));
    SplatCloud moved = transfer(posed, Map.of("rotate", false, "stretch", false));
    float[] bound = Arrays.copyOf(moved.means().data(), posed.positions().length());
    assertThat(bound).containsExactly(posed.positions().data(), within(1e-7f));
    assertThat(moved.quats()).isEqualTo(cloud().quats());
    assertThat(moved.logScales()).isEqualTo(cloud().logScales());
  }

  @Test
  void rotatedSplatsOnVerticesStayOnThem() throws Exception {
    Mesh posed = HeadFixture.mesh(model, Map.of("preset", "blink"));
    float[] bound =
        Arrays.copyOf(transfer(posed, Map.of()).means().data(), posed.positions().length());
    assertThat(bound).containsExactly(posed.positions().data(), within(1e-6f));
  }

  @Test
  void nearSplatsMoveWithTheJawAndFarOnesStay() throws Exception {
    Mesh posed = HeadFixture.mesh(model, Map.of("preset", "jawOpen"));
    SplatCloud before = cloud();
    float[] after = transfer(posed, Map.of()).means().data();
    int near = 3 * neutral.positions().size(0);
    assertThat(after[near + 1] - before.means().at(near + 1)).isLessThan(-0.02f);
    for (int c = 0; c < 3; c++) {
      assertThat(after[near + 3 + c]).isCloseTo(before.means().at(near + 3 + c), within(1e-4f));
    }
  }

  @Test
  void unboundSplatsTurnWithTheHead() throws Exception {
    Mesh posed = HeadFixture.mesh(model, Map.of("joints", List.of("root=0,40,0")));
    SplatCloud moved = transfer(posed, Map.of());
    int far = cloud().count() - 1;
    double half = Math.toRadians(20);
    assertThat(moved.quats().at(4 * far)).isCloseTo((float) Math.cos(half), within(1e-4f));
    assertThat(moved.quats().at(4 * far + 2)).isCloseTo((float) Math.sin(half), within(1e-4f));
    double x = moved.means().at(3 * far);
    double z = moved.means().at(3 * far + 2);
    double rootZ = -0.1048;
    double distance = cloud().means().at(3 * far + 2) - rootZ;
    assertThat(x).isCloseTo(distance * Math.sin(2 * half), within(2e-3));
    assertThat(z - rootZ).isCloseTo(distance * Math.cos(2 * half), within(2e-3));
  }

  @Test
  void lidsStretchWhenTheEyesClose() throws Exception {
    Mesh posed = HeadFixture.mesh(model, Map.of("preset", "blink"));
    SplatCloud moved = transfer(posed, Map.of("maxStretch", 3));
    Tensor lids = neutral.labels().get("eyelids");
    float most = 0;
    for (int v = 0; v < lids.length(); v++) {
      if (lids.at(v) > 0.5f) {
        most = Math.max(most, moved.logScales().at(3 * v + 1));
      }
    }
    assertThat(most).isBetween(0.4f, (float) Math.log(3) + 1e-6f);
  }

  @Test
  void bindingFindsTheVerticesAgain() throws Exception {
    Mesh masked = HeadFixture.change("morphable.maskFace", neutral, Map.of());
    SplatCloud bound =
        (SplatCloud)
            HeadFixture.exec(
                    "morphable.bindSplats", Map.of("cloud", cloud(), "mesh", masked), Map.of())
                .get("cloud");
    int far = bound.count() - 1;
    assertThat(bound.labels().get("vertex").at(far)).isEqualTo(-1);
    assertThat(bound.labels().get("vertex").at(far - 1)).isNotNegative();
    assertThat(bound.labels().get("vertex").at(chinTip())).isEqualTo(chinTip());
    assertThat(bound.labels().get("facial").at(chinTip())).isEqualTo(1);
    assertThat(bound.labels().get("facial").at(far)).isZero();
  }

  @Test
  void unboundCloudsAreRefused() {
    SplatCloud free = cloud().withLabel("vertex", cloud().label("none", -1));
    assertThatThrownBy(
            () ->
                HeadFixture.exec(
                    "morphable.transferExpression",
                    Map.of("cloud", free, "neutral", neutral, "posed", neutral),
                    Map.of()))
        .isInstanceOf(NodeException.class)
        .hasMessageContaining("morphable.bindSplats");
  }

  @Test
  void unitsMustAgree() {
    assertThatThrownBy(
            () -> transfer(HeadFixture.change("morphable.placeMesh", neutral, Map.of()), Map.of()))
        .isInstanceOf(NodeException.class)
        .hasMessageContaining("6.4");
  }
}
