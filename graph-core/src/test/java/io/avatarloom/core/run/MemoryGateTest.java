package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.avatarloom.core.check.Diagnostic;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class MemoryGateTest {
  private static final String TWO =
      "'nodes': {'n': {'type': 'value.number', 'params': {'value': 1}},"
          + "'a': {'type': 'toy.large', 'params': {'megabytes': %1$d, 'millis': 300}},"
          + "'b': {'type': 'toy.large', 'params': {'megabytes': %1$d, 'millis': 310}}},"
          + "'links': ['n.value -> a.x', 'n.value -> b.x'],"
          + "'outputs': {'a.json': 'a.x', 'b.json': 'b.x'}";

  @TempDir Path folder;

  private static long half() {
    return Runtime.getRuntime().maxMemory() * 6 / 10 >> 20;
  }

  @Test
  void twoThatDoNotFitTogetherRunOneAfterTheOther() throws Exception {
    Machine machine = new Machine(folder);
    machine.run(TWO.formatted(half()));
    assertThat(machine.toys.most()).isEqualTo(1);
  }

  @Test
  void twoThatFitRunTogether() throws Exception {
    Machine machine = new Machine(folder);
    machine.run(TWO.formatted(1));
    assertThat(machine.toys.most()).isEqualTo(2);
  }

  @Test
  void oneLargerThanAllMemoryRunsAloneWithAWarning() throws Exception {
    Machine machine = new Machine(folder);
    machine.run(TWO.formatted(2 * half()));
    assertThat(machine.toys.most()).isEqualTo(1);
    assertThat(machine.events("log"))
        .extracting(event -> event.path("message").asText())
        .anySatisfy(text -> assertThat(text).startsWith("needs about").contains("it runs alone"));
  }

  @Test
  void whoeverRunsOutOfMemoryIsNamedWithTheLedgerAndOthersKeepTheirResults() {
    String sections =
        "'nodes': {'n': {'type': 'value.number', 'params': {'value': 1}},"
            + "'sum': {'type': 'toy.add', 'params': {'plus': 1}},"
            + "'hungry': {'type': 'toy.hungry'}},"
            + "'links': ['n.value -> sum.a', 'sum.sum -> hungry.x'],"
            + "'outputs': {'s.json': 'sum.sum', 'h.json': 'hungry.x'}";
    Machine machine = new Machine(folder);
    assertThatThrownBy(() -> machine.run(sections))
        .isInstanceOfSatisfying(
            NodeFailure.class,
            failure -> {
              Diagnostic told = failure.diagnostic();
              assertThat(told.owner()).isEqualTo("hungry");
              assertThat(told.message()).contains("ran out of memory", "Java may take", "-Xmx");
            });
    assertThat(machine.out("s.json")).exists();
    machine.cancellation = new Cancellation();
    assertThatThrownBy(() -> machine.run(sections)).isInstanceOf(NodeFailure.class);
    assertThat(machine.verdict("sum")).isEqualTo("hit");
  }

  @Test
  void theRoomIsGivenBack() throws Exception {
    MemoryGate gate = new MemoryGate(100, () -> 10);
    List<String> warnings = new ArrayList<>();
    CompletableFuture<Void> second;
    try (MemoryGate.Pass first = gate.enter("first", 60, warnings::add)) {
      second = CompletableFuture.runAsync(() -> gate.enter("second", 40, warnings::add).close());
      assertThatThrownBy(() -> second.get(300, TimeUnit.MILLISECONDS))
          .isInstanceOf(TimeoutException.class);
      assertThat(gate.ledger()).contains("first about 0 MB");
    }
    second.get(10, TimeUnit.SECONDS);
    assertThat(warnings).isEmpty();
  }
}
