package io.avatarloom.morphable.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.CameraBatch;
import io.avatarloom.core.value.HeadModel;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.Value;
import io.avatarloom.morphable.HeadFixture;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class MeshNodesTest {
  private static final double[] CENTRE = {0, -0.012, -0.07};
  private static HeadModel model;
  private static Mesh head;
  private static Mesh masked;

  @BeforeAll
  static void load() throws Exception {
    model = HeadFixture.loomHead();
    head = HeadFixture.mesh(model, Map.of());
    masked = HeadFixture.change("morphable.maskFace", head, Map.of());
  }

  @Test
  void subdivisionAddsAVertexForEveryEdge() throws Exception {
    Set<Long> edges = new HashSet<>();
    int[] t = head.triangles();
    for (int i = 0; i < t.length; i++) {
      int a = t[i];
      int b = t[i % 3 == 2 ? i - 2 : i + 1];
      edges.add(((long) Math.min(a, b) << 32) | Math.max(a, b));
    }
    Mesh finer = HeadFixture.change("morphable.subdivide", head, Map.of("levels", 1));
    assertThat(finer.positions().size(0)).isEqualTo(6462 + edges.size());
    assertThat(finer.triangles()).hasSize(4 * t.length);
    assertThat(finer.uvTriangles()).hasSize(4 * t.length);
    assertThat(finer.labels().get("lips").length()).isEqualTo(finer.positions().size(0));
    assertThat(finer.topology()).isEqualTo("loomhead-1/sub1");
  }

  @Test
  void displacementsSubdivideLikePositions() throws Exception {
    Mesh open = HeadFixture.mesh(model, Map.of("preset", "jawOpen"));
    Map<String, ?> params = Map.of("levels", 2, "label", "facial", "levelsElsewhere", 1);
    Mesh fineNeutral = HeadFixture.change("morphable.subdivide", masked, params);
    Mesh fineOpen =
        HeadFixture.change(
            "morphable.subdivide",
            HeadFixture.change("morphable.maskFace", open, Map.of()),
            params);
    assertThat(fineOpen.triangles()).isEqualTo(fineNeutral.triangles());
    assertThat(fineOpen.topology()).isEqualTo("loomhead-1/facial2-1");
    int vertices = head.positions().size(0);
    for (int i = 0; i < 3 * vertices; i++) {
      assertThat(fineOpen.positions().at(i)).isEqualTo(open.positions().at(i));
    }
  }

  @Test
  void theFaceMaskHoldsTheFaceAlone() {
    float[] facial = masked.labels().get("facial").data();
    float[] wide = masked.labels().get("facialWide").data();
    for (String inside : new String[] {"lips", "iris"}) {
      Tensor label = masked.labels().get(inside);
      for (int v = 0; v < facial.length; v++) {
        assertThat(label.at(v) > 0.5f && facial[v] < 0.5f && inside.equals("iris")).isFalse();
      }
    }
    int count = 0;
    int wideCount = 0;
    for (int v = 0; v < facial.length; v++) {
      for (String outside : new String[] {"scalp", "neck", "mouth_interior", "left_ear", "teeth"}) {
        assertThat(masked.labels().get(outside).at(v) > 0.5f && facial[v] > 0.5f).isFalse();
      }
      count += facial[v] > 0.5f ? 1 : 0;
      wideCount += wide[v] > 0.5f ? 1 : 0;
    }
    assertThat(count).isBetween(1500, 4500);
    assertThat(wideCount).isGreaterThan(count + 100);
  }

  @Test
  void aMeshWithoutFaceLabelsIsRefused() {
    assertThatThrownBy(
            () ->
                HeadFixture.change(
                    "morphable.maskFace", head, Map.of("include", java.util.List.of("visage"))))
        .isInstanceOf(NodeException.class)
        .hasMessageContaining("lips");
  }

  @Test
  void placingStatesThePositionsInAnotherUnit() throws Exception {
    Mesh placed = HeadFixture.change("morphable.placeMesh", head, Map.of());
    assertThat(placed.unitsPerMetre()).isEqualTo(6.4);
    assertThat(placed.positions().at(1))
        .isCloseTo((head.positions().at(1) + 0.012f) * 6.4f, within(1e-6f));
    Mesh back =
        HeadFixture.change(
            "morphable.placeMesh",
            placed,
            Map.of("unitsPerMetre", 1, "offsetM", java.util.List.of(0, -0.012, -0.07)));
    assertThat(back.positions().data()).containsExactly(head.positions().data(), within(1e-7f));
  }

  private static Tensor picture(Map<String, Value> out, String port) {
    return ((ImageBatch) out.get(port)).pixels();
  }

  @Test
  void positiveAzimuthShowsTheLeftSide() throws Exception {
    CameraBatch cameras = HeadFixture.orbit(CENTRE, 0.9, 24, 64, 90);
    Map<String, Value> out =
        HeadFixture.exec(
            "morphable.renderMesh", Map.of("mesh", head, "cameras", cameras), Map.of());
    Map<String, Value> ear =
        HeadFixture.exec(
            "morphable.renderMesh",
            Map.of("mesh", head, "cameras", cameras),
            Map.of("label", "left_ear"));
    Map<String, Value> nose =
        HeadFixture.exec(
            "morphable.renderMesh",
            Map.of("mesh", head, "cameras", cameras),
            Map.of("label", "nose"));
    assertThat(sum(picture(ear, "alpha"))).isGreaterThan(10);
    assertThat(centreColumn(picture(nose, "alpha")))
        .isLessThan(centreColumn(picture(out, "alpha")));
  }

  private static double sum(Tensor t) {
    double sum = 0;
    for (float value : t.data()) {
      sum += value;
    }
    return sum;
  }

  private static double centreColumn(Tensor alpha) {
    double sum = 0;
    int width = alpha.size(3);
    for (int i = 0; i < alpha.length(); i++) {
      sum += alpha.at(i) * (i % width);
    }
    return sum / sum(alpha);
  }

  @Test
  void theHintHoldsNormalsAndClasses() throws Exception {
    CameraBatch cameras = HeadFixture.orbit(new double[] {0.031, 0, 0}, 0.3, 12, 96, 0);
    Map<String, Value> out =
        HeadFixture.exec(
            "morphable.renderMesh",
            Map.of("mesh", masked, "cameras", cameras),
            Map.of("label", "facial", "samples", 1));
    Tensor hint = picture(out, "hint");
    assertThat(hint.shape()).containsExactly(1, 4, 96, 96);
    assertThat(picture(out, "labels").data()).contains(0, 0.333f, 1).hasSize(96 * 96);
    int centre = 48 * 96 + 48;
    assertThat(hint.at(3 * 96 * 96 + centre)).isEqualTo(0.333f);
    assertThat(hint.at(2 * 96 * 96 + centre)).isGreaterThan(0.95f);
  }

  @Test
  void rendersAreTheSameBytesEveryTime() throws Exception {
    CameraBatch cameras = HeadFixture.orbit(CENTRE, 0.9, 24, 64, 0, 120, -60);
    Map<String, ?> in = Map.of("mesh", head, "cameras", cameras);
    Map<String, Value> first =
        HeadFixture.exec("morphable.renderMesh", in, Map.of("shading", "lit"));
    for (int i = 0; i < 3; i++) {
      assertThat(HeadFixture.exec("morphable.renderMesh", in, Map.of("shading", "lit")))
          .isEqualTo(first);
    }
  }

  @Test
  void unknownLabelsAreExplained() {
    CameraBatch cameras = HeadFixture.orbit(CENTRE, 0.9, 24, 16, 0);
    assertThatThrownBy(
            () ->
                HeadFixture.exec(
                    "morphable.renderMesh",
                    Map.of("mesh", head, "cameras", cameras),
                    Map.of("label", "facial")))
        .isInstanceOf(NodeException.class)
        .hasMessageContaining("'facial'");
  }
}
