package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.graph.Graph;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DryRunTest {
  private static final String CHAIN =
      "'nodes': {'words': {'type': 'toy.read', 'params': {'source': 'w.txt'}},"
          + "'one': {'type': 'value.number', 'params': {'value': 1}},"
          + "'two': {'type': 'toy.add'}, 'three': {'type': 'toy.add'}},"
          + "'links': ['one.value -> two.a', 'two.sum -> three.a'],"
          + "'outputs': {'t.json': 'three.sum', 'w.json': 'words.text'}";
  @TempDir Path folder;
  private Machine machine;

  @BeforeEach
  void start() throws Exception {
    machine = new Machine(folder);
    Files.writeString(folder.resolve("w.txt"), "first");
  }

  private List<DryRun.Forecast> forecast(String sections) throws Exception {
    Graph graph = machine.graph(sections);
    RunOptions options =
        new RunOptions(folder.resolve("out"), machine.cache(), true, Long.MAX_VALUE, 1);
    return DryRun.of(graph, machine.files(), options, graph.recipe().outputs().values());
  }

  private String forecast(String sections, String unit) throws Exception {
    return forecast(sections).stream()
        .filter(f -> f.id().equals(unit))
        .map(f -> f.verdict().word() + ": " + f.verdict().reason())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void withoutEarlierRunsTheFirstNodeRunsAndTheRestWaits() throws Exception {
    assertThat(forecast(CHAIN, "one")).isEqualTo("run: there is no earlier result");
    assertThat(forecast(CHAIN, "three")).isEqualTo("maybe: its input two runs first");
    assertThat(machine.toys.runs("toy.add")).isZero();
    assertThat(machine.cache()).doesNotExist();
  }

  @Test
  void afterARunEverythingIsAHit() throws Exception {
    machine.run(CHAIN);

    assertThat(forecast(CHAIN)).allMatch(f -> f.verdict().word().equals("hit"));
  }

  @Test
  void aChangedParameterIsNamedWithBothValues() throws Exception {
    machine.run(CHAIN);

    String changed =
        CHAIN.replace(
            "'two': {'type': 'toy.add'", "'two': {'type': 'toy.add', 'params': {'plus': 4}");

    assertThat(forecast(changed, "two")).isEqualTo("run: parameter plus changed from 0 to 4");
    assertThat(forecast(changed, "one")).startsWith("hit");
    machine.run(changed);
    assertThat(machine.events("node.done"))
        .anyMatch(e -> e.path("why").asText().equals("parameter plus changed from 0 to 4"));
  }

  @Test
  void aChangedFileAndAChangedInputAreNamed() throws Exception {
    machine.run(CHAIN);
    Files.writeString(folder.resolve("w.txt"), "second");

    assertThat(forecast(CHAIN, "words"))
        .isEqualTo("run: parameter source: the content of w.txt changed");

    machine.run(
        CHAIN
            .replace("'value': 1", "'value': 2")
            .replace("'t.json': 'three.sum'", "'o.json': 'one.value'"));
    assertThat(forecast(CHAIN.replace("'value': 1", "'value': 2"), "two"))
        .isEqualTo("run: input a (one.value) changed");
  }
}
