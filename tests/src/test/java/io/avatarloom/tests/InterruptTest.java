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
@Timeout(120)
final class InterruptTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  @TempDir Path folder;

  private Process loom(String name) throws IOException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("env", "--default-signal=INT"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-Dloom.home=" + HOME, "-Djava.awt.headless=true"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("io.avatarloom.core.cli.Loom", "run"));
    command.add(HOME.resolve("sample-graphs/meanface.loom.json").toString());
    command.addAll(List.of("--to", "fit", "--set", "fit.iterations=12"));
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

  @Test
  void endsWithinASecondAndResumes() throws Exception {
    Process first = loom("first");
    while (first.isAlive() && !says("first", "\"i\":3,")) {
      Thread.sleep(20);
    }
    assertThat(first.isAlive()).as(Files.readString(folder.resolve("first.log"))).isTrue();
    long begin = System.nanoTime();
    new ProcessBuilder("kill", "-INT", Long.toString(first.pid())).start().waitFor();

    assertThat(first.waitFor(20, TimeUnit.SECONDS)).isTrue();
    assertThat((System.nanoTime() - begin) / 1e9).isLessThan(5);
    assertThat(first.exitValue()).isEqualTo(130);
    assertThat(says("first", "region.checkpoint")).isTrue();

    Process second = loom("second");
    assertThat(second.waitFor(90, TimeUnit.SECONDS)).isTrue();
    assertThat(second.exitValue()).isZero();
    assertThat(says("second", "\"verdict\":\"resumed\"")).isTrue();
  }
}
