package io.avatarloom.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a run comes in the same order, whichever node ended first. */
class OutputOrderTest {
  @TempDir Path folder;

  /** What a run printed of its outputs, and the keys of run.json in their order. */
  private record Told(List<String> wrote, List<String> keys, List<String> nodes) {}

  private Told told(Path recipe, int threads) throws Exception {
    Path out = folder.resolve("out");
    Spoken spoken =
        Spoken.of(
            "run",
            recipe.toString(),
            "--no-cache",
            "--threads",
            "" + threads,
            "--out",
            out.toString());
    assertThat(spoken.code()).isZero();
    List<String> keys = new ArrayList<>();
    JsonNode manifest = new ObjectMapper().readTree(out.resolve("run.json").toFile());
    keys("", manifest, keys);
    List<String> nodes = new ArrayList<>();
    manifest.path("times").fieldNames().forEachRemaining(nodes::add);
    return new Told(
        spoken.text().lines().filter(line -> line.startsWith("wrote ")).toList(), keys, nodes);
  }

  private static void keys(String path, JsonNode json, List<String> keys) {
    json.properties()
        .forEach(
            field -> {
              keys.add(path + "/" + field.getKey());
              keys(path + "/" + field.getKey(), field.getValue(), keys);
            });
  }

  @Test
  void threadsDoNotMatter() throws Exception {
    StringBuilder nodes = new StringBuilder();
    StringBuilder outputs = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      String comma = i == 0 ? "" : ", ";
      String id = "n" + (i * 7 % 12);
      nodes.append(comma).append("\"" + id + "\": {\"type\": \"value.number\"}");
      outputs.append(comma).append("\"" + id + ".json\": \"" + id + ".value\"");
    }
    Path recipe =
        Files.writeString(
            folder.resolve("t.loom.json"),
            "{\"format\": \"avatarloom.recipe\", \"version\": 1, \"name\": \"t\", \"nodes\": {"
                + nodes
                + "}, \"outputs\": {"
                + outputs
                + "}}");

    Told one = told(recipe, 1);

    assertThat(one.wrote()).hasSize(12).isSorted();
    assertThat(one.nodes()).hasSize(12).isSorted();
    for (int i = 0; i < 5; i++) {
      assertThat(told(recipe, 4)).isEqualTo(one);
    }
  }
}
