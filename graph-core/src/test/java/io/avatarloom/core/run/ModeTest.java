package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.avatarloom.core.check.InvalidRecipeException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModeTest {
  private static final String SUM =
      "'nodes': {'one': {'type': 'value.number', 'params': {'value': 1}},"
          + "'two': {'type': 'value.number', 'params': {'value': 2}},"
          + "'inner': {'type': 'toy.add', 'params': {'plus': 10}},"
          + "'outer': {'type': 'toy.add', 'params': {'plus': 100}}},"
          + "'links': ['one.value -> inner.a', 'two.value -> outer.b', 'inner.sum -> outer.a'],"
          + "'outputs': {'o.json': 'outer.sum', 'i.json': 'inner.sum'}";
  @TempDir Path folder;
  private Machine machine;

  @BeforeEach
  void start() {
    machine = new Machine(folder);
  }

  private static String with(String node, String mode) {
    return SUM.replace("'" + node + "': {", "'" + node + "': {'mode': '" + mode + "', ");
  }

  @Test
  void aMutedOptionalInputIsAsUnlinked() throws Exception {
    machine.run(SUM);
    assertThat(machine.out("o.json")).content().contains("113");

    machine.run(with("two", "mute"));

    assertThat(machine.out("o.json")).content().contains("111");
    assertThat(machine.verdict("two")).isEqualTo("none");
  }

  @Test
  void aMutedRequiredInputIsRefusedWithTheCulprit() {
    assertThatThrownBy(() -> machine.run(with("one", "mute")))
        .isInstanceOf(InvalidRecipeException.class)
        .hasMessage(
            "inner.a: expected Number, but one.value brings nothing: one is muted; unmute it, or"
                + " mute what reads it too");
  }

  @Test
  void anOutputOfAMutedNodeIsSkippedWithALine() throws Exception {
    machine.run(with("outer", "mute"));

    assertThat(machine.out("o.json")).doesNotExist();
    assertThat(machine.out("i.json")).exists();
    assertThat(machine.events("log").get(0).path("message").asText())
        .startsWith("is not written: outer.sum is muted");
  }

  @Test
  void aBypassedNodeHandsItsFirstInputOfTheTypeThrough() throws Exception {
    machine.run(with("inner", "bypass"));

    assertThat(machine.out("o.json")).content().contains("103");
    assertThat(machine.out("i.json")).content().contains("1").doesNotContain("11");
    assertThat(machine.toys.runs("toy.add")).isEqualTo(1);
  }

  @Test
  void aBypassThatTheTypesDoNotProveIsRefused() {
    String clip =
        "'nodes': {'one': {'type': 'value.number'}, 'c': {'type': 'toy.clip', 'mode': 'bypass'}},"
            + "'links': ['one.value -> c.grey'], 'outputs': {'c.gif': 'c.clip'}";

    assertThatThrownBy(() -> machine.run(clip))
        .hasMessageContaining("c.clip: it cannot be bypassed: no input has the type of this output")
        .hasMessageContaining("grey Number");
  }

  @Test
  void anUnknownModeIsRefused() {
    assertThatThrownBy(() -> machine.run(with("one", "sleep")))
        .hasMessage("one.mode: expected run, mute or bypass, met 'sleep'");
  }

  @Test
  void aSwitchWhoseChoiceIsMutedSaysSo() {
    String choice =
        "'nodes': {'one': {'type': 'value.number', 'mode': 'mute'}, 's': {'type': 'flow.switch'},"
            + "'add': {'type': 'toy.add'}}, 'links': ['one.value -> s.a', 's.value -> add.a'],"
            + "'outputs': {'o.json': 'add.sum'}";

    assertThatThrownBy(() -> machine.run(choice))
        .hasMessageContaining("add.a: expected Number, but s.value brings nothing: one is muted");
  }
}
