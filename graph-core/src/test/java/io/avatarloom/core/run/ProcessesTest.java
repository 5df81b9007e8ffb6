package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one cache at the same time. */
class ProcessesTest {
  @TempDir Path folder;

  @Test
  @Timeout(120)
  void fourDoTheWorkOfOne() throws Exception {
    String sections = ToyRun.forty(30, 5);
    List<Process> runs = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      runs.add(ToyRun.start(folder, "out" + i, sections));
    }
    int computed = 0;
    for (int i = 0; i < 4; i++) {
      assertThat(runs.get(i).waitFor(90, TimeUnit.SECONDS)).isTrue();
      assertThat(runs.get(i).exitValue())
          .as(Files.readString(folder.resolve("out" + i + ".log")))
          .isZero();
      assertThat(folder.resolve("out" + i + "/c.gif"))
          .hasSameBinaryContentAs(folder.resolve("out0/c.gif"));
      computed += Integer.parseInt(Files.readString(folder.resolve("out" + i + "/runs.txt")));
    }

    assertThat(computed).isEqualTo(40);
    StoreCare.Verdict verdict = new StoreCare(folder.resolve("cache")).verify();
    assertThat(verdict.damaged()).isZero();
    assertThat(verdict.missing()).isZero();
  }
}
