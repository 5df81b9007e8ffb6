package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {
  private static final String CLIP =
      "'nodes': {'grey': {'type': 'value.number', 'params': {'value': 0.5}},"
          + "'sum': {'type': 'toy.add'}, 'clip': {'type': 'toy.clip'}},"
          + "'links': ['grey.value -> sum.a', 'sum.sum -> clip.grey'],"
          + "'outputs': {'c.gif': 'clip.clip', 's.json': 'sum.sum'}";
  @TempDir Path folder;
  private Machine machine;

  @BeforeEach
  void start() {
    machine = new Machine(folder);
  }

  private List<Path> blobs() throws IOException {
    try (Stream<Path> files = Files.walk(machine.cache().resolve("blobs"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void aSecondRunComputesNothingAndLeavesTheSameFiles() throws Exception {
    machine.run(CLIP);
    byte[] first = Files.readAllBytes(machine.out("c.gif"));
    Files.delete(machine.out("c.gif"));

    machine.run(CLIP);

    assertThat(machine.toys.runs("toy.clip")).isEqualTo(1);
    assertThat(machine.verdict("clip")).isEqualTo("hit");
    assertThat(machine.out("c.gif")).hasBinaryContent(first);
  }

  @Test
  void anOutputThatStaysTheSameIsNotWrittenAgain() throws Exception {
    machine.run(CLIP);
    FileTime old = FileTime.fromMillis(1_000_000);
    Files.setLastModifiedTime(machine.out("c.gif"), old);
    Files.setLastModifiedTime(machine.out("s.json"), old);
    Files.writeString(machine.out("s.json"), "\"0.6\"");

    machine.run(CLIP);

    assertThat(Files.getLastModifiedTime(machine.out("c.gif"))).isEqualTo(old);
    assertThat(machine.out("s.json")).content().contains("\"0.5\"");
    assertThat(machine.events("output")).hasSize(2);
  }

  @Test
  void damagedBlobsAreMadeAnew() throws Exception {
    machine.run(CLIP);
    byte[] first = Files.readAllBytes(machine.out("c.gif"));
    for (Path blob : blobs()) {
      byte[] bytes = Files.readAllBytes(blob);
      bytes[bytes.length - 1] ^= 1;
      Files.write(blob, bytes);
      Files.setLastModifiedTime(blob, FileTime.fromMillis(1_000));
    }

    machine.run(CLIP);

    assertThat(machine.toys.runs("toy.clip")).isEqualTo(2);
    assertThat(machine.out("c.gif")).hasBinaryContent(first);
    machine.run(CLIP);
    assertThat(machine.verdict("clip")).isEqualTo("hit");
  }

  @Test
  void damageThatSizeAndTimeDoNotTellIsMadeGoodWithinTheRun() throws Exception {
    machine.run(CLIP);
    for (Path blob : blobs()) {
      FileTime time = Files.getLastModifiedTime(blob);
      byte[] bytes = Files.readAllBytes(blob);
      bytes[bytes.length - 1] ^= 1;
      Files.write(blob, bytes);
      Files.setLastModifiedTime(blob, time);
    }

    machine.run(
        CLIP.replace("'toy.clip'}", "'toy.clip'}, 'level': {'type': 'toy.grey'}")
            .replace("'sum.sum -> clip.grey'", "'sum.sum -> clip.grey', 'clip.clip -> level.clip'")
            .replace("'s.json'", "'l.json': 'level.grey', 's.json'"));

    assertThat(machine.verdict("clip")).isEqualTo("hit");
    assertThat(machine.toys.runs("toy.clip")).isEqualTo(2);
    assertThat(machine.out("l.json")).content().contains("0.5");
    assertThat(new StoreCare(machine.cache()).verify().damaged()).isZero();
  }

  @Test
  void aTouchedButSoundBlobIsStillBelieved() throws Exception {
    machine.run(CLIP);
    for (Path blob : blobs()) {
      Files.setLastModifiedTime(blob, FileTime.fromMillis(1_000));
    }

    machine.run(CLIP);

    assertThat(machine.toys.runs("toy.clip")).isEqualTo(1);
  }

  @Test
  void equalIntermediateResultsCutReRunsOff() throws Exception {
    machine.run(CLIP);

    machine.run(
        CLIP.replace("0.5}", "0.25}")
            .replace("'toy.add'}", "'toy.add', 'params': {'plus': 0.25}}"));

    assertThat(machine.toys.runs("toy.add")).isEqualTo(2);
    assertThat(machine.verdict("clip")).isEqualTo("hit");
  }

  @Test
  void aCacheThatCannotBeWrittenCostsTheCacheOnly() throws Exception {
    Files.writeString(machine.cache(), "a file where the folder should be");

    machine.run(CLIP);

    assertThat(machine.out("c.gif")).isNotEmptyFile();
    assertThat(machine.events("log"))
        .singleElement()
        .satisfies(
            event ->
                assertThat(event.path("message").asText())
                    .contains("the run goes on, but what it computes is not kept"));
  }

  @Test
  void withoutACacheNothingIsReadOrWritten() throws Exception {
    machine.run(machine.graph(CLIP), false);
    machine.run(machine.graph(CLIP), false);

    assertThat(machine.toys.runs("toy.clip")).isEqualTo(2);
    assertThat(machine.cache()).doesNotExist();
  }
}
