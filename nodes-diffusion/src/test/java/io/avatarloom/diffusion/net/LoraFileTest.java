package io.avatarloom.diffusion.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import io.avatarloom.core.file.SafeTensors;
import io.avatarloom.core.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoraFileTest {
  private static final String LAYER = "down_blocks.0.attentions.0.transformer_blocks.0.attn1.";
  private static final Tensor DOWN = Tensor.of(new float[] {1, 2, 3}, 1, 3);
  private static final Tensor UP = Tensor.of(new float[] {10, 20}, 2, 1);
  @TempDir private Path folder;

  private Path write(SafeTensors.Writer writer) throws IOException {
    return Files.write(folder.resolve("lora.safetensors"), writer.bytes());
  }

  private static float[] merged(LoraFile lora, String layer) {
    try (NDManager scope = Place.CPU.scope()) {
      return Torch.tensor(
              lora.merge(scope, layer + ".weight", Torch.array(scope, Tensor.zeros(2, 3))))
          .data();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "base_model.model.%sto_q.lora_A.weight, base_model.model.%sto_q.lora_B.weight, to_q",
    "unet.%sto_q.lora_A.weight, unet.%sto_q.lora_B.weight, to_q",
    "unet.%sto_out.0.lora.down.weight, unet.%sto_out.0.lora.up.weight, to_out.0",
    "%sprocessor.to_q_lora.down.weight, %sprocessor.to_q_lora.up.weight, to_q",
    "%sprocessor.to_out_lora.down.weight, %sprocessor.to_out_lora.up.weight, to_out.0"
  })
  void keyStylesWithDots(String down, String up, String layer) throws IOException {
    Path file =
        write(
            new SafeTensors.Writer()
                .put(down.formatted(LAYER), DOWN)
                .put(up.formatted(LAYER), UP)
                .put("text_encoder.ignored.lora_A.weight", DOWN));
    LoraFile lora = LoraFile.read(file, 0.5);
    lora.check(Set.of(LAYER + layer + ".weight"));
    assertThat(merged(lora, LAYER + layer)).containsExactly(5, 10, 15, 10, 20, 30);
    assertThat(merged(lora, LAYER + "to_k")).containsOnly(0);
  }

  @Test
  void kohyaStatesAlphaForEachLayer() throws IOException {
    String key = "lora_unet_" + LAYER.replace('.', '_') + "to_v";
    Path file =
        write(
            new SafeTensors.Writer()
                .put(key + ".lora_down.weight", DOWN)
                .put(key + ".lora_up.weight", UP)
                .put(key + ".alpha", Tensor.of(new float[] {4}, 1)));
    assertThat(merged(LoraFile.read(file, 1), LAYER + "to_v"))
        .containsExactly(40, 80, 120, 80, 160, 240);
  }

  @Test
  void anotherNetworksAdapterIsRefused() throws IOException {
    Path file =
        write(
            new SafeTensors.Writer()
                .put("unet.else.lora_A.weight", DOWN)
                .put("unet.else.lora_B.weight", UP));
    LoraFile lora = LoraFile.read(file, 1);
    assertThatThrownBy(() -> lora.check(Set.of(LAYER + "to_q.weight")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another network");
  }

  @Test
  void fileWithoutAdapterIsRefused() throws IOException {
    Path file = write(new SafeTensors.Writer().put("weight", DOWN));
    assertThatThrownBy(() -> LoraFile.read(file, 1)).hasMessageContaining("no adapter");
  }
}
