package io.avatarloom.editor.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class StageModelTest {
  private final StageModel model = new StageModel();

  @Test
  void slidersKeepOnlyWhatDiffersFromNeutral() {
    model.slider("jawOpen", 0.4);
    model.slider("mouthSmile_L", 0.2);
    model.slider("jawOpen", 0);
    assertThat(model.shot(10, 10).values()).containsOnlyKeys("mouthSmile_L");
  }

  @Test
  void motionOverridesTheSlidersItMoves() {
    model.slider("jawOpen", 1);
    model.slider("browInnerUp_L", 1);
    MotionClip clip =
        new MotionClip("m", 1, List.of("jawOpen"), new double[][] {{0.2}, {0.4}, {0.4}});
    model.motion(Optional.of(clip));
    model.motionHead(model.motionHead().withPlaying(true));
    model.tick(0.5);
    assertThat(model.shot(9, 9).values().get("jawOpen")).isCloseTo(0.3, within(1e-9));
    assertThat(model.shot(9, 9).values()).containsEntry("browInnerUp_L", 1.0);
    model.motion(Optional.empty());
    assertThat(model.shot(9, 9).values()).containsEntry("jawOpen", 1.0);
  }

  @Test
  void theCameraRunsAlongThePath() {
    model.path(
        CameraPath.empty()
            .add(new KeyFrame(OrbitCamera.frontal(), 2))
            .add(new KeyFrame(OrbitCamera.frontal().turned(40, 0), 2)));
    model.pathHead(model.pathHead().withPlaying(true));
    model.tick(1);
    assertThat(model.camera().azimuthDeg()).isCloseTo(20, within(1e-9));
  }

  @Test
  void nothingChangesWhileNothingPlays() {
    AtomicInteger changes = new AtomicInteger();
    model.onChange(changes::incrementAndGet);
    model.tick(0.1);
    assertThat(changes).hasValue(0);
  }

  @Test
  void theFirstAvatarIsFramedAndTheNextOnesKeepTheCamera() {
    model.show(List.of(Fakes.actor(0)));
    assertThat(model.camera().x()).isCloseTo(0.5, within(1e-6));
    model.camera(model.camera().zoom(3));
    OrbitCamera chosen = model.camera();
    model.show(List.of(Fakes.actor(0), Fakes.actor(0)));
    assertThat(model.camera()).isEqualTo(chosen);
  }

  @Test
  void twoAvatarsStandSideBySide() {
    model.show(List.of(Fakes.actor(0), Fakes.actor(0)));
    model.look(model.look().withSplatScale(1));
    Picture picture = Picture.of(model.shot(61, 20), 1);
    assertThat(picture.argb()).hasSize(61 * 20).doesNotContain(model.look().background());
  }
}
