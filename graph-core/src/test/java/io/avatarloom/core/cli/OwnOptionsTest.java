package io.avatarloom.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.file.ImageFiles;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnOptionsTest {
  private static final String TEXT =
      """
      {"format": "avatarloom.recipe", "version": 2, "name": "own", "params": {
        "size": {"target": "n.value", "title": "Size", "help": "How large.", "minimum": 1, "maximum": 9},
        "out": {"target": "m.value"}, "seed": {"target": "seed"}},
       "presets": {"large": {"set": {"size": 8}}},
       "nodes": {"n": {"type": "value.number", "params": {"value": 2}}, "m": {"type": "value.number"}},
       "outputs": {"n.json": "n.value"}}
      """;
  @TempDir Path folder;

  private Path recipe() throws IOException {
    return Files.writeString(folder.resolve("own.loom.json"), TEXT);
  }

  private int run(String... more) throws IOException {
    String[] words = new String[more.length + 6];
    String[] first = {"run", recipe().toString(), "--quiet", "--no-cache", "--out", folder + "/o"};
    System.arraycopy(first, 0, words, 0, 6);
    System.arraycopy(more, 0, words, 6, more.length);
    return Loom.execute(words);
  }

  @Test
  void theRecipesParametersAreOptions() throws IOException {
    assertThat(run("--size", "3")).isZero();
    assertThat(folder.resolve("o/n.json")).content().contains("3.0");
    assertThat(run("--size=4", "--seed", "-7")).isZero();
    assertThat(folder.resolve("o/n.json")).content().contains("4.0");
    assertThat(folder.resolve("o/run.json")).content().contains("\"seed\": -7");
    assertThat(run("--set", "size=5")).isZero();
    assertThat(folder.resolve("o/n.json")).content().contains("5.0");
    assertThat(run("--preset", "large")).isZero();
    assertThat(folder.resolve("o/n.json")).content().contains("8.0");
  }

  @Test
  void badOnesAreRefused() throws IOException {
    assertThat(run("--size", "30")).isEqualTo(ExitCode.BAD_RECIPE);
    assertThat(run("--size", "x")).isEqualTo(ExitCode.BAD_RECIPE);
    assertThat(run("--size")).isEqualTo(ExitCode.BAD_RECIPE);
    assertThat(run("--sizes", "3")).isEqualTo(ExitCode.BAD_RECIPE);
    assertThat(run("stray")).isEqualTo(ExitCode.BAD_RECIPE);
  }

  @Test
  void helpListsThem() throws IOException {
    assertThat(Spoken.of("run", recipe().toString(), "--help").text())
        .contains(
            "--size NUMBER  (from 1 up to 9)", "Size. How large. Default: 2", "--seed INTEGER")
        .contains("--set out=NUMBER", "--preset large");
    assertThat(Spoken.of("run", recipe().toString(), "--preset", "large", "--help").text())
        .contains("Default: 8");
    assertThat(Spoken.of("run", "--help").text()).contains("With a recipe before it");
    assertThat(Spoken.of("run", folder + "/absent", "--help").text())
        .contains("there is no recipe");
  }

  @Test
  void aResultRunsAgainAsItWasMade() throws IOException {
    String text =
        """
        {"format": "avatarloom.recipe", "version": 2, "defaultPreset": "dark",
         "nodes": {"p": {"type": "image.loadFile", "params": {"file": "in.png"}},
          "s": {"type": "image.resize", "params": {"width": 4, "height": 4}}},
         "links": ["p.image -> s.image"], "presets": {"dark": {"set": {"s.width": 5}}},
         "outputs": {"o.png": "s.image"}}
        """;
    float[] pixels = new float[3 * 64];
    Files.write(folder.resolve("in.png"), ImageFiles.png(new Image(Tensor.of(pixels, 3, 8, 8))));
    Path recipe = Files.writeString(folder.resolve("r.loom.json"), text);
    Path out = folder.resolve("one");
    String[] first = {"run", recipe.toString(), "--quiet", "--no-cache", "--set", "s.width=6"};
    assertThat(Loom.execute(with(first, "--out", out.toString()))).isZero();
    byte[] made = Files.readAllBytes(out.resolve("o.png"));

    String[] again = {"run", out.resolve("o.png").toString(), "--quiet", "--no-cache"};
    assertThat(Loom.execute(with(again, "--out", folder.resolve("two").toString()))).isZero();
    assertThat(folder.resolve("two/o.png")).hasBinaryContent(made);
  }

  private static String[] with(String[] words, String... more) {
    return Stream.of(words, more).flatMap(Arrays::stream).toArray(String[]::new);
  }
}
