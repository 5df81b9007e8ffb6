package io.avatarloom.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.cli.Loom;
import io.avatarloom.core.file.SafeTensors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Twenty steps of every training recipe: the base's loss falls, layers that start at zero move,
 * files have the names of the field.
 */
@Tag("slow")
final class TrainingRecipesTest {
  private static final Path SAMPLES = Path.of("..", "sample-graphs");

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "base, unet.safetensors, unet/diffusion_pytorch_model.safetensors, conv_out.weight",
    "lora, pytorch_lora_weights.safetensors, lora/pytorch_lora_weights.safetensors,"
        + " unet.mid_block.attentions.0.transformer_blocks.0.attn2.to_v.lora_B.weight",
    "controlnet, controlnet.safetensors, controlnet/diffusion_pytorch_model.safetensors,"
        + " controlnet_mid_block.weight"
  })
  void twentyStepsTrain(String recipe, String file, String reference, String silent)
      throws IOException {
    Path out = folder.resolve("out");
    int code =
        Loom.execute(
            "run",
            SAMPLES.resolve("training").resolve(recipe + ".loom.json").toString(),
            "--cache",
            folder.resolve("cache").toString(),
            "--out",
            out.toString());
    assertThat(code).isZero();
    List<String> lines = Files.readAllLines(out.resolve("losses.csv"));
    int column = List.of(lines.get(0).split(",")).indexOf("loss");
    double[] losses =
        lines.stream().skip(1).mapToDouble(l -> Double.parseDouble(l.split(",")[column])).toArray();
    assertThat(losses).hasSize(20).doesNotContain(Double.NaN);
    if (recipe.equals("base")) {
      assertThat(mean(losses, 15)).isLessThan(0.7 * mean(losses, 0));
    }
    SafeTensors made = SafeTensors.read(out.resolve(file));
    assertThat(made.tensor(silent).data()).doesNotContain(0);
    assertThat(made.names())
        .isEqualTo(
            SafeTensors.read(SAMPLES.resolve("assets/loom-mini").resolve(reference)).names());
  }

  private static double mean(double[] losses, int from) {
    double sum = 0;
    for (int i = from; i < from + 5; i++) {
      sum += losses[i] / 5;
    }
    return sum;
  }
}
