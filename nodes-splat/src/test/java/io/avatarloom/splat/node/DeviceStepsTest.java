package io.avatarloom.splat.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.device.DeviceChoice;
import io.avatarloom.core.device.OpenDevice;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.run.SingleNode;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.CameraBatch;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.ImageGradient;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.SplatGradient;
import io.avatarloom.core.value.SplatState;
import io.avatarloom.core.value.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Every step between two renders does the same on a device as in Java. */
@Tag("opencl")
final class DeviceStepsTest {
  private static final DeviceChoice DEVICE = DeviceChoice.parse("opencl");
  private static final double TOLERANCE = 1e-5;
  private static final int VERTICES = 12;
  private static final int SPLATS = 300;

  private final Random random = new Random(5);

  @BeforeEach
  void device() {
    OpenDevice.assume(DEVICE);
  }

  @Test
  void adamMovesAllOrTheFaceOrTheOthers() throws Exception {
    SplatCloud cloud = cloud(1);
    SplatState state = state(cloud);
    SplatGradient gradient = gradient(cloud);
    for (String only : List.of("all", "facial", "other")) {
      Map<String, Object> params = Map.of("only", only, "positionRate", 0.1, "epsilon", 1e-8);
      SplatState[] next =
          both("splat.adamStep", Map.of("state", state, "gradient", gradient), params, "state")
              .toArray(new SplatState[0]);
      same(next[0].cloud(), next[1].cloud());
      next[0].moments().forEach((name, moment) -> same(moment, next[1].moments().get(name)));
      assertThat(next[1].step()).isEqualTo(1);
    }
  }

  @Test
  void regularisersPullAndSumAlike() throws Exception {
    SplatCloud reference = cloud(0);
    SplatCloud moved = moved(reference);
    Map<String, Value> clouds = Map.of("cloud", moved, "reference", reference);
    Map<String, Value> withMesh = new HashMap<>(clouds);
    withMesh.put("mesh", mesh());
    List<List<SplatGradient>> terms = new ArrayList<>();
    terms.add(
        gradients("splat.regularisePosition", clouds, Map.of("weight", 30, "otherShare", 0.25)));
    terms.add(gradients("splat.regulariseLaplacian", withMesh, Map.of("weight", 40)));
    terms.add(
        gradients(
            "splat.regulariseScale",
            Map.of("cloud", moved),
            Map.of("ceilingWeight", 2, "ceiling", 0.02)));
    terms.add(List.of(gradient(moved), gradient(moved)));
    for (List<SplatGradient> pair : terms.subList(0, 3)) {
      same(pair.get(0), pair.get(1));
      assertThat(pair.get(0).loss()).isPositive();
    }
    List<SplatGradient> many = new ArrayList<>(terms.stream().map(pair -> pair.get(1)).toList());
    many.addAll(List.of(gradient(moved), gradient(moved)));
    List<SplatGradient> sums = gradients("splat.sumGradients", Map.of("gradients", many), Map.of());
    same(sums.get(0), sums.get(1));
    List<SplatGradient> scaled =
        gradients("splat.scaleGradient", Map.of("gradient", sums.get(1)), Map.of("factor", -2.5));
    same(scaled.get(0), scaled.get(1));
    for (String keep : List.of("facial", "other")) {
      List<SplatGradient> masked =
          gradients(
              "splat.maskGradient",
              Map.of("gradient", sums.get(1), "cloud", moved),
              Map.of("keep", keep));
      same(masked.get(0), masked.get(1));
    }
  }

  @Test
  void aStepStaysOnTheDeviceFromRenderToAdam() throws Exception {
    SplatState start = state(cloud(1));
    SplatState[] ends = {twoSteps(start, DeviceChoice.parse("cpu")), twoSteps(start, DEVICE)};
    same(ends[0].cloud(), ends[1].cloud());
    ends[0].statistics().forEach((name, one) -> same(one, ends[1].statistics().get(name)));
    assertThat(ends[1].statistics().get("viewCount").data()).contains(4);
  }

  /** What the run leaves is readable after its device is closed. */
  private static SplatState twoSteps(SplatState start, DeviceChoice device) throws Exception {
    SplatState state = start;
    CameraBatch cameras = cameras();
    try (SingleNode node = node(device)) {
      for (int i = 0; i < 2; i++) {
        Map<String, Value> render =
            node.exec("splat.render", Map.of("cloud", state.cloud(), "cameras", cameras), Map.of());
        ImageBatch images = (ImageBatch) render.get("images");
        ImageGradient by = new ImageGradient(images.pixels(), Tensor.zeros(0), Tensor.zeros(0), 1);
        Value gradient =
            node.exec(
                    "splat.backward",
                    Map.of("record", render.get("record"), "imageGradient", by),
                    Map.of())
                .get("gradient");
        Map<String, Value> dense =
            node.exec("splat.densify", Map.of("state", state, "gradient", gradient), Map.of());
        state =
            (SplatState)
                node.exec(
                        "splat.adamStep",
                        Map.of("state", dense.get("state"), "gradient", dense.get("gradient")),
                        Map.of("epsilon", 1e-6))
                    .get("state");
      }
    }
    return state;
  }

