package io.avatarloom.sample;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.bench.BenchContext;
import io.avatarloom.core.bench.BenchRow;
import io.avatarloom.core.cli.Loom;
import io.avatarloom.core.file.ImageFiles;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentBenchTest {
  /** Runs commands in this process and keeps what is printed. */
  private record Context(Path work, List<String> printed) implements BenchContext {
    @Override
    public Map<String, Value> exec(String type, Map<String, ?> inputs, Map<String, ?> params) {
      throw new UnsupportedOperationException("no single node");
    }

    @Override
    public void print(String line) {
      printed.add(line);
    }

    @Override
    public Path assets() {
      return Path.of("assets").toAbsolutePath();
    }

    @Override
    public int loom(List<String> args) {
      return Loom.execute(args.toArray(new String[0]));
    }
  }

  @Test
  @Tag("slow")
  void anExperimentLeavesFiguresATableAndAPicture(@TempDir Path folder) throws Exception {
    Context context = new Context(folder, new ArrayList<>());
    List<String> words =
        List.of(
            "--only",
            "initialisation",
            "--device",
            "cpu",
            "--set",
            "distil.iterations=2",
            "--set",
            "head.iterations=2");

    List<BenchRow> rows = new ExperimentBench().run(words, context);

    assertThat(rows).hasSize(5);
    assertThat(rows.get(0).passed()).as(context.printed().toString()).isTrue();
    assertThat(rows.get(0).value()).isPositive();
    assertThat(rows.get(3).value()).as("spread of seeds").isPositive();
    assertThat(context.printed().get(1)).contains("initialisation", "grey", "mean texture");
    assertThat(folder.resolve("initialisation/results.csv")).exists();
    Image sheet = ImageFiles.read(folder.resolve("initialisation.jpg"));
    assertThat(sheet.height()).as("a row a variant").isGreaterThan(2 * 192);
    assertThat(sheet.width()).isGreaterThan(3 * 192);
  }
}
