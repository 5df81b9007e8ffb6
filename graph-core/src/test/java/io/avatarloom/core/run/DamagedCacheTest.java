package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.file.Damage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whatever is done to files of the cache — ledgers, blobs, checkpoints, the lock — a run ends with
 * the bytes of an undisturbed one. -Dloom.damages=500 for more rounds.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(1200)
class DamagedCacheTest {
  private static final int ROUNDS = Integer.getInteger("loom.damages", 60);
  private static final String FORTY = ToyRun.forty(0, 5);
  @TempDir static Path folder;
  private Path undisturbed;
  private Path interrupted;

  @BeforeAll
  void runs() throws Exception {
    undisturbed = Files.createDirectory(folder.resolve("undisturbed"));
    new Machine(undisturbed).run(FORTY);
    interrupted = Files.createDirectory(folder.resolve("interrupted"));
    Machine machine = new Machine(interrupted);
    machine.told =
        event -> {
          if (event.path("e").asText().equals("region.iteration")
              && event.path("i").asInt() == 23) {
            machine.cancellation.cancel();
          }
        };
    try {
      machine.run(FORTY);
      throw new AssertionError("the run was not cancelled");
    } catch (CancellationException e) {
      assertThat(machine.cache().resolve("checkpoints")).isNotEmptyDirectory();
    }
  }

  private static List<Path> files(Path place) throws IOException {
    try (Stream<Path> files = Files.walk(place)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static Path copy(Path from, Path to) throws IOException {
    for (Path file : files(from)) {
      Path copy = to.resolve(from.relativize(file));
      Files.createDirectories(copy.getParent());
      Files.copy(file, copy);
    }
    return to;
  }

  private void damaged(Path cache, String name) throws Exception {
    Random random = new Random(name.hashCode());
    int resumed = 0;
    for (int i = 0; i < ROUNDS; i++) {
      Path place = folder.resolve(name + i);
      List<Path> files = files(copy(cache.resolve("cache"), place.resolve("cache")));
      Path file = files.get(random.nextInt(files.size()));
      Files.write(file, Damage.to(Files.readAllBytes(file), random));

      Machine machine = new Machine(place);
      machine.run(FORTY);
      for (String output : new String[] {"c.gif", "s.csv"}) {
        assertThat(machine.out(output))
            .as("round " + i + ", damaged " + place.relativize(file))
            .hasSameBinaryContentAs(undisturbed.resolve("out").resolve(output));
      }
      resumed += machine.toys.runs("toy.wait") < 40 ? 1 : 0;
      new Machine(place).run(FORTY);
      StoreCare.Verdict verdict = new StoreCare(machine.cache()).verify();
      assertThat(verdict.damaged()).as("round " + i + ", " + place.relativize(file)).isZero();
    }
    System.out.println(ROUNDS + " damaged files of an " + name + " run, " + resumed + " of use");
    assertThat(resumed).isBetween(1, ROUNDS - 1);
  }

  @Test
  void ofAnInterruptedRun() throws Exception {
    damaged(interrupted, "interrupted");
  }

  @Test
  void ofAnUndisturbedRun() throws Exception {
    damaged(undisturbed, "undisturbed");
  }
}
