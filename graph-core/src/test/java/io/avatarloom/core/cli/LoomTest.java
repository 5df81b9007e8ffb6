package io.avatarloom.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.recipe.Recipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoomTest {
  private static final String HEAD =
      "{\"format\": \"avatarloom.recipe\", \"version\": 1, \"name\": \"t\", ";
  @TempDir Path folder;

  private Path recipe(String body) throws IOException {
    return Files.writeString(folder.resolve("t.loom.json"), HEAD + body + "}");
  }

  private int run(Path recipe, String... more) {
    String[] words = new String[more.length + 7];
    String[] first = {
      "run",
      recipe.toString(),
      "--quiet",
      "--out",
      folder.resolve("out").toString(),
      "--cache",
      folder.resolve("cache").toString()
    };
    System.arraycopy(first, 0, words, 0, 7);
    System.arraycopy(more, 0, words, 7, more.length);
    return Loom.execute(words);
  }

  private static final String COUNTING =
      "\"nodes\": {\"one\": {\"type\": \"value.number\", \"params\": {\"value\": 7}},\"now\":"
          + " {\"type\": \"math.schedule\", \"region\": \"r\", \"params\": {\"from\": 0, \"to\":"
          + " 9}},\"late\": {\"type\": \"value.number\", \"region\": \"r\"}},\"links\":"
          + " [\"one.value -> r.x\", \"now.value -> late.value\", \"late.value ->"
          + " r.x\"],\"regions\": {\"r\": {\"iterations\": 10, \"slots\": {\"x\": \"Number\"},"
          + " \"series\": {\"now\": \"now.value\"}}},\"outputs\": {\"x.json\": \"r.x\", \"s.csv\":"
          + " \"r.series\"}";

  @Test
  void aRegionCarriesItsSlotAndRecordsItsSeries() throws IOException {
    assertThat(run(recipe(COUNTING))).isZero();

    assertThat(folder.resolve("out/x.json")).content().contains("9.0");
    assertThat(Files.readAllLines(folder.resolve("out/s.csv"))).hasSize(11).contains("1,0", "10,9");
  }

  @Test
  void aSecondRunGivesTheSameBytesFromTheCache() throws IOException {
    run(recipe(COUNTING));
    byte[] first = Files.readAllBytes(folder.resolve("out/s.csv"));

    assertThat(run(recipe(COUNTING), "--events", folder.resolve("e").toString())).isZero();

    assertThat(folder.resolve("e")).content().contains("\"verdict\":\"hit\"");
    assertThat(folder.resolve("out/s.csv")).hasBinaryContent(first);
  }

  @Test
  void everyBodyNodeStartsOnceAnIteration() throws IOException {
    run(recipe(COUNTING), "--events", folder.resolve("e").toString());

    long starts =
        Files.readAllLines(folder.resolve("e")).stream()
            .filter(line -> line.contains("node.start") && line.contains("\"now\""))
            .count();
    assertThat(starts).isEqualTo(10);
  }

  @Test
  void whatIsWrongEndsWithTheRightCode() throws IOException {
    assertThat(run(folder.resolve("absent.loom.json"))).isEqualTo(ExitCode.MISSING_FILE);
    assertThat(
            run(
                recipe(
                    "\"nodes\": {\"a\": {\"type\": \"value.numbr\"}}, \"outputs\": {\"a.json\":"
                        + " \"a.value\"}")))
        .isEqualTo(ExitCode.BAD_RECIPE);
    assertThat(run(recipe(COUNTING), "--set", "one.value=true")).isEqualTo(ExitCode.BAD_RECIPE);
    assertThat(run(recipe(COUNTING), "--preset", "none")).isEqualTo(ExitCode.BAD_RECIPE);
    assertThat(
            run(
                recipe(
                    "\"nodes\": {\"p\": {\"type\": \"image.loadFile\", \"params\": {\"file\":"
                        + " \"no.png\"}}}, \"outputs\": {\"p.png\": \"p.image\"}")))
        .isEqualTo(ExitCode.MISSING_FILE);
    String cycle =
        "\"nodes\": {\"a\": {\"type\": \"image.blur\"}, \"b\": {\"type\": \"image.blur\"}},"
            + " \"links\": [\"a.image -> b.image\", \"b.image -> a.image\"],"
            + " \"outputs\": {\"a.png\": \"a.image\"}";
    assertThat(run(recipe(cycle))).isEqualTo(ExitCode.BAD_RECIPE);
    String wrongType =
        "\"nodes\": {\"n\": {\"type\": \"value.number\"}, \"b\": {\"type\": \"image.blur\"}},"
            + " \"links\": [\"n.value -> b.image\"], \"outputs\": {\"b.png\": \"b.image\"}";
    assertThat(run(recipe(wrongType))).isEqualTo(ExitCode.BAD_RECIPE);
  }

  @Test
  void canonicalTextIsStableAndKeepsWhatItDoesNotKnow() throws Exception {
    Path file =
        recipe(
            "\"zeta\": {\"deep\": [1, 2.50, {\"x\": null}]},\"nodes\": {\"a\": {\"note\": \"n\","
                + " \"type\": \"future.node\", \"odd\": true}}");

    String once = Recipe.read(file).text();
    Files.writeString(file, once);

    assertThat(Recipe.read(file).text()).isEqualTo(once);
    assertThat(once).contains("future.node", "\"odd\": true", "\"zeta\"");
  }

  @Test
  void subgraphsAreListedValidatedAndTargets() throws IOException {
    Path recipe =
        recipe(
            "\"nodes\": {\"a\": {\"type\": \"subgraph:seven\"}}, \"outputs\": {\"x.json\":"
                + " \"a.n\"},\"subgraphs\": {\"seven\": {\"outputs\": {\"n\": {\"type\":"
                + " \"Number\"}}, \"params\": {\"how\": \"v.value\"}, \"nodes\": {\"v\": {\"type\":"
                + " \"value.number\"}}, \"links\": [\"v.value -> out.n\"]}}");

    assertThat(Loom.execute("nodes", "--recipe", recipe.toString(), "subgraph:seven")).isZero();
    assertThat(Loom.execute("nodes", "subgraph:seven")).isEqualTo(ExitCode.BAD_RECIPE);
    assertThat(run(recipe, "--to", "a", "--set", "a.how=7")).isZero();
    assertThat(folder.resolve("out/run.json")).content().contains("\"a/v\"");
    assertThat(run(recipe, "--set", "a/v.value=8")).isZero();
    assertThat(folder.resolve("out/x.json")).content().contains("8.0");
  }
}
