package io.avatarloom.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhyCommandTest {
  private static final String RECIPE =
      """
      {
        "format": "avatarloom.recipe", "version": 2, "name": "why",
        "nodes": {
          "pic": {"type": "value.number", "params": {"value": 3}},
          "soft": {"type": "value.number"}
        },
        "links": ["pic.value -> soft.value"],
        "outputs": {"soft.json": "soft.value"}
      }
      """;
  @TempDir Path folder;
  private String recipe;
  private String cache;

  @BeforeEach
  void firstRun() throws Exception {
    recipe = Files.writeString(folder.resolve("w.loom.json"), RECIPE).toString();
    cache = folder.resolve("cache").toString();
    run();
  }

  private void run(String... more) {
    String[] words = {"run", recipe, "--quiet", "--cache", cache, "--out", folder + "/out"};
    String[] all = java.util.Arrays.copyOf(words, words.length + more.length);
    System.arraycopy(more, 0, all, words.length, more.length);
    assertThat(Spoken.of(all).code()).isZero();
  }

  @Test
  void aRecipeIsComparedWithItsLastRun() throws Exception {
    Spoken told = Spoken.of("why", recipe, "pic", "--cache", cache, "--set", "pic.value=4");

    assertThat(told.code()).isZero();
    assertThat(told.text())
        .isEqualTo("pic: run, parameter value changed from 3 to 4\n  - parameter value: 3 -> 4\n");
    Spoken json =
        Spoken.of("why", recipe, "pic", "--cache", cache, "--set", "pic.value=4", "--json");
    assertThat(new ObjectMapper().readTree(json.text()).at("/changes/0/part").asText())
        .isEqualTo("parameter value");
  }

  @Test
  void aRunTellsOfItself() {
    run("--set", "pic.value=4");

    Spoken told = Spoken.of("why", folder + "/out/run.json", "soft");

    assertThat(told.text())
        .startsWith("soft: run, parameter value (driven) (pic.value) changed\n")
        .endsWith(
            "  pic: run, parameter value changed from 3 to 4\n    - parameter value: 3 -> 4\n");
  }

  @Test
  void aNodeThatIsNotThereIsRefused() {
    assertThat(Spoken.of("why", recipe, "pick", "--cache", cache).code())
        .isEqualTo(ExitCode.BAD_RECIPE);
  }
}
