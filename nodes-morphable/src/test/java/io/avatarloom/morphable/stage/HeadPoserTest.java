package io.avatarloom.morphable.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.stage.AvatarPoser;
import io.avatarloom.core.stage.BoundSplats;
import io.avatarloom.core.stage.DrawStyle;
import io.avatarloom.core.stage.StageCamera;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.SplatCloud;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HeadPoserTest {
  private static AvatarPoser poser;

  @BeforeAll
  static void load() throws Exception {
    poser = new HeadPoserSource().shipped(Path.of("..", "sample-graphs", "assets"));
  }

  /** One splat on every vertex of the neutral head, at {@code (vertex + place) * units}. */
  private static SplatCloud onTheHead(double units, double... place) {
    float[] means = poser.mesh(Map.of()).positions().data().clone();
    for (int i = 0; i < means.length; i++) {
      means[i] = (float) ((means[i] + place[i % 3]) * units);
    }
    int count = means.length / 3;
    float[] quats = new float[4 * count];
    float[] scales = new float[3 * count];
    for (int s = 0; s < count; s++) {
      quats[4 * s] = 1;
    }
    Arrays.fill(scales, (float) Math.log(0.002 * units));
    return new SplatCloud(
        units,
        Tensor.of(means, count, 3),
        Tensor.of(quats, count, 4),
        Tensor.of(scales, count, 3),
        Tensor.zeros(count),
        Tensor.zeros(count, 1, 3),
        new TreeMap<>());
  }

  @Test
  void splatsRideOnTheMesh() {
    BoundSplats bound = poser.bind(onTheHead(1, 0, 0, 0)).orElseThrow();
    Map<String, Double> values = Map.of("mouthSmile_L", 1.0, "jaw.x", 15.0);
    Tensor moved = bound.pose(values).means();
    Tensor mesh = poser.mesh(values).positions();
    for (int i = 0; i < moved.length(); i++) {
      assertThat(moved.at(i)).isCloseTo(mesh.at(i), within(1e-5f));
    }
    assertThat(mesh).isNotEqualTo(poser.mesh(Map.of()).positions());
  }

  @Test
  void findsTheHeadWhereTheMeanFaceRecipePutsIt() {
    SplatCloud bound = poser.bind(onTheHead(6.4, 0, 0.012, 0.07)).orElseThrow().rest();
    assertThat(bound.unitsPerMetre()).isEqualTo(1);
    assertThat(bound.means().at(0))
        .isCloseTo(poser.mesh(Map.of()).positions().at(0), within(1e-5f));
    assertThat(bound.logScales().at(0)).isCloseTo((float) Math.log(0.002), within(1e-4f));
  }

  @Test
  void splatsElsewhereAreNotBound() {
    assertThat(poser.bind(onTheHead(1, 3, 0, 0))).isEmpty();
  }

  @Test
  void presetsUseKnownControlsAndMoveTheHead() {
    assertThat(poser.poses()).extracting("name").contains("smile", "blink", "surprised");
    for (var pose : poser.poses()) {
      assertThat(poser.controls()).extracting("name").containsAll(pose.values().keySet());
      boolean moves =
          !poser.mesh(pose.values()).positions().equals(poser.mesh(Map.of()).positions());
      assertThat(moves).as(pose.name()).isEqualTo(!pose.name().equals("neutral"));
    }
  }

  @Test
  void unknownControlsAreNamed() {
    assertThatThrownBy(() -> poser.mesh(Map.of("wiggleEars", 1.0)))
        .hasMessageContaining("wiggleEars");
  }

  @Test
  void wireCoversLessThanTheSurfaceAndRegionsHaveColours() {
    Mesh mesh = poser.mesh(Map.of());
    int[] shaded = picture(mesh, DrawStyle.MeshLook.SHADED);
    int[] wire = picture(mesh, DrawStyle.MeshLook.WIRE);
    int[] regions = picture(mesh, DrawStyle.MeshLook.REGIONS);
    assertThat(covered(wire)).isBetween(200L, covered(shaded) - 200);
    assertThat(covered(regions)).isEqualTo(covered(shaded));
    assertThat(regions).isNotEqualTo(shaded);
  }

  private static long covered(int[] argb) {
    return Arrays.stream(argb).filter(pixel -> pixel != 0).count();
  }

  @Test
  void boundSplatsKnowTheirRegionsInEveryPose() {
    BoundSplats bound = poser.bind(onTheHead(1, 0, 0, 0)).orElseThrow();
    Tensor lips = poser.mesh(Map.of()).labels().get("lips");
    assertThat(bound.rest().label("lips", 0)).isEqualTo(lips);
    assertThat(bound.pose(Map.of("jaw.x", 9.0)).label("lips", 0)).isEqualTo(lips);
  }

  @Test
  void hiddenRegionsLeaveGapsInTheMesh() {
    Mesh mesh = poser.mesh(Map.of());
    int[] all = picture(mesh, DrawStyle.MeshLook.REGIONS);
    int[] faceless = picture(mesh, DrawStyle.MeshLook.REGIONS, Set.of("scalp", "neck"));
    assertThat(covered(faceless)).isBetween(1000L, covered(all) - 1000);
    assertThat(picture(mesh, DrawStyle.MeshLook.REGIONS, Set.of("hat"))).isEqualTo(all);
  }

  private static int[] picture(Mesh mesh, DrawStyle.MeshLook look) {
    return picture(mesh, look, Set.of());
  }

  private static int[] picture(Mesh mesh, DrawStyle.MeshLook look, Set<String> hidden) {
    double[] front = {1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 0.8, 0, 0, 0, 1};
    int[] argb = new int[200 * 200];
    new MeshStageRenderer()
        .prepare(mesh)
        .draw(
            new StageCamera(front, 300, 200, 200),
            new DrawStyle(1, 1, DrawStyle.SplatLook.COLOURS, look, 1, 0xd8d4d0, hidden),
            argb);
    return argb;
  }
}
