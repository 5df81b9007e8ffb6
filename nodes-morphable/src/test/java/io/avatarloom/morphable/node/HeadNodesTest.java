package io.avatarloom.morphable.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.HeadModel;
import io.avatarloom.core.value.HeadPose;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.morphable.HeadFixture;
import io.avatarloom.morphable.head.ExpressionPreset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HeadNodesTest {
  private static HeadModel model;

  @BeforeAll
  static void load() throws Exception {
    model = HeadFixture.loomHead();
  }

  private static HeadPose pose(Map<String, ?> params) throws Exception {
    return (HeadPose)
        HeadFixture.exec("morphable.pose", Map.of("model", model), params).get("pose");
  }

  private static float expression(HeadPose pose, String column) {
    return pose.expression().at(model.expressionNames().indexOf(column));
  }

  @Test
  void loomHeadIsReadWhole() {
    assertThat(model.template().shape()).containsExactly(6462, 3);
    assertThat(model.triangles()).hasSize(3 * 12706);
    assertThat(model.shapeDirs().shape()).containsExactly(6462, 3, 60);
    assertThat(model.expressionNames()).hasSize(55);
    assertThat(model.poseDirs().shape()).containsExactly(6462, 3, 36);
    assertThat(model.jointNames()).containsExactly("root", "neck", "jaw", "eyeL", "eyeR");
    assertThat(model.masks()).containsKeys("lips", "iris", "teeth_upper", "left_ear");
  }

  @Test
  void neutralIsTheTemplate() throws Exception {
    Mesh mesh = HeadFixture.mesh(model, Map.of());
    assertThat(mesh.positions().data()).containsExactly(model.template().data(), within(1e-7f));
    assertThat(mesh.labels()).containsKeys("eyeballs", "teeth", "ears");
  }

  @Test
  void namesAreColumnsArkitNamesOrBothSides() throws Exception {
    HeadPose pose =
        pose(
            Map.of(
                "expression",
                List.of(
                    "mouthSmileLeft=0.8", "browInnerUp=1", "cheekPuff_R=0.3", "eyeSquint=0.2")));
    assertThat(expression(pose, "mouthSmile_L")).isEqualTo(0.8f);
    assertThat(expression(pose, "mouthSmile_R")).isZero();
    assertThat(expression(pose, "browInnerUp_R")).isEqualTo(1);
    assertThat(expression(pose, "cheekPuff_R")).isEqualTo(0.3f);
    assertThat(expression(pose, "eyeSquint_L")).isEqualTo(0.2f);
  }

  @Test
  void jawAndEyesTurnTheirJoints() throws Exception {
    HeadPose pose =
        pose(
            Map.of(
                "expression",
                List.of("jawOpen=0.5", "eyeLookOutLeft=1"),
                "joints",
                List.of("jaw=1,2,0")));
    assertThat(pose.joints().at(6)).isCloseTo((float) Math.toRadians(13.665), within(1e-6f));
    assertThat(pose.joints().at(7)).isCloseTo((float) Math.toRadians(2), within(1e-6f));
    assertThat(pose.joints().at(10)).isCloseTo((float) Math.toRadians(25), within(1e-6f));
  }

  @Test
  void aPoseAddsToItsBase() throws Exception {
    HeadPose base = pose(Map.of("preset", "happy", "identity", List.of(1, 2)));
    HeadPose sum =
        (HeadPose)
            HeadFixture.exec(
                    "morphable.pose",
                    Map.of("model", model, "base", base, "shape", Tensor.of(new float[] {1}, 1)),
                    Map.of("expression", List.of("mouthSmile_L=0.1")))
                .get("pose");
    assertThat(sum.shape().at(0)).isEqualTo(2);
    assertThat(sum.shape().at(1)).isEqualTo(2);
    assertThat(expression(sum, "mouthSmile_L")).isCloseTo(0.95f, within(1e-6f));
  }

  @Test
  void presetsScaleWithStrength() throws Exception {
    for (String word : ExpressionPreset.words()) {
      HeadPose full = pose(Map.of("preset", word));
      HeadPose half = pose(Map.of("preset", word, "strength", 0.5));
      for (int i = 0; i < full.expression().length(); i++) {
        assertThat(half.expression().at(i)).isCloseTo(full.expression().at(i) / 2, within(1e-6f));
      }
    }
    assertThat(pose(Map.of("preset", "jawOpen")).joints().at(6)).isGreaterThan(0.4f);
  }

  @Test
  void randomIdentitiesAreReproducible() throws Exception {
    HeadPose once = pose(Map.of("randomIdentity", 1));
    assertThat(pose(Map.of("randomIdentity", 1))).isEqualTo(once);
    assertThat(once.shape().data()).doesNotContain(0);
    for (float coefficient : once.shape().data()) {
      assertThat(Math.abs(coefficient)).isLessThanOrEqualTo(2.5f);
    }
  }

  @Test
  void wrongNamesAndFormsAreExplained() {
    assertThatThrownBy(() -> pose(Map.of("expression", List.of("mouthSmirk=1"))))
        .isInstanceOf(NodeException.class)
        .hasMessageContaining("mouthSmirk")
        .hasMessageContaining("mouthSmile_L");
    assertThatThrownBy(() -> pose(Map.of("expression", List.of("jawOpen"))))
        .isInstanceOf(NodeException.class)
        .hasMessageContaining("browDownLeft=0.8");
    assertThatThrownBy(() -> pose(Map.of("joints", List.of("chin=1,2,3"))))
        .hasMessageContaining("root, neck, jaw");
    assertThatThrownBy(() -> pose(Map.of("joints", List.of("jaw=1,2"))))
        .hasMessageContaining("jaw=10,0,0");
  }

  @Test
  void openingTheJawMovesTheChinDownAndTheScalpNot() throws Exception {
    Mesh neutral = HeadFixture.mesh(model, Map.of());
    Mesh open = HeadFixture.mesh(model, Map.of("preset", "jawOpen"));
    assertThat(meanShift(neutral, open, "chin")).isLessThan(-0.02);
    assertThat(meanShift(neutral, open, "teeth_lower")).isLessThan(-0.01);
    assertThat(meanShift(neutral, open, "teeth_upper")).isCloseTo(0, within(1e-4));
    assertThat(meanShift(neutral, open, "scalp")).isCloseTo(0, within(1e-4));
  }

  private static double meanShift(Mesh from, Mesh to, String label) {
    double sum = 0;
    int count = 0;
    Tensor inside = from.labels().get(label);
    for (int v = 0; v < inside.length(); v++) {
      if (inside.at(v) > 0.5f) {
        sum += to.positions().at(3 * v + 1) - from.positions().at(3 * v + 1);
        count++;
      }
    }
    return sum / count;
  }

  @Test
  void topologiesNeverMix() {
    HeadPose other = new HeadPose("flame", Tensor.zeros(1), Tensor.zeros(1), Tensor.zeros(5, 3));
    assertThatThrownBy(
            () ->
                HeadFixture.exec(
                    "morphable.evaluate", Map.of("model", model, "pose", other), Map.of()))
        .isInstanceOf(NodeException.class)
        .hasMessageContaining("loomhead-1")
        .hasMessageContaining("flame");
  }
}
