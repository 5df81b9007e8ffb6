package io.avatarloom.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Ctrl-C in the middle of a region: the run ends at once, and the same command takes it up. */
@Timeout(240)
final class InterruptTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  @TempDir Path folder;

  private Process run(String name) throws IOException {
    return loom(
        name,
        "run",
        HOME.resolve("sample-graphs/meanface.loom.json").toString(),
        "--to",
        "fit",
        "--set",
        "fit.iterations=12");
  }

  private Process loom(String name, String... words) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("env", "--default-signal=INT"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-Dloom.home=" + HOME, "-Djava.awt.headless=true"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add("io.avatarloom.core.cli.Loom");
    command.addAll(List.of(words));
    command.addAll(List.of("--out", folder.resolve("out").toString()));
    command.addAll(List.of("--cache", folder.resolve("cache").toString()));
    command.addAll(List.of("--events", folder.resolve(name).toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve(name + ".log").toFile())
        .start();
  }

  private boolean says(String name, String words) throws IOException {
    Path events = folder.resolve(name);
    return Files.exists(events) && Files.readString(events).contains(words);
  }

  /** Waits until a process has told something, interrupts it, and waits for its end. */
  private void interrupt(String name, Process process, String words) throws Exception {
    while (process.isAlive() && !says(name, words)) {
      Thread.sleep(20);
    }
    assertThat(process.isAlive()).as(Files.readString(folder.resolve(name + ".log"))).isTrue();
    long begin = System.nanoTime();
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    double seconds = (System.nanoTime() - begin) / 1e9;
    System.out.println("ended %.2f s after the interrupt".formatted(seconds));
    assertThat(seconds).isLessThan(5);
    assertThat(process.exitValue()).isEqualTo(130);
    assertThat(folder.resolve(name + ".log"))
        .content()
        .contains("the same command")
        .doesNotContain("\tat ")
        .doesNotContain("in the middle of a step");
  }

  private void complete(String name, Process process) throws Exception {
    assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve(name + ".log"))).isZero();
  }

  @Test
  void endsWithinASecondAndResumes() throws Exception {
    interrupt("first", run("first"), "\"i\":3,");
    assertThat(says("first", "region.checkpoint")).isTrue();

    complete("second", run("second"));
    assertThat(says("second", "\"verdict\":\"resumed\"")).isTrue();
  }

  @Test
  void soDoesASweep() throws Exception {
    String sweep = HOME.resolve("sample-graphs/meanface.sweep.json").toString();
    interrupt("first", loom("first", "sweep", sweep), "\"e\":\"member.done\"");
    assertThat(says("first", "\"status\":\"cancelled\"")).isTrue();
    long done = count("first", "\"e\":\"member.done\"", "\"status\":\"done\"");

    complete("second", loom("second", "sweep", sweep));
    assertThat(says("second", "\"open\":6")).isFalse();
    long begun = count("second", "\"e\":\"member.start\"", "");
    assertThat(begun).isBetween(1L, 5L);
    assertThat(done + begun).isEqualTo(6);
    assertThat(folder.resolve("out/results.csv")).content().doesNotContain("cancelled");
  }

  /** Events that hold both words. */
  private long count(String name, String word, String other) throws IOException {
    return Files.readAllLines(folder.resolve(name)).stream()
        .filter(line -> line.contains(word) && line.contains(other))
        .count();
  }
}
