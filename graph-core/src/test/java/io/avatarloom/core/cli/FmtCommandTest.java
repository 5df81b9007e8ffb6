package io.avatarloom.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.file.ImageFiles;
import io.avatarloom.core.file.PngText;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FmtCommandTest {
  @TempDir Path folder;

  private static String frozen() throws IOException {
    try (InputStream in = FmtCommandTest.class.getResourceAsStream("/recipe/version1.loom.json")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void filesAreLiftedOnlyWhenAsked() throws IOException {
    Path file = Files.writeString(folder.resolve("old.loom.json"), frozen());

    assertThat(Loom.execute("nodes", "--recipe", file.toString())).isZero();
    assertThat(file).content().isEqualTo(frozen());
    assertThat(Loom.execute("fmt", file.toString())).isZero();
    assertThat(file).content().contains("\"version\": 1,");
    assertThat(Loom.execute("fmt", "--migrate", file.toString())).isZero();
    assertThat(file).content().contains("\"version\": 2,", "\"version1.params\"");
  }

  @Test
  void resultsAreReadButNeverRewritten() throws IOException {
    String recipe =
        "{\"format\": \"avatarloom.recipe\", \"version\": 2, \"nodes\": {\"n\": {\"type\":"
            + " \"value.number\"}}}";
    byte[] plain = ImageFiles.png(new Image(Tensor.of(new float[3], 3, 1, 1)));
    byte[] bytes = PngText.with(plain, PngText.RECIPE, recipe);
    Path file = Files.write(folder.resolve("result.png"), bytes);

    assertThat(Loom.execute("validate", file.toString())).isZero();
    assertThat(Loom.execute("fmt", file.toString())).isEqualTo(ExitCode.BAD_RECIPE);
    assertThat(file).hasBinaryContent(bytes);
  }
}
