package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.check.InvalidRecipeException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Nodes of a region that run every k-th iteration. */
@Timeout(20)
class EveryTest {
  private static final String NODES =
      "'nodes': {'one': {'type': 'value.number', 'params': {'value': 1}},"
          + "'draw': {'type': 'toy.noise', 'region': 'r', 'every': 4},"
          + "'twice': {'type': 'toy.add', 'region': 'r', 'every': 4, 'params': {'plus': 5}},"
          + "'add': {'type': 'toy.add', 'region': 'r'}},"
          + "'links': ['one.value -> r.x', 'r.x -> add.a', 'draw.x -> add.b', 'draw.x -> twice.a',"
          + " 'add.sum -> r.x'],"
          + "'regions': {'r': {'iterations': 10, 'slots': {'x': 'Number'},"
          + " 'series': {'drawn': 'draw.x', 'more': 'twice.sum'}}},"
          + "'outputs': {'x.json': 'r.x'}";
  @TempDir Path folder;

  private static List<Double> recorded(Machine machine, String column) {
    return machine.events("region.iteration").stream()
        .map(event -> event.path("values").path(column))
        .map(JsonNode::asDouble)
        .toList();
  }

  @Test
  void outputsLastUntilTheNodeRunsAgain() throws Exception {
    Machine machine = new Machine(folder);
    machine.run(NODES);

    assertThat(machine.toys.runs("toy.noise")).isEqualTo(3);
    List<Double> drawn = recorded(machine, "drawn");
    assertThat(drawn.subList(0, 4)).containsOnly(drawn.get(0));
    assertThat(drawn.subList(4, 8)).containsOnly(drawn.get(4));
    assertThat(List.of(drawn.get(0), drawn.get(4), drawn.get(8))).doesNotHaveDuplicates();
  }

  @Test
  void recordedOutputsLastThoughNothingIsLinkedToThem() throws Exception {
    Machine machine = new Machine(folder);
    machine.run(NODES);

    List<Double> drawn = recorded(machine, "drawn");
    List<Double> more = recorded(machine, "more");
    for (int i = 0; i < drawn.size(); i++) {
      assertThat(more.get(i)).isEqualTo(drawn.get(i) + 5);
    }
  }

  @Test
  void aResumedRegionGivesTheSameBytes() throws Exception {
    Machine whole = new Machine(folder.resolve("whole"));
    whole.run(NODES);
    Machine cut = new Machine(folder.resolve("cut"));
    assertThat(cut.cancelledAfter("r", 6, NODES)).isInstanceOf(CancellationException.class);

    Machine again = new Machine(folder.resolve("cut"));
    again.run(NODES);

    assertThat(again.verdict("r")).isEqualTo("resumed");
    assertThat(again.toys.runs("toy.noise")).isEqualTo(1);
    assertThat(Files.readAllBytes(again.out("x.json")))
        .isEqualTo(Files.readAllBytes(whole.out("x.json")));
  }

  @Test
  void anIntervalBelongsInARegion() {
    Machine machine = new Machine(folder);
    String sections =
        "'nodes': {'one': {'type': 'value.number', 'every': 2}}, 'outputs': {'x.json': 'one.value'}";

    assertThatThrownBy(() -> machine.graph(sections))
        .isInstanceOf(InvalidRecipeException.class)
        .hasMessageContaining("every");
  }
}
