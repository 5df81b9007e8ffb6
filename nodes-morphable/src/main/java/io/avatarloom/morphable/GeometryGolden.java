package io.avatarloom.morphable;

import io.avatarloom.core.bench.Comparison;
import io.avatarloom.core.bench.GoldenSuite;
import io.avatarloom.core.bench.NodeExec;
import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.HeadModel;
import io.avatarloom.core.value.HeadPose;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.eclipse.collections.api.factory.Lists;

/** Skinning held against the smplx package. */
public final class GeometryGolden implements GoldenSuite {
  private static final Path FILE = Path.of("guidance", "geometry_metrics.safetensors");
  private static final List<String> MODELS = List.of("flame", "smplx");
  private static final double LIMIT = 1e-5;

  @Override
  public String name() {
    return "geometry";
  }

  @Override
  public boolean covers(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }

  @Override
  public List<Comparison> run(Path folder, NodeExec exec) throws Exception {
    SafeTensors in = SafeTensors.read(folder.resolve(FILE));
    List<Comparison> results = new ArrayList<>();
    for (String name : MODELS) {
      if (in.has(name + ".vertices")) {
        for (int i = 0; i < in.entry(name + ".betas").shape()[0]; i++) {
          compare(in, name, i, exec, results);
        }
      }
    }
    return results;
  }

  private void compare(SafeTensors in, String name, int i, NodeExec exec, List<Comparison> results)
      throws Exception {
    HeadModel model = model(in, name);
    HeadPose pose =
        new HeadPose(
            model.topology(),
            row(in, name + ".betas", i),
            Tensor.zeros(0),
            row(in, name + ".pose", i).reshape(model.parents().length, 3));
    Map<String, Value> out =
        exec.exec("morphable.evaluate", Map.of("model", model, "pose", pose), Map.of());
    float[] vertices = ((Mesh) out.get("mesh")).positions().data();
    float[] joints = ((Tensor) out.get("joints")).data();
    results.add(compare(name + ".vertices[" + i + "]", row(in, name + ".vertices", i), vertices));
    results.add(compare(name + ".joints[" + i + "]", row(in, name + ".joints", i), joints));
  }

  private Comparison compare(String tensor, Tensor expected, float[] actual) {
    return Comparison.relative(name(), tensor, expected.data(), actual, LIMIT);
  }

  private static Tensor row(SafeTensors in, String key, int i) {
    Tensor row = in.tensor(key).rows(i, i + 1);
    return row.reshape(row.length());
  }

  private static HeadModel model(SafeTensors in, String name) {
    Tensor template = in.tensor(name + ".v_template");
    int[] parents = in.ints(name + ".parents");
    return new HeadModel(
        "golden-" + name,
        1,
        template,
        new int[0],
        in.tensor(name + ".shapedirs"),
        Tensor.zeros(template.size(0), 3, 0),
        transposed(in.tensor(name + ".posedirs"))
            .reshape(template.size(0), 3, 9 * (parents.length - 1)),
        in.tensor(name + ".J_regressor"),
        in.tensor(name + ".weights"),
        parents,
        Tensor.zeros(0, 2),
        new int[0],
        new TreeMap<>(),
        Lists.immutable.empty(),
        Lists.immutable.ofAll(IntStream.range(0, parents.length).mapToObj(j -> "j" + j).toList()),
        new TreeMap<>());
  }

  private static Tensor transposed(Tensor matrix) {
    int rows = matrix.size(0);
    int columns = matrix.size(1);
    float[] out = new float[matrix.length()];
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        out[c * rows + r] = matrix.at(r * columns + c);
      }
    }
    return Tensor.of(out, columns, rows);
  }
}
