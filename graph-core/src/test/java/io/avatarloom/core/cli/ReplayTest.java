package io.avatarloom.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
  private static final String RECIPE =
      """
      {
        "format": "avatarloom.recipe", "version": 1, "name": "again",
        "nodes": {
          "pic": {"type": "image.loadFile", "params": {"file": "p.png"}},
          "soft": {"type": "image.blur"}
        },
        "links": ["pic.image -> soft.image"],
        "outputs": {"soft.png": "soft.image"}
      }
      """;
  @TempDir Path folder;
  private String out = "";

  @BeforeEach
  void firstRun() throws IOException {
    Files.writeString(folder.resolve("t.loom.json"), RECIPE);
    picture(0xff8040);
    assertThat(
            loom(
                "run",
                folder.resolve("t.loom.json").toString(),
                "--quiet",
                "--no-cache",
                "--out",
                folder.resolve("first").toString()))
        .isZero();
  }

  private void picture(int colour) throws IOException {
    BufferedImage image = new BufferedImage(16, 16, BufferedImage.TYPE_INT_RGB);
    image.setRGB(8, 8, colour);
    ImageIO.write(image, "png", folder.resolve("p.png").toFile());
  }

  private int loom(String... words) {
    Spoken spoken = Spoken.of(words);
    out = spoken.text();
    return spoken.code();
  }

  private int replay() {
    return loom(
        "replay",
        folder.resolve("first/run.json").toString(),
        "--out",
        folder.resolve("second").toString());
  }

  @Test
  void anUnchangedRunRepeats() {
    assertThat(replay()).isZero();

    assertThat(out).contains("the run repeats").doesNotContain("DIFFERS");
    assertThat(folder.resolve("second/soft.png"))
        .hasSameBinaryContentAs(folder.resolve("first/soft.png"));
  }

  @Test
  void aChangedInputIsNamedAndSoIsWhatCameOfIt() throws IOException {
    picture(0x4080ff);

    assertThat(replay()).isEqualTo(ExitCode.NODE_FAILED);
    assertThat(out)
        .contains("p.png has other content")
        .contains("output soft.png has other bytes, though its nodes promise the same");
  }

  @Test
  void theRecordedDeviceIsTakenOrMissedInOneSentence() throws IOException {
    Path manifest = folder.resolve("first/run.json");
    String text = Files.readString(manifest);
    assertThat(text).contains("\"device\": \"cpu\"");
    assertThat(replay()).isZero();
    assertThat(out).doesNotContain("not here");

    Files.writeString(
        manifest,
        text.replace("\"device\": \"cpu\"", "\"device\": \"cuda:77 Card X, driver 1; cpu\""));
    assertThat(replay()).isZero();
    assertThat(out)
        .contains("note     the run took the device cuda:77, which is not here; there ")
        .contains("the run repeats");
    assertThat(
            loom(
                "replay",
                manifest.toString(),
                "--device",
                "cpu",
                "--out",
                folder.resolve("third").toString()))
        .isZero();
    assertThat(out).doesNotContain("not here");
  }

  @Test
  void whatIsNoManifestIsRefused() {
    Path recipe = folder.resolve("t.loom.json");
    assertThat(loom("replay", recipe.toString())).isEqualTo(ExitCode.BAD_RECIPE);
    assertThat(loom("replay", folder.resolve("none").toString())).isEqualTo(ExitCode.MISSING_FILE);
  }
}
