package io.avatarloom.editor.stage;

import io.avatarloom.core.stage.AvatarPoser;
import io.avatarloom.core.stage.AvatarRenderer;
import io.avatarloom.core.stage.BoundSplats;
import io.avatarloom.core.stage.DrawStyle;
import io.avatarloom.core.stage.NamedPose;
import io.avatarloom.core.stage.PoseControl;
import io.avatarloom.core.stage.PoserSource;
import io.avatarloom.core.stage.StageCamera;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.HeadModel;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.Value;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A renderer that paints the camera's direction, and something for it to draw. */
public final class Fakes {
  private Fakes() {}

  public static SplatCloud cloud() {
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
        float place = ((SplatCloud) value).means().at(0);
        return (camera, style, argb) -> paint(sleepMs, camera, style, place, argb);
      }
    };
  }

  private static void paint(
      int sleepMs, StageCamera camera, DrawStyle style, float place, int[] argb) {
    try {
      Thread.sleep(sleepMs);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    int red = (int) (127 + 127 * camera.worldToCamera()[8]);
    int green = (int) (255 * style.splatScale());
    int blue = (int) (100 * place);
    Arrays.fill(argb, 0xff000000 | red << 16 | green << 8 | blue);
  }

  /** Half covers all pixels but the first with red. */
  static AvatarRenderer glass() {
    return new AvatarRenderer() {
      @Override
      public boolean draws(Value value) {
        return true;
      }

      @Override
      public Drawing prepare(Value value) {
        return (camera, style, argb) -> {
          for (int i = 1; i < argb.length; i++) {
            int through = (argb[i] & 0xff) * 127 / 255;
            argb[i] = 0xff000000 | 128 + through << 16 | through << 8 | through;
          }
        };
      }
    };
  }

  static Actor actor(int sleepMs) {
    return new Actor("fake", cloud(), List.of(renderer(sleepMs)), Optional.empty());
  }

  /** Paints the first pixel in the colour of the mesh. */
  private static AvatarRenderer meshRenderer() {
    return new AvatarRenderer() {
      @Override
      public boolean draws(Value value) {
        return value instanceof Mesh;
      }

      @Override
      public Drawing prepare(Value value) {
        return (camera, style, argb) -> argb[0] = 0xff000000 | style.meshColour();
      }
    };
  }

  /** A head with jawOpen, which shifts the splats by its value in metres, and neck.y. */
  private static final class Head implements AvatarPoser {
    @Override
    public List<PoseControl> controls() {
      return List.of(
          new PoseControl("jawOpen", "Jaw", "", 0, 1, 0),
          new PoseControl("neck.y", "Joints", "deg", -45, 45, 0),
          new PoseControl("eyeL.y", "Joints", "deg", -30, 30, 0),
          new PoseControl("eyeR.y", "Joints", "deg", -30, 30, 0));
    }

    @Override
    public List<NamedPose> poses() {
      return List.of(new NamedPose("gape", new TreeMap<>(Map.of("jawOpen", 1.0))));
    }

    @Override
    public Optional<BoundSplats> bind(SplatCloud cloud) {
      return Optional.of(new Bound(cloud));
    }

    @Override
    public Mesh mesh(Map<String, Double> values) {
      return new Mesh(
          "fake",
          1,
          Tensor.zeros(3, 3),
          new int[] {0, 1, 2},
          Tensor.zeros(0, 2),
          new int[0],
          new TreeMap<>(Map.of("lips", Tensor.zeros(3), "nose", Tensor.zeros(3))));
    }
  }

  private record Bound(SplatCloud rest) implements BoundSplats {
    @Override
    public SplatCloud pose(Map<String, Double> values) {
      float[] means = rest.means().data().clone();
      means[0] += values.getOrDefault("jawOpen", 0.0).floatValue();
      return new SplatCloud(
          1,
          Tensor.of(means, 3, 3),
          rest.quats(),
          rest.logScales(),
          rest.logitOpacities(),
          rest.sh(),
          rest.labels());
    }
  }

  /** Services with a head to pose by. */
  public static StageServices withHead() {
    PoserSource heads =
        new PoserSource() {
          @Override
          public AvatarPoser of(HeadModel head) {
            return new Head();
          }

          @Override
          public AvatarPoser shipped(Path assets) {
            return new Head();
          }
        };
    return new StageServices(
        List.of(renderer(0), meshRenderer()),
        Optional.of(heads),
        Path.of("..", "sample-graphs", "assets"));
  }

  static StageServices services() {
    return new StageServices(
        List.of(renderer(0)), Optional.empty(), Path.of("..", "sample-graphs", "assets"));
  }
}
