package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fills up costs the cache, or ends the run in a sentence; with room it goes on. */
@Timeout(120)
class FullDiskTest {
  private static final int CLIPS = 40;
  @TempDir Path folder;
  private Path mounted;

  /** Clips of 6 kB each, and a file of each. */
  private static String clips() {
    StringBuilder nodes = new StringBuilder("'nodes': {");
    StringBuilder links = new StringBuilder("'links': [");
    StringBuilder outputs = new StringBuilder("'outputs': {");
    for (int i = 0; i < CLIPS; i++) {
      String comma = i == 0 ? "" : ", ";
      nodes.append(comma).append("'n%1$d': {'type': 'value.number',".formatted(i));
      nodes.append(" 'params': {'value': %d}}, 'c%d': {'type': 'toy.clip'}".formatted(i, i));
      links.append(comma).append("'n%1$d.value -> c%1$d.grey'".formatted(i));
      outputs.append(comma).append("'c%1$d.gif': 'c%1$d.clip'".formatted(i));
    }
    return nodes + "}, " + links + "], " + outputs + "}";
  }

  private boolean command(String... words) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(words)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("mount.log").toFile())
            .start();
    return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
  }

  private void mount(String name, String size) throws Exception {
    Path place = Files.createDirectory(folder.resolve(name));
    String options = "size=" + size;
    assumeTrue(
        command("mount", "-t", "tmpfs", "-o", options, "tmpfs", place.toString()),
        "needs the right to mount a small disk");
    mounted = place;
  }

  private void makeRoom() throws Exception {
    assertThat(command("mount", "-o", "remount,size=64m", mounted.toString())).isTrue();
  }

  @BeforeEach
  void needsMount() {
    assumeTrue(Files.isExecutable(Path.of("/bin/mount")), "needs /bin/mount");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted != null) {
      assertThat(command("umount", mounted.toString())).isTrue();
    }
  }

  private static long hits(Machine machine) {
    return machine.events("node.done").stream()
        .filter(event -> event.path("node").asText().startsWith("c"))
        .filter(event -> event.path("verdict").asText().equals("hit"))
        .count();
  }

  private void sound(Machine machine) throws IOException {
    StoreCare.Verdict verdict = new StoreCare(machine.cache()).verify();
    assertThat(verdict.damaged()).isZero();
    assertThat(verdict.missing()).isZero();
  }

  @Test
  void aFullCacheCostsTheCacheAlone() throws Exception {
    mount("cache", "200k");
    Machine machine = new Machine(folder);
    machine.run(clips());
    assertThat(machine.out("c39.gif")).exists();
    assertThat(machine.events("log"))
        .extracting(event -> event.path("message").asText())
        .anySatisfy(
            text ->
                assertThat(text)
                    .contains("No space left on device", "the run goes on")
                    .doesNotContain("Exception"));
    sound(machine);

    makeRoom();
    machine.run(clips());
    assertThat(hits(machine)).isBetween(1L, CLIPS - 1L);
    sound(machine);
    machine.run(clips());
    assertThat(hits(machine)).isEqualTo(CLIPS);
  }

  @Test
  void aFullFolderOfResultsEndsTheRunInASentenceAndNothingIsLost() throws Exception {
    mount("out", "40k");
    Machine machine = new Machine(folder);
    assertThatThrownBy(() -> machine.run(clips()))
        .isInstanceOf(NodeFailure.class)
        .hasMessageContaining("cannot write")
        .hasMessageContaining("No space left on device");
    try (var files = Files.list(mounted)) {
      assertThat(files).noneMatch(file -> file.toString().endsWith(".part"));
    }

    makeRoom();
    machine.cancellation = new Cancellation();
    machine.run(clips());
    assertThat(hits(machine)).isPositive();
    assertThat(machine.out("c39.gif")).exists();
  }

  @Test
  void aRegionGoesOnWithoutItsCheckpoint() throws Exception {
    mount("cache", "12k");
    Machine machine = new Machine(folder);
    machine.run(ToyRun.forty(0, 5));
    assertThat(machine.out("c.gif")).exists();
    assertThat(machine.events("log"))
        .extracting(event -> event.path("message").asText())
        .anySatisfy(text -> assertThat(text).contains("no checkpoint", "the run goes on"));
  }
}
