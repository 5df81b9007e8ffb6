package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.graph.StopRule;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Regions that end as soon as a recorded number is as wanted. */
@Timeout(20)
class StopRuleTest {
  private static final String NODES =
      "'nodes': {'zero': {'type': 'value.number', 'params': {'value': 0}},"
          + "'add': {'type': 'toy.add', 'region': 'r', 'params': {'plus': 1}}},"
          + "'links': ['zero.value -> r.x', 'r.x -> add.a', 'add.sum -> r.x'],"
          + "'regions': {'r': {'iterations': 12, 'stopWhen': 'sum>=5', 'checkpointEvery': 5,"
          + " 'slots': {'x': 'Number'}, 'series': {'sum': 'add.sum'}}},"
          + "'outputs': {'x.json': 'r.x', 's.csv': 'r.series'}";
  @TempDir Path folder;

  @Test
  void theBodyRunsUntilTheNumberIsReached() throws Exception {
    Machine machine = new Machine(folder);
    machine.run(NODES);

    assertThat(machine.toys.runs("toy.add")).isEqualTo(5);
    assertThat(machine.out("x.json")).content().contains("5.0");
    assertThat(Files.readAllLines(machine.out("s.csv"))).hasSize(6);
    assertThat(machine.events("log"))
        .extracting(event -> event.path("message").asText())
        .contains("ends after iteration 5: sum>=5.0");
    assertThat(machine.events("region.checkpoint")).isEmpty();

    machine.run(NODES);
    assertThat(machine.verdict("r")).isEqualTo("hit");
    machine.run(NODES.replace("sum>=5", "sum >= 7"));
    assertThat(machine.toys.runs("toy.add")).isEqualTo(12);
    assertThat(machine.events("node.done"))
        .extracting(event -> event.path("why").asText())
        .anyMatch(why -> why.contains("the stop rule"));
  }

  @Test
  void aNumberThatIsNotReachedLeavesAllIterations() throws Exception {
    Machine machine = new Machine(folder);
    machine.run(NODES.replace("sum>=5", "sum<-1"));

    assertThat(machine.toys.runs("toy.add")).isEqualTo(12);
    assertThat(Files.readAllLines(machine.out("s.csv"))).hasSize(13);
  }

  @Test
  void aResumedRegionEndsAtTheSameIteration() throws Exception {
    Machine cut = new Machine(folder);
    assertThat(cut.cancelledAfter("r", 3, NODES)).isInstanceOf(CancellationException.class);

    Machine again = new Machine(folder);
    again.run(NODES);

    assertThat(again.verdict("r")).isEqualTo("resumed");
    assertThat(again.toys.runs("toy.add")).isEqualTo(2);
    assertThat(again.out("x.json")).content().contains("5.0");
    assertThat(Files.readAllLines(again.out("s.csv"))).hasSize(6);
  }

  @Test
  void whatCannotStopARegionIsRefused() {
    Machine machine = new Machine(folder);
    assertThatThrownBy(() -> machine.graph(NODES.replace("sum>=5", "loss<1")))
        .isInstanceOf(InvalidRecipeException.class)
        .hasMessageContaining("r.stopWhen")
        .hasMessageContaining("'loss' is no recorded column")
        .hasMessageContaining("which has sum");
    for (String wrong : new String[] {"sum", "sum=5", "sum<many", "<5", "sum<NaN", "sum<1e999"}) {
      assertThatThrownBy(() -> machine.graph(NODES.replace("sum>=5", wrong)))
          .as(wrong)
          .isInstanceOf(InvalidRecipeException.class)
          .hasMessageContaining("a recorded column, a sign");
    }
  }

  @Test
  void aNumberThatIsNotThereEndsNothing() {
    for (String sign : new String[] {"<", "<=", ">", ">="}) {
      StopRule rule = StopRule.parse("loss" + sign + "0.5").orElseThrow();
      assertThat(rule.holds(Double.NaN)).isFalse();
      assertThat(rule.holds(0.5)).isEqualTo(sign.contains("="));
      assertThat(rule.holds(0.4)).isEqualTo(sign.startsWith("<"));
      assertThat(rule.holds(Double.POSITIVE_INFINITY)).isEqualTo(sign.startsWith(">"));
    }
  }

  @Test
  void theDocumentKeepsIt() throws Exception {
    Machine machine = new Machine(folder);
    JsonNode kept = machine.recipe(NODES).json().path("regions").path("r").path("stopWhen");
    assertThat(kept.asText()).isEqualTo("sum>=5");
    assertThat(machine.recipe(NODES).text())
        .containsSubsequence(
            "\"iterations\": 12", "\"stopWhen\": \"sum>=5\"", "\"checkpointEvery\"");
  }
}
