package io.avatarloom.splat;

import io.avatarloom.core.bench.Comparison;
import io.avatarloom.core.bench.GoldenSuite;
import io.avatarloom.core.bench.NodeExec;
import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.CameraBatch;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.ImageGradient;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.SplatGradient;
import io.avatarloom.core.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** splat.render and splat.backward held against gsplat 1.5.3. */
public final class SplatGolden implements GoldenSuite {
  private static final double LIMIT = 1e-4;

  /** gsplat's own float32 noise in this tensor. */
  private static final double SH_LIMIT = 3e-4;

  @Override
  public String name() {
    return "splat";
  }

  @Override
  public boolean covers(Path folder) {
    try {
      return !files(folder).isEmpty();
    } catch (IOException e) {
      return false;
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    Path scenes = folder.resolve("splat");
    if (!Files.isDirectory(scenes)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(scenes)) {
      return all.filter(file -> file.toString().endsWith(".safetensors")).sorted().toList();
    }
  }

  @Override
  public List<Comparison> run(Path folder, NodeExec exec) throws Exception {
    List<Comparison> results = new ArrayList<>();
    for (Path file : files(folder)) {
      String scene = file.getFileName().toString().replace(".safetensors", "");
      compare(SafeTensors.read(file), scene, exec, results);
    }
    return results;
  }

  private void compare(SafeTensors in, String scene, NodeExec exec, List<Comparison> results)
      throws Exception {
    Map<String, Value> render =
        exec.exec(
            "splat.render",
            Map.of(
                "cloud", cloud(in), "cameras", cameras(in), "background", in.tensor("background")),
            Map.of(
                "preset",
                "gsplat153",
                "antialiased",
                in.metadata().get("mode").equals("antialiased")));
    float[] image = ((ImageBatch) render.get("images")).pixels().data();
    float[] alpha = ((ImageBatch) render.get("alpha")).pixels().data();
    results.add(absolute(scene + " image", planes(in.tensor("image")).data(), image));
    results.add(absolute(scene + " alpha", in.tensor("alpha").data(), alpha));
    results.add(relative(scene, in, "depth", ((Tensor) render.get("depth")).data(), LIMIT));
    ImageGradient upstream =
        new ImageGradient(
            planes(in.tensor("grad_image")),
            planes(in.tensor("grad_alpha")),
            planes(in.tensor("grad_depth")),
            Double.NaN);
    Map<String, Value> backward =
        exec.exec(
            "splat.backward",
            Map.of("record", render.get("record"), "imageGradient", upstream),
            Map.of());
    SplatGradient gradient = (SplatGradient) backward.get("gradient");
    results.add(relative(scene, in, "grad_means", gradient.means().data(), LIMIT));
    results.add(relative(scene, in, "grad_quats", gradient.quats().data(), LIMIT));
    results.add(relative(scene, in, "grad_log_scales", gradient.logScales().data(), LIMIT));
    results.add(
        relative(scene, in, "grad_logit_opacities", gradient.logitOpacities().data(), LIMIT));
    results.add(relative(scene, in, "grad_sh", gradient.sh().data(), SH_LIMIT));
  }

  private Comparison absolute(String tensor, float[] expected, float[] actual) {
    return Comparison.absolute(name(), tensor, expected, actual, LIMIT);
  }

  private Comparison relative(
      String scene, SafeTensors in, String key, float[] actual, double limit) {
    return Comparison.relative(name(), scene + " " + key, in.tensor(key).data(), actual, limit);
  }

  private static SplatCloud cloud(SafeTensors in) {
    return new SplatCloud(
        1,
        in.tensor("means"),
        in.tensor("quats"),
        in.tensor("log_scales"),
        in.tensor("logit_opacities"),
        in.tensor("sh"),
        new TreeMap<>());
  }

  private static CameraBatch cameras(SafeTensors in) {
    Tensor k = in.tensor("K");
    int views = k.size(0);
    Tensor intrinsics = Tensor.zeros(views, 4);
    int[] places = {0, 4, 2, 5};
    for (int v = 0; v < views; v++) {
      for (int i = 0; i < 4; i++) {
        intrinsics.data()[4 * v + i] = k.at(9 * v + places[i]);
      }
    }
    return new CameraBatch(
        in.tensor("w2c"),
        intrinsics,
        Tensor.zeros(views),
        Tensor.zeros(views),
        Integer.parseInt(in.metadata().get("width")),
        Integer.parseInt(in.metadata().get("height")));
  }

  /** [view, height, width, channel] to [view, channel, height, width]. */
  private static Tensor planes(Tensor image) {
    int views = image.size(0);
    int channels = image.size(3);
    int pixels = image.size(1) * image.size(2);
    Tensor out = Tensor.zeros(views, channels, image.size(1), image.size(2));
    for (int v = 0; v < views; v++) {
      for (int p = 0; p < pixels; p++) {
        for (int c = 0; c < channels; c++) {
          out.data()[(channels * v + c) * pixels + p] = image.at((v * pixels + p) * channels + c);
        }
      }
    }
    return out;
  }
}
