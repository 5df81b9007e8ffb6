package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Values are let go after their last reader. */
class ReleaseTest {
  private static final String CHAIN =
      "'nodes': {'one': {'type': 'value.number'}, 'big': {'type': 'toy.clip'},"
          + "'grey': {'type': 'toy.grey'}, 'live': {'type': 'toy.live'}%s},"
          + "'links': ['one.value -> big.grey', 'big.clip -> grey.clip', 'grey.grey -> live.x'%s],"
          + "'outputs': {'n.json': 'live.clips'%s}";
  @TempDir Path folder;

  @Test
  void aValueIsGoneWhenNothingReadsItAnyMore() throws Exception {
    Machine machine = new Machine(folder);
    machine.run(machine.graph(CHAIN.formatted("", "", "")), false);

    assertThat(machine.out("n.json")).content().contains("0");
  }

  @Test
  void aValueThatIsStillToBeReadStays() throws Exception {
    Machine machine = new Machine(folder);
    String late = ", 'late': {'type': 'toy.add'}, 'again': {'type': 'toy.grey'}";
    String links = ", 'live.clips -> late.a', 'again.grey -> late.b', 'big.clip -> again.clip'";
    // again waits for live through its second input, so big must outlive live
    machine.run(
        machine.graph(
            CHAIN.formatted(
                late, links + ", 'live.clips -> again.after'", ", 's.json': 'late.sum'")),
        false);

    assertThat(machine.out("n.json")).content().contains("1");
  }
}
