package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Killed at any time, a run goes on and ends with the same bytes. -Dloom.kills=50 for the bar. */
class KillTest {
  private static final int KILLS = Integer.getInteger("loom.kills", 3);
  @TempDir Path folder;
  private int resumed;
  private int checkpointed;

  private Path fresh(String name) throws IOException {
    return Files.createDirectory(folder.resolve(name));
  }

  private static void complete(Path place, String sections) throws Exception {
    Process run = ToyRun.start(place, "out", sections);
    assertThat(run.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(run.exitValue()).as(Files.readString(place.resolve("out.log"))).isZero();
  }

  private static void same(Path place, Path undisturbed) {
    for (String file : new String[] {"c.gif", "s.csv"}) {
      assertThat(place.resolve("out").resolve(file))
          .hasSameBinaryContentAs(undisturbed.resolve("out").resolve(file));
    }
  }

  /**
   * The moments are uniform over the run, one at random in each of as many equal parts as there are
   * kills: in Java's start by the clock, afterwards by iterations, so that they stay where they
   * belong when the machine is busy.
   */
  @Test
  @Timeout(3600)
  void anyTimeWillDo() throws Exception {
    String forty = ToyRun.forty(100, 5);
    Path undisturbed = fresh("undisturbed");
    long begin = System.nanoTime();
    Process whole = ToyRun.start(undisturbed, "out", forty);
    await(whole, () -> iterations(undisturbed) > 0);
    double start = seconds(begin);
    assertThat(whole.waitFor(60, TimeUnit.SECONDS)).isTrue();
    double length = seconds(begin);
    Random random = new Random(40);
    for (int i = 0; i < KILLS; i++) {
      Path place = fresh("any" + i);
      Process first = ToyRun.start(place, "out", forty);
      double moment = (i + random.nextDouble()) / KILLS * length;
      int done = (int) (40 * (moment - start) / (length - start));
      if (done > 0) {
        await(first, () -> iterations(place) >= done);
      }
      first.waitFor(
          (long) (done > 0 ? 100 * random.nextDouble() : 1000 * moment), TimeUnit.MILLISECONDS);
      if (first.isAlive() && iterations(place) > 5) {
        checkpointed++;
      }
      kill(first);
      complete(place, forty);
      check(place, undisturbed);
    }
    System.out.println(
        "%d kills at any time of %.1f s, %d after the first checkpoint, %d resumed"
            .formatted(KILLS, length, checkpointed, resumed));
    assertThat(checkpointed)
        .as("kills after the first checkpoint")
        .isGreaterThanOrEqualTo(Math.max(1, KILLS / 3));
    assertThat(resumed).isGreaterThanOrEqualTo(checkpointed);
  }

  private static double seconds(long begin) {
    return (System.nanoTime() - begin) / 1e9;
  }

  /** Iterations that a run has told. */
  private static int iterations(Path place) {
    try {
      return Files.readAllLines(place.resolve("out.log")).size();
    } catch (IOException e) {
      return 0;
    }
  }

  @Test
  @Timeout(3600)
  void soWillTheMiddleOfASave() throws Exception {
    String forty = ToyRun.forty(10, 1);
    Path undisturbed = fresh("undisturbed");
    complete(undisturbed, forty);
    Random random = new Random(41);
    int halfWritten = 0;
    for (int i = 0; i < KILLS; i++) {
      Path place = fresh("save" + i);
      Process first = ToyRun.start(place, "out", forty);
      int saves = 1 + random.nextInt(30);
      Path index = place.resolve("cache/checkpoints");
      await(first, () -> iteration(index) >= saves);
      await(first, () -> saving(index));
      kill(first);
      if (saving(index)) {
        halfWritten++;
      }
      complete(place, forty);
      check(place, undisturbed);
    }
    System.out.println(
        "%d kills during saves, %d left a file half written, %d resumed"
            .formatted(KILLS, halfWritten, resumed));
    assertThat(halfWritten).as("kills that met a save").isPositive();
    assertThat(resumed).isGreaterThanOrEqualTo(KILLS / 2);
  }

  private static void kill(Process process) throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  private void check(Path place, Path undisturbed) throws Exception {
    same(place, undisturbed);
    if (Integer.parseInt(Files.readString(place.resolve("out/runs.txt"))) < 40) {
      resumed++;
    }
    StoreCare care = new StoreCare(place.resolve("cache"));
    StoreCare.Verdict verdict = care.verify();
    assertThat(verdict.damaged()).isZero();
    assertThat(verdict.missing()).isZero();
    assertThat(place.resolve("cache/checkpoints")).isEmptyDirectory();
    care.shrink(Long.MAX_VALUE);
    try (Stream<Path> files = Files.walk(place.resolve("cache"))) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
    }
  }

  private static void await(Process process, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (process.isAlive() && !condition.getAsBoolean() && System.nanoTime() < end) {
      pause();
    }
  }

  private static void pause() {
    LockSupport.parkNanos(200_000);
  }

  /** Iteration of the last complete checkpoint, 0 if there is none. */
  private static int iteration(Path checkpoints) {
    try (Stream<Path> files = Files.walk(checkpoints)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches("[0-9]+-.*"))
          .mapToInt(name -> Integer.parseInt(name.substring(0, name.indexOf('-'))))
          .max()
          .orElse(0);
    } catch (IOException | java.io.UncheckedIOException e) {
      return 0;
    }
  }

  /** True while something is half written. */
  private static boolean saving(Path checkpoints) {
    try (Stream<Path> files = Files.walk(checkpoints)) {
      return files.anyMatch(file -> file.toString().endsWith(".part"));
    } catch (IOException | java.io.UncheckedIOException e) {
      return false;
    }
  }
}
