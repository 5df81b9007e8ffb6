package io.avatarloom.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.bench.BenchContext;
import io.avatarloom.core.bench.BenchRow;
import io.avatarloom.core.bench.Benchmark;
import io.avatarloom.diffusion.full.Arc2FaceWeights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The avatar recipe at full size: preset {@code code}, 512 x 512, weights of the size and layout of
 * Arc2Face, filled at random. What it draws means nothing; time and memory are those of real
 * weights.
 */
public final class Arc2FaceBench implements Benchmark {
  private static final int PUBLISHED = 7000;

  @Override
  public String name() {
    return "arc2face";
  }

  @Override
  public String description() {
    return "Runs the avatar recipe with preset code on a folder of full-size random weights in the"
        + " layout of Arc2Face (2.4 GB): [--iterations N] [--device DEVICE] [--weights DIR] [--set"
        + " NODE.PARAM=VALUE ...].";
  }

  @Override
  public List<BenchRow> run(List<String> words, BenchContext context) throws Exception {
    int iterations = 2;
    Path weights = context.work().resolve("arc2face-weights");
    List<String> handedOn = new ArrayList<>();
    for (int i = 0; i < words.size(); i += 2) {
      String value = i + 1 < words.size() ? words.get(i + 1) : "";
      switch (words.get(i)) {
        case "--iterations" -> iterations = Integer.parseInt(value);
        case "--weights" -> weights = Path.of(value).toAbsolutePath();
        case "--device", "--set" -> handedOn.addAll(List.of(words.get(i), value));
        default ->
            throw new IllegalArgumentException("bench arc2face does not know " + words.get(i));
      }
    }
    if (iterations < 2) {
      throw new IllegalArgumentException("bench arc2face needs at least --iterations 2");
    }
    context.print("weights in " + weights);
    Arc2FaceWeights.write(weights, context.assets().resolve("loom-mini/tokenizer"));
    Path events = context.work().resolve("arc2face-events.jsonl");
    Files.deleteIfExists(events);
    long graphics;
    try (GraphicsMemory memory = new GraphicsMemory()) {
      int code = context.loom(command(context, weights, events, iterations, handedOn));
      if (code != 0) {
        throw new IOException("the run of the recipe ended with code " + code);
      }
      graphics = memory.peakMegabytes();
    }
    return rows(events, graphics, context);
  }

  private static List<String> command(
      BenchContext context, Path weights, Path events, int iterations, List<String> handedOn) {
    List<String> command = new ArrayList<>();
    command.add("run");
    command.add(context.assets().resolveSibling("arc2avatar.loom.json").toString());
    command.addAll(List.of("--preset", "code", "--no-cache", "--quiet"));
    command.addAll(List.of("--events", events.toString()));
    command.addAll(List.of("--out", context.work().resolve("arc2face-out").toString()));
    command.addAll(List.of("--set", "bundle.bundle=" + weights, "--set", "fit.iterations=50"));
    command.addAll(List.of("--set", "distil.iterations=" + iterations));
    command.addAll(handedOn);
    return command;
  }

  private static List<BenchRow> rows(Path events, long graphics, BenchContext context)
      throws IOException {
    List<Long> times = new ArrayList<>();
    double resident = 0;
    double splats = 0;
    for (String line : Files.readAllLines(events)) {
      JsonNode event = new ObjectMapper().readTree(line);
      String kind = event.path("e").asText();
      if (kind.equals("region.iteration") && event.path("region").asText().equals("distil")) {
        times.add(event.path("t").asLong());
        splats = event.path("values").path("splats").asDouble();
      } else if (kind.equals("memory")) {
        resident = Math.max(resident, event.path("peak").asDouble());
      }
    }
    double step = (times.get(times.size() - 1) - times.get(0)) / 1000.0 / (times.size() - 1);
    context.print(
        String.format(
            Locale.ROOT,
            "%.2f s an iteration; %d iterations: %.1f h",
            step,
            PUBLISHED,
            step * PUBLISHED / 3600));
    List<BenchRow> rows = new ArrayList<>();
    rows.add(new BenchRow("iterations after the first", times.size() - 1.0, "", "", true));
    rows.add(new BenchRow("time per iteration", step, "s", "", true));
    rows.add(new BenchRow("time of 7000 iterations", step * PUBLISHED / 3600, "h", "", true));
    rows.add(new BenchRow("splats", splats, "", "", true));
    rows.add(new BenchRow("peak memory of the process", resident / 1e9, "GB", "", true));
    if (graphics > 0) {
      rows.add(new BenchRow("peak memory of the graphics device", graphics / 1e3, "GB", "", true));
    }
    return rows;
  }
}
