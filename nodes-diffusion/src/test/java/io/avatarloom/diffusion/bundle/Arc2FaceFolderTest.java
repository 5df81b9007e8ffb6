package io.avatarloom.diffusion.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Arc2FaceFolderTest {
  private static final String[] WHOLE = {
    "arc2face/config.json",
    "arc2face/diffusion_pytorch_model.safetensors",
    "encoder/config.json",
    "encoder/pytorch_model.bin",
    "tokenizer/vocab.json",
    "tokenizer/merges.txt",
    "text_encoder/config.json",
    "text_encoder/model.safetensors",
    "vae/config.json",
    "vae/diffusion_pytorch_model.safetensors",
    "scheduler/scheduler_config.json"
  };

  @TempDir Path folder;

  private void fill(String base) throws IOException {
    for (String file : WHOLE) {
      boolean own = file.startsWith("arc2face") || file.startsWith("encoder");
      Path path = folder.resolve(own ? file : base + file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "{}");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "stable-diffusion-v1-5/"})
  void isABundleWithoutABundleFile(String base) throws Exception {
    fill(base);
    Bundle bundle = Bundle.read(folder);
    assertThat(bundle.resolution()).isEqualTo(512);
    assertThat(bundle.part("unet")).isEqualTo(folder.resolve("arc2face"));
    assertThat(bundle.part("identityTextEncoder")).isEqualTo(folder.resolve("encoder"));
    assertThat(bundle.part("plainTextEncoder")).isEqualTo(folder.resolve(base + "text_encoder"));
    assertThat(bundle.part("scheduler")).isEqualTo(folder.resolve(base + "scheduler"));
    assertThat(bundle.loras()).isEmpty();
    Path lora = folder.resolve("lora_weights/pytorch_lora_weights.safetensors");
    Files.createDirectories(lora.getParent());
    Files.writeString(lora, "");
    assertThat(Bundle.read(folder).loras()).containsValue(lora);
  }

  @Test
  void everyMissingFileIsNamed() throws Exception {
    for (String missing : WHOLE) {
      fill("");
      Files.delete(folder.resolve(missing));
      assertThatExceptionOfType(FileNotFoundException.class)
          .as(missing)
          .isThrownBy(() -> Bundle.read(folder))
          .withMessageContaining("the Arc2Face folder " + folder + " is not whole: there is no ")
          .withMessageContaining(folder.resolve(missing).getFileName().toString());
    }
  }

  @Test
  void anotherFolderIsNone() {
    assertThatExceptionOfType(FileNotFoundException.class)
        .isThrownBy(() -> Bundle.read(folder))
        .withMessageContaining("holds no bundle.json, nor arc2face/ and encoder/");
  }
}
