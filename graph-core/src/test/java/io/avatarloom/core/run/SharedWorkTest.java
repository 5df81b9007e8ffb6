package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.device.DeviceChoice;
import io.avatarloom.core.graph.Graph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs beside each other in one process do common work once. */
@Timeout(60)
class SharedWorkTest {
  private static final String CHAIN =
      "'seed': %d, 'nodes': {'x': {'type': 'value.number', 'params': {'value': 2}},"
          + "'noise': {'type': 'toy.noise'},"
          + "'wait': {'type': 'toy.wait', 'params': {'millis': 200}},"
          + "'sum': {'type': 'toy.add', 'params': {'plus': %d}}},"
          + "'links': ['x.value -> wait.x', 'wait.x -> sum.a', 'noise.x -> sum.b'],"
          + "'outputs': {'s.json': 'sum.sum'}";
  @TempDir Path folder;
  private final List<JsonNode> events = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private Machine machine;
  private SharedWork shared;

  @BeforeEach
  void start() {
    machine = new Machine(folder);
    shared =
        SharedWork.of(machine.cache(), Long.MAX_VALUE, new RunEvents(List.of()), DeviceChoice.CPU);
  }

  @AfterEach
  void end() throws Exception {
    threads.shutdown();
    shared.close();
  }

  private Callable<SortedMap<String, Double>> member(String sections, int id) throws Exception {
    Graph graph = machine.graph(sections);
    return () -> {
      Runner runner =
          new Runner(
              graph,
              machine.files(),
              new RunOptions(folder.resolve("out" + id), machine.cache(), true, Long.MAX_VALUE, 2),
              new RunContact(new RunEvents(List.of(events::add))),
              new RunInfo(List.of(), "", List.of()),
              shared);
      runner.run(graph.recipe().outputs(), List.of());
      return runner.numbers();
    };
  }

  private List<Future<SortedMap<String, Double>>> together(
      List<Callable<SortedMap<String, Double>>> members) throws Exception {
    return threads.invokeAll(members);
  }

  @RepeatedTest(2)
  void commonWorkRunsOnce() throws Exception {
    List<Callable<SortedMap<String, Double>>> members = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      members.add(member(CHAIN.formatted(7, i), i));
    }

    List<Future<SortedMap<String, Double>>> ended = together(members);

    double first = ended.get(0).get().get("sum.sum");
    for (int i = 0; i < 6; i++) {
      assertThat(ended.get(i).get().get("sum.sum")).isEqualTo(first + i);
    }
    assertThat(machine.toys.runs("toy.wait")).isEqualTo(1);
    assertThat(machine.toys.runs("toy.noise")).isEqualTo(1);
    assertThat(machine.toys.runs("toy.add")).isEqualTo(6);
    assertThat(starts("wait")).isEqualTo(1);
  }

  private long starts(String node) {
    return events.stream()
        .filter(event -> event.path("e").asText().equals("node.start"))
        .filter(event -> event.path("node").asText().equals(node))
        .count();
  }

  @RepeatedTest(3)
  void randomWorkRunsOnceForEachSeed() throws Exception {
    List<Callable<SortedMap<String, Double>>> members = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      members.add(member(CHAIN.formatted(i % 3, i), i));
    }

    List<Future<SortedMap<String, Double>>> ended = together(members);

    assertThat(machine.toys.runs("toy.noise")).isEqualTo(3);
    assertThat(machine.toys.runs("toy.wait")).isEqualTo(1);
    List<Double> drawn = new ArrayList<>();
    for (Future<SortedMap<String, Double>> one : ended) {
      drawn.add(one.get().get("noise.x"));
    }
    assertThat(drawn.subList(0, 3)).isEqualTo(drawn.subList(3, 6)).doesNotHaveDuplicates();
  }

  @Test
  void whatFailsFailsForAllAndRunsOnce() throws Exception {
    String failing =
        "'nodes': {'x': {'type': 'value.number', 'params': {'value': 2}},"
            + "'bad': {'type': 'toy.fail'}, 'sum': {'type': 'toy.add', 'params': {'plus': %d}}},"
            + "'links': ['x.value -> bad.x', 'bad.x -> sum.a'], 'outputs': {'s.json': 'sum.sum'}";
    List<Callable<SortedMap<String, Double>>> members = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      members.add(member(failing.formatted(i), i));
    }

    for (Future<SortedMap<String, Double>> one : together(members)) {
      assertThatThrownBy(one::get)
          .isInstanceOf(ExecutionException.class)
          .hasMessageContaining("bad.x: expected a number below 0, met 2.0");
    }
    assertThat(machine.toys.runs("toy.fail")).isEqualTo(1);
  }
}
