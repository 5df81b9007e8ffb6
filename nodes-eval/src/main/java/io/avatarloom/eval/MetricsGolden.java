package io.avatarloom.eval;

import io.avatarloom.core.bench.Comparison;
import io.avatarloom.core.bench.GoldenSuite;
import io.avatarloom.core.bench.NodeExec;
import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.tensor.Ssim;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.Value;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Frechet distance held against scipy, structural similarity against a float64 implementation. */
public final class MetricsGolden implements GoldenSuite {
  private static final Path FILE = Path.of("guidance", "geometry_metrics.safetensors");
  private static final double LIMIT = 1e-5;
  private static final double GRADIENT_LIMIT = 1e-4;

  @Override
  public String name() {
    return "metrics";
  }

  @Override
  public boolean covers(Path folder) {
    return Files.isRegularFile(folder.resolve(FILE));
  }

  @Override
  public List<Comparison> run(Path folder, NodeExec exec) throws Exception {
    SafeTensors in = SafeTensors.read(folder.resolve(FILE));
    List<Comparison> results = new ArrayList<>();
    if (in.has("frechet.distance")) {
      Map<String, Value> pair = Map.of("a", in.tensor("frechet.a"), "b", in.tensor("frechet.b"));
      Value distance = exec.exec("eval.frechetDistance", pair, Map.of()).get("distance");
      results.add(number("frechet.distance", in, distance));
    }
    if (in.has("ssim.value")) {
      ImageBatch a = new ImageBatch(in.tensor("ssim.a"));
      ImageBatch b = new ImageBatch(in.tensor("ssim.b"));
      Value similarity = exec.exec("eval.ssim", Map.of("a", a, "b", b), Map.of()).get("value");
      results.add(number("ssim.value", in, similarity));
      results.add(
          Comparison.relative(
              name(),
              "ssim.grad_a",
              in.tensor("ssim.grad_a").data(),
              Ssim.compare(a.pixels(), b.pixels()).gradient().data(),
              GRADIENT_LIMIT));
    }
    return results;
  }

  private Comparison number(String tensor, SafeTensors in, Value actual) throws Exception {
    double expected = in.doubles(tensor)[0];
    double error = Math.abs(expected - ((NumberValue) actual).number()) / Math.abs(expected);
    return new Comparison(name(), tensor, error, LIMIT);
  }
}