  private List<SplatGradient> gradients(String type, Map<String, ?> inputs, Map<String, ?> params)
      throws Exception {
    return both(type, inputs, params, "gradient").stream().map(SplatGradient.class::cast).toList();
  }

  private List<Value> both(String type, Map<String, ?> inputs, Map<String, ?> params, String port)
      throws Exception {
    List<Value> values = new ArrayList<>();
    for (DeviceChoice device : List.of(DeviceChoice.parse("cpu"), DEVICE)) {
      try (SingleNode node = node(device)) {
        values.add(node.exec(type, inputs, params).get(port));
      }
    }
    return values;
  }

  private static SingleNode node(DeviceChoice device) {
    Path here = Path.of("");
    return new SingleNode(Catalogue.installed(), here, here, 0, 0, 1, device);
  }

  private SplatCloud cloud(int degree) {
    TreeMap<String, Tensor> labels = new TreeMap<>();
    float[] facial = new float[SPLATS];
    float[] vertex = new float[SPLATS];
    for (int i = 0; i < SPLATS; i++) {
      facial[i] = i < VERTICES ? 1 : 0;
      vertex[i] = i < 2 * VERTICES ? i : -1;
    }
    labels.put("facial", Tensor.of(facial, SPLATS));
    labels.put("vertex", Tensor.of(vertex, SPLATS));
    int terms = (degree + 1) * (degree + 1);
    return new SplatCloud(
        1,
        random(0.3, SPLATS, 3),
        random(1, SPLATS, 4),
        shifted(random(0.3, SPLATS, 3), -3),
        random(1, SPLATS),
        random(0.5, SPLATS, terms, 3),
        labels);
  }

  private SplatCloud moved(SplatCloud cloud) {
    return new SplatCloud(
        1,
        random(0.3, SPLATS, 3),
        cloud.quats(),
        cloud.logScales(),
        cloud.logitOpacities(),
        cloud.sh(),
        cloud.labels());
  }

  private SplatState state(SplatCloud cloud) throws Exception {
    try (SingleNode node = node(DeviceChoice.parse("cpu"))) {
      return (SplatState)
          node.exec("splat.initState", Map.of("cloud", cloud), Map.of()).get("state");
    }
  }

  private SplatGradient gradient(SplatCloud cloud) {
    return new SplatGradient(
        random(1, cloud.means().shape()),
        random(1, cloud.quats().shape()),
        random(1, cloud.logScales().shape()),
        random(1, cloud.logitOpacities().shape()),
        random(1, cloud.sh().shape()),
        new TreeMap<>(),
        0.5);
  }

  /** A fan around vertex 0, which has more than ten neighbours. */
  private Mesh mesh() {
    int[] triangles = new int[3 * (VERTICES - 2)];
    for (int i = 0; i < VERTICES - 2; i++) {
      triangles[3 * i + 1] = i + 1;
      triangles[3 * i + 2] = i + 2;
    }
    return new Mesh(
        "free",
        1,
        random(1, VERTICES, 3),
        triangles,
        Tensor.zeros(0, 2),
        new int[0],
        new TreeMap<>());
  }

  private static CameraBatch cameras() throws Exception {
    try (SingleNode node = node(DeviceChoice.parse("cpu"))) {
      return (CameraBatch)
          node.exec(
                  "splat.orbitCameras",
                  Map.of(),
                  Map.of("count", 2, "sizePx", 48, "framingHeight", 1.2))
              .get("cameras");
    }
  }

  private Tensor random(double size, int... shape) {
    Tensor tensor = Tensor.zeros(shape);
    for (int i = 0; i < tensor.length(); i++) {
      tensor.data()[i] = (float) (size * random.nextGaussian());
    }
    return tensor;
  }

  private static Tensor shifted(Tensor tensor, float by) {
    for (int i = 0; i < tensor.length(); i++) {
      tensor.data()[i] += by;
    }
    return tensor;
  }

  private static void same(SplatCloud expected, SplatCloud met) {
    for (SplatParameter parameter : SplatParameter.values()) {
      same(parameter.of(expected), parameter.of(met));
    }
  }

  private static void same(SplatGradient expected, SplatGradient met) {
    for (SplatParameter parameter : SplatParameter.values()) {
      same(parameter.of(expected), parameter.of(met));
    }
    assertThat(met.loss()).isCloseTo(expected.loss(), within(1e-5 * Math.abs(expected.loss())));
  }

  private static void same(Tensor expected, Tensor met) {
    assertThat(met.shape()).isEqualTo(expected.shape());
    double most = 1e-9;
    for (int i = 0; i < expected.length(); i++) {
      most = Math.max(most, Math.abs(expected.at(i)));
    }
    for (int i = 0; i < expected.length(); i++) {
      assertThat(met.at(i)).isCloseTo(expected.at(i), within((float) (TOLERANCE * most)));
    }
  }
}
