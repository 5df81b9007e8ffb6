package io.avatarloom.editor.stage;

import io.avatarloom.core.stage.AvatarRenderer;
import io.avatarloom.core.stage.DrawStyle;
import io.avatarloom.core.stage.StageCamera;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.Value;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** A renderer that paints the camera's direction, and something for it to draw. */
final class Fakes {
  private Fakes() {}

  static SplatCloud cloud() {
    return new SplatCloud(
        1,
        Tensor.of(new float[] {0.5f, 0, 0, 0.6f, 0, 0, 0.5f, 0.1f, 0}, 3, 3),
        Tensor.of(new float[] {1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0}, 3, 4),
        Tensor.zeros(3, 3),
        Tensor.zeros(3),
        Tensor.zeros(3, 1, 3),
        new TreeMap<>());
  }

  /** Paints all pixels by the direction of view; sleeps first. */
  static AvatarRenderer renderer(int sleepMs) {
    return new AvatarRenderer() {
      @Override
      public boolean draws(Value value) {
        return value instanceof SplatCloud;
      }

      @Override
      public Drawing prepare(Value value) {
        return (camera, style, argb) -> paint(sleepMs, camera, style, argb);
      }
    };
  }

  private static void paint(int sleepMs, StageCamera camera, DrawStyle style, int[] argb) {
    try {
      Thread.sleep(sleepMs);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    int red = (int) (127 + 127 * camera.worldToCamera()[8]);
    int green = (int) (255 * style.splatScale());
    Arrays.fill(argb, 0xff000000 | red << 16 | green << 8);
  }

  static Actor actor(int sleepMs) {
    return new Actor("fake", cloud(), List.of(renderer(sleepMs)), Optional.empty());
  }

  static StageServices services() {
    return new StageServices(
        List.of(renderer(0)), Optional.empty(), Path.of("..", "sample-graphs", "assets"));
  }
}
