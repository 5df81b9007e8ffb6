package io.avatarloom.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class BenchCommandTest {
  @Test
  void optionsOfTheBenchmarkKeepTheirPlaces() {
    CommandLine loom = Loom.commandLine();
    loom.parseArgs(
        "bench", "identity", "--first", "3", "--out", "o.json", "--count", "2", "folder");

    BenchCommand command = loom.getSubcommands().get("bench").getCommand();
    assertThat(command.name).isEqualTo("identity");
    assertThat(command.args).isEqualTo(List.of("--first", "3", "--count", "2", "folder"));
    assertThat(command.out).hasFileName("o.json");
  }
}
