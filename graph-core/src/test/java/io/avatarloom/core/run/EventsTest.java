package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.ValueTypes;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class EventsTest {
  private static final String COUNT =
      "'nodes': {'one': {'type': 'value.number', 'params': {'value': 1}},"
          + "'add': {'type': 'toy.add', 'region': 'r', 'params': {'plus': 1}}},"
          + "'links': ['one.value -> r.x', 'r.x -> add.a', 'add.sum -> r.x'],"
          + "'regions': {'r': {'iterations': 6, 'slots': {'x': 'Number'},"
          + " 'series': {'x': 'add.sum'}}}, 'outputs': {'x.json': 'r.x'}";
  private static final String FAILING =
      "'nodes': {'one': {'type': 'value.number', 'params': {'value': 1}},"
          + "'bad': {'type': 'toy.fail'}}, 'links': ['one.value -> bad.x'],"
          + "'outputs': {'x.json': 'bad.x'}";
  @TempDir Path folder;
  private Machine machine;

  @BeforeEach
  void start() {
    machine = new Machine(folder);
  }

  private JsonNode last() {
    return machine.events.get(machine.events.size() - 1);
  }

  private void until(String kind, int count) throws InterruptedException {
    while (machine.events(kind).size() < count) {
      Thread.sleep(5);
    }
  }

  @Test
  void aRunTellsPlanMemoryOutputsAndHowItEnded() throws Exception {
    machine.run(COUNT);

    assertThat(machine.events("plan").get(0).path("units"))
        .extracting(unit -> unit.path("id").asText())
        .containsExactly("one", "r");
    assertThat(machine.events("memory").get(0).path("peak").asLong())
        .isGreaterThanOrEqualTo(machine.events("memory").get(0).path("used").asLong());
    assertThat(machine.events("memory").get(0).path("heap").asLong()).isPositive();
    assertThat(machine.events("output")).hasSize(1);
    assertThat(last().path("e").asText()).isEqualTo("run.done");
    assertThat(last().path("status").asText()).isEqualTo("done");
  }

  @Test
  void aUnitThatIsDoneTellsWhereItsOutputsAreKept() throws Exception {
    machine.run(COUNT);

    JsonNode done = machine.events("node.done").get(1);
    JsonNode slot = done.path("outputs").path("x");
    assertThat(done.path("memory").asLong()).isPositive();
    assertThat(slot.path("type").asText()).isEqualTo("Number");
    assertThat(slot.path("bytes").asLong()).isPositive();
    assertThat(new Store(machine.cache()).value(ValueTypes.NUMBER, slot.path("blob").asText()))
        .contains(new NumberValue(7));
  }

  @Test
  void aFailureIsPinnedToNodeAndPort() {
    assertThatThrownBy(() -> machine.run(FAILING)).isInstanceOf(NodeFailure.class);

    assertThat(machine.events("node.failed"))
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.path("node").asText()).isEqualTo("bad");
              assertThat(event.path("port").asText()).isEqualTo("x");
            });
    assertThat(last().path("status").asText()).isEqualTo("failed");
    assertThat(last().path("diagnostic").path("message").asText())
        .isEqualTo("expected a number below 0, met 1.0");
  }

  @Test
  void aRegionPausesStepsAndResumes() throws Exception {
    machine.control.pause("r");
    CompletableFuture<Object> run = CompletableFuture.supplyAsync(this::count);

    until("region.paused", 1);
    assertThat(machine.events("region.iteration")).isEmpty();
    machine.control.step("r", 2);
    until("region.paused", 2);
    assertThat(machine.events("region.iteration")).hasSize(2);
    assertThat(machine.events("region.paused").get(1).path("i").asInt()).isEqualTo(2);
    machine.control.resume("r");

    assertThat(run.get(10, TimeUnit.SECONDS)).isEqualTo("done");
    assertThat(machine.events("region.iteration")).hasSize(6);
    assertThat(machine.out("x.json")).content().contains("7");
  }

  @Test
  void aPausedRegionObeysCancelWithinASecondAndKeepsItsState() throws Exception {
    machine.control.pause("r");
    machine.control.step("r", 3);
    CompletableFuture<Object> run = CompletableFuture.supplyAsync(this::count);
    until("region.paused", 1);

    long begin = System.nanoTime();
    machine.cancellation.cancel();

    assertThat(run.get(10, TimeUnit.SECONDS)).isInstanceOf(CancellationException.class);
    assertThat(System.nanoTime() - begin).isLessThan(1_000_000_000L);
    assertThat(last().path("status").asText()).isEqualTo("cancelled");
    assertThat(machine.events("region.checkpoint").get(0).path("i").asInt()).isEqualTo(3);
  }

  private Object count() {
    try {
      machine.run(COUNT);
      return "done";
    } catch (Exception e) {
      return e;
    }
  }
}
