package io.avatarloom.morphable.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.run.SingleNode;
import io.avatarloom.core.value.HeadModel;
import io.avatarloom.core.value.HeadPose;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.Motion;
import io.avatarloom.core.value.TextValue;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.morphable.MorphableNodes;
import io.avatarloom.morphable.head.ExpressionPreset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MotionNodesTest {
  private static final Path ASSETS = Path.of("../sample-graphs/assets").toAbsolutePath();
  private HeadModel model;

  private static Map<String, Value> exec(
      int iteration, String type, Map<String, ?> inputs, Map<String, ?> params) throws Exception {
    try (SingleNode nodes =
        new SingleNode(
            new Catalogue(List.of(new MorphableNodes())), ASSETS, ASSETS, 0, iteration, 100)) {
      return nodes.exec(type, inputs, params);
    }
  }

  @BeforeEach
  void load() throws Exception {
    model = (HeadModel) exec(0, "morphable.loadHead", Map.of(), Map.of()).get("model");
  }

  private static Motion motion(String file) throws Exception {
    return (Motion) exec(0, "morphable.loadMotion", Map.of(), Map.of("file", file)).get("motion");
  }

  private HeadPose pose(Motion motion, int iteration) throws Exception {
    return (HeadPose)
        exec(iteration, "morphable.motionPose", Map.of("model", model, "motion", motion), Map.of())
            .get("pose");
  }

  @ParameterizedTest
  @ValueSource(strings = {"blink", "jaw", "turn", "talk"})
  void everyShippedMotionMovesTheHeadAndComesBack(String name) throws Exception {
    Motion motion = motion("asset:motion/" + name + ".json");
    HeadPose first = pose(motion, 0);
    boolean moves = false;
    for (int frame = 5; frame < motion.count() && !moves; frame += 5) {
      HeadPose now = pose(motion, frame);
      moves =
          !Arrays.equals(first.expression().data(), now.expression().data())
              || !Arrays.equals(first.joints().data(), now.joints().data());
    }
    assertThat(moves).isTrue();
    assertThat(pose(motion, motion.count()).expression().data())
        .isEqualTo(first.expression().data());
  }

  @Test
  void aMotionSurvivesItsFile() throws Exception {
    Motion motion = motion("asset:motion/turn.json");
    Motion back =
        (Motion) ValueTypes.MOTION.codec().decode(ValueTypes.MOTION.codec().encode(motion));
    assertThat(back.controls()).isEqualTo(motion.controls());
    assertThat(back.frames().data()).isEqualTo(motion.frames().data());
    assertThat(back.framesPerSecond()).isEqualTo(motion.framesPerSecond());
  }

  @Test
  void aFileThatIsNoMotionIsRefusedInASentence(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("x.json"), "{\"format\": \"other\"}");
    assertThatExceptionOfType(NodeException.class)
        .isThrownBy(() -> motion(file.toString()))
        .withMessageContaining("expected format avatarloom.motion, version 1");
  }

  private Map<String, Value> emotion(String name, double strength) throws Exception {
    return exec(
        0,
        "morphable.emotion",
        Map.of("model", model),
        Map.of("emotion", name, "strength", strength));
  }

  @Test
  void anEmotionIsAPoseAndAWord() throws Exception {
    HeadPose full = (HeadPose) emotion("surprised", 1).get("pose");
    HeadPose half = (HeadPose) emotion("surprised", 0.5).get("pose");
    for (int i = 0; i < full.expression().length(); i++) {
      assertThat(half.expression().at(i)).isEqualTo(full.expression().at(i) / 2);
    }
    assertThat(full.joints().at(6)).as("the jaw opens").isGreaterThan(0);
    assertThat(((TextValue) emotion("surprised", 1).get("prompt")).text())
        .isEqualTo("photo of a id person, surprised");
    assertThat(((TextValue) emotion("surprised", 0.1).get("prompt")).text())
        .isEqualTo("photo of a id person");
  }

  @Test
  void twelveExtremeExpressionsMoveTheMeshEachItsOwnWay() throws Exception {
    List<ExpressionPreset> extremes =
        Arrays.stream(ExpressionPreset.values()).filter(ExpressionPreset::extreme).toList();
    assertThat(extremes).hasSize(12);
    List<float[]> meshes = new ArrayList<>();
    Mesh neutral =
        (Mesh) exec(0, "morphable.evaluate", Map.of("model", model), Map.of()).get("mesh");
    meshes.add(neutral.positions().data());
    for (ExpressionPreset preset : extremes) {
      Value pose =
          exec(0, "morphable.pose", Map.of("model", model), Map.of("preset", preset.word()))
              .get("pose");
      Mesh mesh =
          (Mesh)
              exec(0, "morphable.evaluate", Map.of("model", model, "pose", pose), Map.of())
                  .get("mesh");
      for (float[] other : meshes) {
        assertThat(farthest(mesh.positions().data(), other)).as(preset.word()).isGreaterThan(2e-3);
      }
      meshes.add(mesh.positions().data());
    }
  }

  private static double farthest(float[] a, float[] b) {
    double most = 0;
    for (int i = 0; i < a.length; i++) {
      most = Math.max(most, Math.abs(a[i] - b[i]));
    }
    return most;
  }
}
