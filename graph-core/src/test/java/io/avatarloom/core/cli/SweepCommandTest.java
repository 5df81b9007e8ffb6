package io.avatarloom.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Settings, device and the options of the recipe on {@code loom sweep}. */
class SweepCommandTest {
  private static final String RECIPE =
      """
      {"format": "avatarloom.recipe", "version": 2, "name": "toy",
       "params": {"level": {"target": "n.value"}},
       "nodes": {"n": {"type": "value.number"}, "m": {"type": "value.number"}},
       "sweeps": {"s": {"axes": [{"set": "m.value", "values": [1, 2]}]}},
       "outputs": {"n.json": "n.value", "m.json": "m.value"}}
      """;
  @TempDir Path folder;
  private Path recipe;

  @BeforeEach
  void write() throws IOException {
    recipe = Files.writeString(folder.resolve("toy.loom.json"), RECIPE);
  }

  private int sweep(String... more) {
    List<String> words = new ArrayList<>(List.of("sweep", recipe.toString(), "--quiet"));
    words.addAll(List.of("--cache", folder + "/cache", "--out", folder + "/out"));
    words.addAll(List.of(more));
    return Spoken.of(words.toArray(String[]::new)).code();
  }

  private JsonNode output(String member, String file) throws IOException {
    Path path = folder.resolve("out/members").resolve(member).resolve(file);
    return new ObjectMapper().readTree(path.toFile());
  }

  @Test
  void optionsOfTheRecipeHoldForAllMembers() throws IOException {
    assertThat(sweep("--level", "5", "--device", "cpu")).isZero();

    assertThat(output("0001", "n.json").asDouble()).isEqualTo(5);
    assertThat(output("0002", "n.json").asDouble()).isEqualTo(5);
    assertThat(output("0002", "m.json").asDouble()).isEqualTo(2);
  }

  @Test
  void settingsDoTooAndMembersRunAgainWhenTheyChange() throws IOException {
    assertThat(sweep("--set", "n.value=5")).isZero();
    assertThat(sweep("--set", "level=6")).isZero();

    assertThat(output("0001", "n.json").asDouble()).isEqualTo(6);
  }

  @Test
  void helpListsTheParametersOfTheRecipe() throws IOException {
    String more = "\"count\": {\"target\": \"m.value\", \"help\": \"How many.\", \"maximum\": 9}";
    Files.writeString(recipe, RECIPE.replace("\"n.value\"}},", "\"n.value\"}, " + more + "},"));
    Path file =
        Files.writeString(
            folder.resolve("own.sweep.json"),
            """
            {"format": "avatarloom.sweep", "version": 1, "recipe": "toy.loom.json",
             "set": {"n.value": 4}, "axes": [{"set": "m.value", "values": [1, 2]}]}
            """);

    for (String named : List.of(file.toString(), recipe.toString())) {
      assertThat(Spoken.of("sweep", named, "--help").text())
          .contains("--level NUMBER", "--count NUMBER  (", "up to 9", "How many. Default: 0")
          .contains("It varies in the sweep.")
          .doesNotContain("--preset");
    }
    assertThat(Spoken.of("sweep", file.toString(), "--help").text())
        .contains("Default: 0. The sweep sets it to 4.");
    assertThat(Spoken.of("sweep", "--help").text()).contains("With a file before it");
    assertThat(Spoken.of("sweep", folder + "/absent", "--help").text())
        .contains("absent has no parameters to list: ");
  }

  @Test
  void whatLeadsNowhereIsRefused() {
    assertThat(sweep("--levle", "5")).isEqualTo(ExitCode.BAD_RECIPE);
    assertThat(sweep("--set", "o.value=5")).isEqualTo(ExitCode.BAD_RECIPE);
    assertThat(sweep("--set", "m.value=5")).isEqualTo(ExitCode.BAD_RECIPE);
    assertThat(sweep("--device", "abacus")).isEqualTo(ExitCode.BAD_RECIPE);
  }
}
