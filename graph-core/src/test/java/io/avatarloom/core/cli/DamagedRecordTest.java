package io.avatarloom.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.file.Damage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is done to the records a run leaves, commands that read them work or refuse them in a
 * sentence. -Dloom.damages=500 for more rounds.
 */
@Timeout(1200)
class DamagedRecordTest {
  private static final int ROUNDS = Integer.getInteger("loom.damages", 40);
  private static final String RECIPE =
      """
      {"format": "avatarloom.recipe", "version": 1, "name": "sound", "seed": 3,
       "nodes": {"start": {"type": "value.number", "params": {"value": 2}},
         "body": {"type": "value.number", "region": "loop"}},
       "links": ["start.value -> loop.x", "loop.x -> body.value", "body.value -> loop.x"],
       "regions": {"loop": {"iterations": 4, "slots": {"x": "Number"},
         "series": {"x": "body.value"}}},
       "outputs": {"x.json": "loop.x", "s.csv": "loop.series"}}
      """;
  private static final String SWEEP =
      """
      {"format": "avatarloom.sweep", "version": 1, "name": "few", "recipe": "r.loom.json",
       "axes": [{"set": "start.value", "values": [1, 2]}], "metrics": ["loop.series"]}
      """;
  @TempDir Path folder;
  private Path recipe;
  private Path out;
  private String said = "";

  @BeforeEach
  void firstRun() throws IOException {
    recipe = Files.writeString(folder.resolve("r.loom.json"), RECIPE);
    out = folder.resolve("out");
    assertThat(loom("run", recipe.toString(), "--out", out.toString())).isZero();
  }

  private int loom(String... words) {
    String[] all = java.util.Arrays.copyOf(words, words.length + 1);
    all[words.length] = "--quiet";
    return silently(words[0].equals("run") || words[0].equals("sweep") ? all : words);
  }

  /** Runs a command with a cache of its own and keeps what it says. */
  private int silently(String... words) {
    PrintStream err = System.err;
    PrintStream stdout = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    PrintStream kept = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    System.setErr(kept);
    System.setOut(kept);
    try {
      return Loom.execute(words);
    } finally {
      System.setErr(err);
      System.setOut(stdout);
      said = bytes.toString(StandardCharsets.UTF_8);
    }
  }

  /** Damages a file again and again; a command each time works or says a sentence. */
  private void damaged(Path file, String... words) throws IOException {
    byte[] sound = Files.readAllBytes(file);
    Random random = new Random(file.getFileName().hashCode());
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      Files.write(file, Damage.to(sound, random));
      int code = loom(words);
      String what = String.join(" ", words) + ", round " + i + ": " + said;
      assertThat(said).as(what).doesNotContain("\tat ").doesNotContain("Exception");
      assertThat(code).as(what).isBetween(0, 3);
      if (code != 0) {
        assertThat(said).as(what).containsAnyOf("error: ", "DIFFERS");
        refused++;
      }
      if (words[0].equals("sweep") && code == 0) {
        sound = Files.readAllBytes(file);
      }
    }
    Files.write(file, sound);
    System.out.println(ROUNDS + " damaged " + file.getFileName() + ", " + refused + " refused");
    assertThat(refused).isBetween(1, ROUNDS - 1);
  }

  private String again() {
    return folder.resolve("again").toString();
  }

  @Test
  void manifests() throws IOException {
    Path manifest = out.resolve("run.json");
    damaged(manifest, "replay", manifest.toString(), "--out", again());
    damaged(manifest, "why", manifest.toString(), "start");
    assertThat(loom("replay", manifest.toString(), "--out", again())).isZero();
  }

  @Test
  void locks() throws IOException {
    assertThat(loom("lock", recipe.toString())).isZero();
    Path lock = folder.resolve("r.lock.json");
    assertThat(lock).exists();
    damaged(lock, "run", recipe.toString(), "--out", again());
  }

  @Test
  void resultsOfSweeps() throws IOException {
    Path sweep = Files.writeString(folder.resolve("few.sweep.json"), SWEEP);
    assertThat(loom("sweep", sweep.toString(), "--out", again())).as(said).isZero();
    Path book = folder.resolve("again/results.sqlite");
    damaged(book, "sweep", sweep.toString(), "--out", again());
  }
}
