package io.avatarloom.diffusion.face;

import io.avatarloom.core.bench.Comparison;
import io.avatarloom.core.bench.GoldenSuite;
import io.avatarloom.core.bench.NodeExec;
import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.FaceDetections;
import io.avatarloom.core.value.IdentityEmbedding;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Face networks held against the runtimes they come from (tfjs, TensorFlow Lite): each network on
 * prepared inputs, and the whole way from the photographs that ship.
 */
public final class FaceGolden implements GoldenSuite {
  /** Largest allowed absolute difference of each output, by network. */
  private static final SortedMap<String, Map<String, Double>> NETS =
      new TreeMap<>(
          Map.of(
              "detector-short", Map.of("regressors", 5e-3, "classificators", 2e-2),
              "detector-full", Map.of("regressors", 5e-3, "classificators", 2e-2),
              "landmarks468", Map.of("landmarks", 5e-3, "face_flag", 2e-2),
              "identity", Map.of("descriptor", 5e-4),
              "expression", Map.of("logits", 2e-2, "probabilities", 3e-3)));

  private static final SortedMap<String, String> PHOTOS =
      new TreeMap<>(Map.of("astronaut", "astronaut.png", "grace_hopper", "grace_hopper.jpg"));
  private static final double PIXELS = 2e-2;

  @Override
  public String name() {
    return "face-nets";
  }

  @Override
  public boolean covers(Path folder) {
    return NETS.keySet().stream().anyMatch(net -> Files.isRegularFile(file(folder, net)));
  }

  private static Path file(Path folder, String net) {
    return folder.resolve("face-nets").resolve(net).resolve("golden.safetensors");
  }

  @Override
  public List<Comparison> run(Path folder, NodeExec exec) throws Exception {
    SortedMap<String, SafeTensors> vectors = new TreeMap<>();
    for (String net : NETS.keySet()) {
      if (Files.isRegularFile(file(folder, net))) {
        vectors.put(net, SafeTensors.read(file(folder, net)));
      }
    }
    List<Comparison> results = new ArrayList<>();
    for (Map.Entry<String, SafeTensors> net : vectors.entrySet()) {
      network(net.getKey(), net.getValue(), exec, results);
    }
    for (String person : PHOTOS.keySet()) {
      photograph(person, vectors, exec, results);
    }
    return results;
  }

  private void network(String net, SafeTensors in, NodeExec exec, List<Comparison> results)
      throws Exception {
    for (String key : in.entries().keySet()) {
      int cut = key.lastIndexOf('.');
      String output = key.substring(cut + 1);
      String input = key.substring(0, cut) + ".input";
      Double limit = NETS.get(net).get(output);
      if (limit != null && in.has(input)) {
        Value actual =
            exec.exec(
                    "face.runNetwork",
                    Map.of("input", in.tensor(input)),
                    Map.of("network", net, "output", output))
                .get("output");
        compare(net, key, in, ((Tensor) actual).data(), limit, results);
      }
    }
  }

  private void photograph(
      String person, Map<String, SafeTensors> vectors, NodeExec exec, List<Comparison> results)
      throws Exception {
    Value image =
        exec.exec("image.loadFile", Map.of(), Map.of("file", "asset:photos/" + PHOTOS.get(person)))
            .get("image");
    FaceDetections faces =
        (FaceDetections) exec.exec("face.detect", Map.of("image", image), Map.of()).get("faces");
    Map<String, Value> found = Map.of("image", image, "faces", faces);
    compare("detector-short", person + ".detections", vectors, detection(faces), PIXELS, results);
    float[] mesh = FaceNets.mesh(faces, 0).data();
    compare("landmarks468", person + ".pass2.points", vectors, mesh, PIXELS, results);

    Map<String, Value> aligned = exec.exec("face.align", found, Map.of());
    float[] matrix = ((Tensor) aligned.get("matrix")).data();
    compare("identity", person + "_chip.matrix", vectors, matrix, PIXELS, results);
    Image chip = (Image) aligned.get("chip");
    Map<String, Value> embedded = exec.exec("face.embedIdentity", Map.of("chips", chip), Map.of());
    float[] descriptor = ((IdentityEmbedding) embedded.get("raw")).vector().data();
    compare("identity", person + "_chip.descriptor", vectors, descriptor, 5e-4, results);

    Map<String, Value> expression = exec.exec("face.classifyExpression", found, Map.of());
    float[] probabilities = ((Tensor) expression.get("probabilities")).data();
    compare("expression", person + "_crop.probabilities", vectors, probabilities, 3e-3, results);
  }

  /** Score, box and keypoints of the largest face, as the reference lists them. */
  private static float[] detection(FaceDetections faces) {
    float[] out = new float[17];
    out[0] = faces.scores().at(0);
    System.arraycopy(faces.boxes().data(), 0, out, 1, 4);
    System.arraycopy(faces.keypoints().data(), 0, out, 5, 12);
    return out;
  }

  private void compare(
      String net,
      String key,
      Map<String, SafeTensors> vectors,
      float[] actual,
      double limit,
      List<Comparison> results) {
    SafeTensors in = vectors.get(net);
    if (in != null && in.has(key)) {
      compare(net + " from the photograph", key, in, actual, limit, results);
    }
  }

  private void compare(
      String what,
      String key,
      SafeTensors in,
      float[] actual,
      double limit,
      List<Comparison> results) {
    results.add(
        Comparison.absolute(name(), what + " " + key, in.tensor(key).data(), actual, limit));
  }
}
