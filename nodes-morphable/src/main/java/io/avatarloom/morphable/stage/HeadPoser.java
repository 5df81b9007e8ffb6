package io.avatarloom.morphable.stage;

import io.avatarloom.core.stage.AvatarPoser;
import io.avatarloom.core.stage.BoundSplats;
import io.avatarloom.core.stage.NamedPose;
import io.avatarloom.core.stage.PoseControl;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.HeadModel;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.morphable.bind.ExpressionTransfer;
import io.avatarloom.morphable.bind.SplatBinding;
import io.avatarloom.morphable.head.HeadLabels;
import io.avatarloom.morphable.head.Skinning;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Blendshape transfer (Arc2Avatar, section 3.5) at slider speed. Lengths are metres. */
final class HeadPoser implements AvatarPoser {
  private static final String VERTEX = "vertex";
  private static final double REACH_M = 0.015;
  private static final ExpressionTransfer.Settings SETTINGS =
      new ExpressionTransfer.Settings(true, true, 3, 12, 0.04);

  /** Share of the splats that must lie on the head. */
  private static final double LEAST_BOUND = 0.1;

  /** Where heads lie: as the model has them, and where the mean-face recipe puts them. */
  private static final List<double[]> PLACES =
      List.of(new double[3], new double[] {0, 0.012, 0.07});

  private final HeadModel head;
  private final HeadControls controls;
  private final SortedMap<String, Tensor> labels;
  private final float[] neutral;
  private final float[] still;

  HeadPoser(HeadModel head) {
    this.head = head;
    this.controls = new HeadControls(head);
    this.labels = HeadLabels.of(head);
    this.neutral = vertices(Map.of());
    this.still =
        labels.containsKey("scalp") ? labels.get("scalp").data() : ones(neutral.length / 3);
  }

  private static float[] ones(int count) {
    float[] ones = new float[count];
    Arrays.fill(ones, 1);
    return ones;
  }

  @Override
  public List<PoseControl> controls() {
    return controls.all();
  }

  @Override
  public List<NamedPose> poses() {
    return controls.presets();
  }

  @Override
  public Optional<BoundSplats> bind(SplatCloud cloud) {
    return Stream.of(0, 1)
        .map(place -> bound(moved(cloud, PLACES.get(place))))
        .max(Comparator.comparingDouble(HeadPoser::boundShare))
        .filter(best -> boundShare(best) >= LEAST_BOUND)
        .map(this::ready);
  }

  private BoundSplats ready(SplatCloud cloud) {
    Tensor label = cloud.label(VERTEX, -1);
    int[] vertices = new int[label.length()];
    for (int s = 0; s < vertices.length; s++) {
      vertices[s] = (int) label.at(s);
    }
    SplatCloud bound = withRegions(cloud, vertices);
    ExpressionTransfer transfer =
        new ExpressionTransfer(bound, vertices, neutral, head.triangles(), still, SETTINGS);
    return new BoundSplats() {
      @Override
      public SplatCloud rest() {
        return bound;
      }

      @Override
      public SplatCloud pose(Map<String, Double> values) {
        return transfer.move(vertices(values));
      }
    };
  }

  /** Every splat takes the regions of its vertex. */
  private SplatCloud withRegions(SplatCloud cloud, int[] vertices) {
    SortedMap<String, Tensor> all = new TreeMap<>(cloud.labels());
    labels.forEach(
        (region, mask) -> {
          float[] of = new float[vertices.length];
          for (int s = 0; s < of.length; s++) {
            of[s] = vertices[s] < 0 ? 0 : mask.at(vertices[s]);
          }
          all.put(region, Tensor.of(of, of.length));
        });
    return new SplatCloud(
        cloud.unitsPerMetre(),
        cloud.means(),
        cloud.quats(),
        cloud.logScales(),
        cloud.logitOpacities(),
        cloud.sh(),
        all);
  }

  private SplatCloud bound(SplatCloud metres) {
    Tensor template = Tensor.of(neutral, neutral.length / 3, 3);
    return metres.withLabel(VERTEX, SplatBinding.nearest(metres.means(), template, REACH_M));
  }

  private static double boundShare(SplatCloud cloud) {
    Tensor vertex = cloud.label(VERTEX, -1);
    int bound = 0;
    for (int s = 0; s < vertex.length(); s++) {
      bound += vertex.at(s) >= 0 ? 1 : 0;
    }
    return bound / (double) Math.max(1, vertex.length());
  }

  /** The splats in metres, {@code place} taken off. */
  private static SplatCloud moved(SplatCloud cloud, double[] place) {
    double units = cloud.unitsPerMetre();
    float[] means = cloud.means().data().clone();
    for (int i = 0; i < means.length; i++) {
      means[i] = (float) (means[i] / units - place[i % 3]);
    }
    float[] scales = cloud.logScales().data().clone();
    for (int i = 0; i < scales.length; i++) {
      scales[i] -= (float) Math.log(units);
    }
    return new SplatCloud(
        1,
        Tensor.of(means, cloud.means().shape()),
        cloud.quats(),
        Tensor.of(scales, cloud.logScales().shape()),
        cloud.logitOpacities(),
        cloud.sh(),
        cloud.labels());
  }

  @Override
  public Mesh mesh(Map<String, Double> values) {
    float[] positions = vertices(values);
    return new Mesh(
        head.topology(),
        1,
        Tensor.of(positions, positions.length / 3, 3),
        head.triangles(),
        head.uv(),
        head.uvTriangles(),
        labels);
  }

  private float[] vertices(Map<String, Double> values) {
    float[] posed = Skinning.evaluate(head, controls.pose(values)).vertices().data();
    if (head.unitsPerMetre() != 1) {
      for (int i = 0; i < posed.length; i++) {
        posed[i] /= (float) head.unitsPerMetre();
      }
    }
    return posed;
  }
}
