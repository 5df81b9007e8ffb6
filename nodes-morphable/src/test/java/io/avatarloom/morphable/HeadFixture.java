package io.avatarloom.morphable;

import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.run.SingleNode;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.CameraBatch;
import io.avatarloom.core.value.HeadModel;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.Value;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs this module's nodes on the head model that ships. */
public final class HeadFixture {
  private static final Path ASSETS = Path.of("..", "sample-graphs", "assets").toAbsolutePath();

  private HeadFixture() {}

  /** Runs one node with seed 7. */
  public static Map<String, Value> exec(String type, Map<String, ?> inputs, Map<String, ?> params)
      throws Exception {
    Catalogue catalogue = new Catalogue(List.of(new MorphableNodes()));
    try (SingleNode node =
        new SingleNode(catalogue, Path.of("").toAbsolutePath(), ASSETS, 7, 0, 1)) {
      return node.exec(type, inputs, params);
    }
  }

  public static HeadModel loomHead() throws Exception {
    return (HeadModel) exec("morphable.loadHead", Map.of(), Map.of()).get("model");
  }

  /** The mesh of LoomHead at a pose made from parameters of morphable.pose. */
  public static Mesh mesh(HeadModel model, Map<String, ?> poseParams) throws Exception {
    Value pose = exec("morphable.pose", Map.of("model", model), poseParams).get("pose");
    return (Mesh)
        exec("morphable.evaluate", Map.of("model", model, "pose", pose), Map.of()).get("mesh");
  }

  public static Mesh change(String type, Mesh mesh, Map<String, ?> params) throws Exception {
    return (Mesh) exec(type, Map.of("mesh", mesh), params).get("mesh");
  }

  /** Level cameras looking at a point from a distance, one for every azimuth. */
  public static CameraBatch orbit(
      double[] target, double distance, double fovDeg, int size, double... azimuthsDeg) {
    int count = azimuthsDeg.length;
    double[] extrinsics = new double[16 * count];
    double[] intrinsics = new double[4 * count];
    double focal = 0.5 * size / Math.tan(Math.toRadians(fovDeg) / 2);
    for (int v = 0; v < count; v++) {
      double azimuth = Math.toRadians(azimuthsDeg[v]);
      double[][] axes = {
        {Math.cos(azimuth), 0, -Math.sin(azimuth)},
        {0, -1, 0},
        {-Math.sin(azimuth), 0, -Math.cos(azimuth)}
      };
      double[] eye = {
        target[0] + distance * Math.sin(azimuth),
        target[1],
        target[2] + distance * Math.cos(azimuth)
      };
      for (int row = 0; row < 3; row++) {
        double offset = 0;
        for (int col = 0; col < 3; col++) {
          extrinsics[16 * v + 4 * row + col] = axes[row][col];
          offset -= axes[row][col] * eye[col];
        }
        extrinsics[16 * v + 4 * row + 3] = offset;
      }
      extrinsics[16 * v + 15] = 1;
      intrinsics[4 * v] = focal;
      intrinsics[4 * v + 1] = focal;
      intrinsics[4 * v + 2] = 0.5 * size;
      intrinsics[4 * v + 3] = 0.5 * size;
    }
    return new CameraBatch(
        Tensor.of(extrinsics, count, 4, 4),
        Tensor.of(intrinsics, count, 4),
        Tensor.of(azimuthsDeg, count),
        Tensor.zeros(count),
        size,
        size);
  }
}
