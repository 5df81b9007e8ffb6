package io.avatarloom.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Animation;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.Value;
import java.io.ByteArrayInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedRecipeTest {
  private static final String RECIPE =
      "{\n  \"format\": \"avatarloom.recipe\",\n  \"version\": 2,\n  \"name\": \"tür\",\n  \"nodes\": {\n"
          + "    \"n\": {\n      \"type\": \"value.number\",\n      \"params\": {\"value\": 3}\n    }\n"
          + "  },\n  \"outputs\": {\"n.json\": \"n.value\"},\n  \"note\": \"a \\\" b  c\"\n}\n";
  @TempDir Path folder;

  private static Tensor grey(int... shape) {
    float[] data = new float[Arrays.stream(shape).reduce(1, (a, b) -> a * b)];
    for (int i = 0; i < data.length; i++) {
      data[i] = i % 7 / 7f;
    }
    return Tensor.of(data, shape);
  }

  private static byte[] file(String ending, String recipe) throws Exception {
    Value value =
        switch (ending) {
          case "gif" -> new Animation(grey(3, 3, 8, 8), 10);
          case "ply" ->
              new SplatCloud(
                  1, grey(5, 3), grey(5, 4), grey(5, 3), grey(5), grey(5, 1, 3), new TreeMap<>());
          default -> new Image(grey(3, 8, 8));
        };
    Exporter exporter =
        List.of(new ImageExporter(), new GifExporter(), new PlyExporter()).stream()
            .filter(e -> e.handles(value.type(), ending))
            .findFirst()
            .orElseThrow();
    RunSummary summary = new RunSummary(recipe, "", List.of(), 0, 0, 0, List.of(), List.of());
    return exporter.export(value, ending, summary);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpg", "gif", "ply"})
  void everyResultBringsItsRecipeBack(String ending) throws Exception {
    Path file = Files.write(folder.resolve("result." + ending), file(ending, RECIPE));
    assertThat(Recipe.read(file).text()).isEqualTo(RECIPE);

    Path plain = Files.write(folder.resolve("plain." + ending), file(ending, ""));
    assertThatThrownBy(() -> Recipe.read(plain))
        .isInstanceOf(InvalidRecipeException.class)
        .hasMessageContaining("carries no recipe");
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "gif"})
  void decodersSeeTheSamePicture(String ending) throws Exception {
    var with = ImageIO.read(new ByteArrayInputStream(file(ending, RECIPE)));
    var without = ImageIO.read(new ByteArrayInputStream(file(ending, "")));
    for (int i = 0; i < 64; i++) {
      assertThat(with.getRGB(i % 8, i / 8)).isEqualTo(without.getRGB(i % 8, i / 8));
    }
  }

  @Test
  void splatsAreReadAsBefore() throws Exception {
    SplatCloud with = PlyFile.read(file("ply", RECIPE), 1);
    SplatCloud without = PlyFile.read(file("ply", ""), 1);
    assertThat(with.means().data()).isEqualTo(without.means().data());
    assertThat(with.quats().data()).isEqualTo(without.quats().data());
  }

  @Test
  void largeRecipesAreCutInParts() throws Exception {
    byte[] noise = new byte[150_000];
    new Random(1).nextBytes(noise);
    String large = RECIPE.replace("a \\\"", Base85.encoded(noise));
    for (String ending : List.of("png", "jpg", "gif", "ply")) {
      Path file = Files.write(folder.resolve("large." + ending), file(ending, large));
      assertThat(Recipe.read(file).text()).isEqualTo(large);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"jpg", "gif", "ply"})
  void cutAndDamagedFilesAreNoTrouble(String ending) throws Exception {
    byte[] whole = file(ending, RECIPE);
    Random random = new Random(3);
    for (int i = 0; i < 400; i++) {
      byte[] bad = Arrays.copyOf(whole, 1 + random.nextInt(whole.length));
      bad[random.nextInt(bad.length)] = (byte) random.nextInt();
      EmbeddedRecipe.find(bad);
    }
    assertThat(EmbeddedRecipe.find(Arrays.copyOf(whole, 60))).isEmpty();
  }
}
