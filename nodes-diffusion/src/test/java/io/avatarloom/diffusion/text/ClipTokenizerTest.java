package io.avatarloom.diffusion.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.file.SafeTensors;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClipTokenizerTest {
  private static final Path BUNDLE = Path.of("../sample-graphs/assets/loom-mini");

  @Test
  void agreesWithTransformers() throws IOException {
    SafeTensors golden = SafeTensors.read(BUNDLE.resolve("golden.safetensors"));
    JsonNode prompts = new ObjectMapper().readTree(golden.metadata().get("prompts"));
    ClipTokenizer tokenizer = ClipTokenizer.read(BUNDLE.resolve("tokenizer"));
    int[] ids = golden.ints("ids");
    for (int i = 0; i < prompts.size(); i++) {
      assertThat(tokenizer.encode(prompts.get(i).asText()))
          .as(prompts.get(i).asText())
          .isEqualTo(Arrays.copyOfRange(ids, i * 77, (i + 1) * 77));
    }
  }

  @Test
  void longPromptsAreCutAndCaseDoesNotMatter() throws IOException {
    ClipTokenizer tokenizer = ClipTokenizer.read(BUNDLE.resolve("tokenizer"));
    int[] ids = tokenizer.encode("Photo ".repeat(200));
    assertThat(ids).hasSize(77);
    assertThat(ids[76]).isEqualTo(739);
    assertThat(tokenizer.words("  PHOTO\tof ")).isEqualTo(tokenizer.words("photo of"));
    assertThat(tokenizer.words("")).isEqualTo(List.of());
  }

  @Test
  void unknownLettersBecomePiecesOrTheUnknownToken() throws IOException {
    ClipTokenizer tokenizer = ClipTokenizer.read(BUNDLE.resolve("tokenizer"));
    assertThat(tokenizer.words("\u00fc")).isNotEmpty();
  }

  @Test
  void missingFileIsNamed() {
    assertThatThrownBy(() -> ClipTokenizer.read(Path.of("nowhere")))
        .isInstanceOf(FileNotFoundException.class)
        .hasMessageContaining("vocab.json");
  }
}
