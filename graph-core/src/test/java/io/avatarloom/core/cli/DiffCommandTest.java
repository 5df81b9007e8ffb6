package io.avatarloom.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffCommandTest {
  @TempDir Path folder;

  private String recipe(String name, int value) throws IOException {
    String text =
        "{\"format\": \"avatarloom.recipe\", \"version\": 1, \"nodes\": {\"n\": {\"type\":"
            + " \"value.number\", \"params\": {\"value\": "
            + value
            + "}}}}";
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void theExitCodeTellsEqualDifferentAndBadInput() throws IOException {
    String a = recipe("a.loom.json", 1);
    String b = recipe("b.loom.json", 2);
    assertThat(Spoken.of("diff", a, a)).isEqualTo(new Spoken(0, "no difference\n"));
    Spoken different = Spoken.of("diff", a, b);
    assertThat(different.code()).isEqualTo(1);
    assertThat(different.text()).contains("n.value", "1 -> 2").doesNotContain("\u001b");
    assertThat(Spoken.of("diff", "--color", "always", a, b).text()).contains("\u001b[33m");
    assertThat(Spoken.of("diff", a).code()).isEqualTo(2);
    assertThat(Spoken.of("diff", a, a, a).code()).isEqualTo(2);
    String broken = Files.writeString(folder.resolve("c.json"), "{").toString();
    assertThat(Spoken.of("diff", a, broken).code()).isEqualTo(2);
    assertThat(Spoken.of("diff", a, folder.toString()).code()).isEqualTo(2);
    assertThat(Spoken.of("diff", a, folder.resolve("absent").toString()).code()).isEqualTo(2);
    assertThat(Spoken.of("diff", a, a, "--svg", folder.toString()).code()).isEqualTo(2);
  }

  @Test
  void gitMayCallIt() throws IOException {
    String a = recipe("a.loom.json", 1);
    String b = recipe("b.loom.json", 2);
    Spoken spoken = Spoken.of("diff", "--git", "x.loom.json", a, "0a", "100644", b, "0b", "100644");
    assertThat(spoken.code()).isZero();
    assertThat(spoken.text()).contains("recipe x.loom.json", "1 -> 2");
    Spoken added =
        Spoken.of("diff", "--git", "x.loom.json", "/dev/null", ".", ".", b, "0b", "100644");
    assertThat(added.text()).contains("+ n");
  }

  @Test
  void thePictureIsWritten() throws IOException {
    Path svg = folder.resolve("d.svg");
    String a = recipe("a.loom.json", 1);
    Spoken.of("diff", a, recipe("b.loom.json", 2), "--svg", svg.toString(), "--json");
    assertThat(svg).content().startsWith("<svg").contains("value 1", "value 2");
  }
}
