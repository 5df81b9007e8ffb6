package io.avatarloom.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.file.ImageFiles;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LockCommandTest {
  @TempDir Path folder;
  private String recipe;

  @BeforeEach
  void aRecipeWithAFileAndAnInclude() throws IOException {
    picture("a.png", 0.25f);
    shared(3);
    String text =
        """
        {"format": "avatarloom.recipe", "version": 2, "nodes": {
          "p": {"type": "image.loadFile", "params": {"file": "a.png"}},
          "n": {"type": "subgraph:seven"}},
         "subgraphs": {"seven": {"file": "shared.loom.json"}},
         "outputs": {"p.png": "p.image", "n.json": "n.n"}}
        """;
    recipe = Files.writeString(folder.resolve("r.loom.json"), text).toString();
  }

  private void picture(String name, float grey) throws IOException {
    float[] pixels = {grey, grey, grey};
    Files.write(folder.resolve(name), ImageFiles.png(new Image(Tensor.of(pixels, 3, 1, 1))));
  }

  private void shared(int value) throws IOException {
    String text =
        """
        {"format": "avatarloom.recipe", "version": 2, "nodes": {}, "subgraphs": {"seven": {
          "outputs": {"n": {"type": "Number"}}, "nodes": {"v": {"type": "value.number",
          "params": {"value": %d}}}, "links": ["v.value -> out.n"]}}}
        """;
    Files.writeString(folder.resolve("shared.loom.json"), text.formatted(value));
  }

  private int run(String... more) {
    String[] words = new String[more.length + 6];
    String[] first = {"run", recipe, "--quiet", "--no-cache", "--out", folder + "/o"};
    System.arraycopy(first, 0, words, 0, 6);
    System.arraycopy(more, 0, words, 6, more.length);
    return Loom.execute(words);
  }

  private String complaint(String... more) {
    PrintStream before = System.err;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      assertThat(run(more)).isEqualTo(ExitCode.BAD_RECIPE);
    } finally {
      System.setErr(before);
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void aChangedFileIsRefusedUntilItIsAccepted() throws IOException {
    assertThat(run()).isZero();
    assertThat(complaint("--locked")).contains("there is no lock");
    assertThat(Spoken.of("lock", recipe).text()).contains("r.lock.json", "1 files", "1 included");
    assertThat(run("--locked")).isZero();

    picture("a.png", 0.75f);

    assertThat(complaint()).contains("the file a.png has changed: pinned", "loom lock --update");
    assertThat(folder.resolve("o/p.png")).exists();
    assertThat(run("--no-lock")).isZero();
    assertThat(Spoken.of("lock", recipe).code()).isEqualTo(ExitCode.BAD_RECIPE);
    assertThat(Spoken.of("lock", "--check", recipe).code()).isEqualTo(ExitCode.BAD_RECIPE);
    assertThat(Spoken.of("lock", "--update", recipe).code()).isZero();
    assertThat(run("--locked")).isZero();
    assertThat(Spoken.of("lock", "--check", recipe).text()).contains("as pinned");
  }

  @Test
  void aChangedIncludeIsRefused() throws IOException {
    Spoken.of("lock", recipe);
    shared(4);
    assertThat(complaint()).contains("the included subgraph seven has changed");
  }

  @Test
  void aChangedContractIsRefused() throws IOException {
    Spoken.of("lock", recipe);
    Path lock = folder.resolve("r.lock.json");
    String text = Files.readString(lock);
    assertThat(text).contains("\"value.number\": \"");
    Files.writeString(lock, text.replace("\"value.number\": \"", "\"value.number\": \"9"));
    assertThat(complaint()).contains("the contract of value.number has changed: pinned 9");
  }

  @Test
  void anotherFileIsAChoiceUnlessLocked() throws IOException {
    Spoken.of("lock", recipe);
    picture("b.png", 0.5f);
    String other = "p.file=" + folder.resolve("b.png");
    assertThat(run("--set", other)).isZero();
    assertThat(complaint("--locked", "--set", other)).contains("b.png is not pinned");
  }

  @Test
  void partsOfABundleOutsideOfItArePinned() throws IOException {
    Path bundle = Files.createDirectories(folder.resolve("bundle"));
    Files.writeString(bundle.resolve("bundle.json"), "{\"unet\": \"../net\", \"vae\": \"vae\"}");
    Files.writeString(bundle.resolve("vae"), "v");
    Files.writeString(folder.resolve("net"), "one");
    Files.writeString(
        Path.of(recipe),
        Files.readString(Path.of(recipe)).replace("\"file\": \"a.png\"", "\"file\": \"bundle\""));
    assertThat(Spoken.of("lock", recipe).text()).contains("2 files");
    Files.writeString(folder.resolve("net"), "two");
    assertThat(complaint()).contains("the file bundle -> ../net has changed");
    Files.writeString(folder.resolve("net"), "one");
    Files.writeString(bundle.resolve("vae"), "w");
    assertThat(complaint()).contains("the file bundle has changed");
  }

  @Test
  void aBrokenLockIsRefused() throws IOException {
    Files.writeString(folder.resolve("r.lock.json"), "{");
    assertThat(complaint()).contains("r.lock.json cannot be read", "loom lock --update");
    Files.writeString(folder.resolve("r.lock.json"), "{}");
    assertThat(complaint()).contains("is no lock");
  }
}
