package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.device.DeviceChoice;
import io.avatarloom.core.device.DeviceInfo;
import io.avatarloom.core.device.Devices;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManifestTest {
  private static final String ONE =
      "'nodes': {'d': {'type': 'toy.device'}}, 'outputs': {'d.json': 'd.x'}";
  private static final String NONE =
      "'nodes': {'n': {'type': 'value.number'}}, 'outputs': {'n.json': 'n.value'}";
  @TempDir Path folder;

  private String device(DeviceChoice choice, String sections) throws Exception {
    Machine machine = new Machine(folder);
    machine.device = choice;
    machine.run(machine.graph(sections), false);
    byte[] manifest = Files.readAllBytes(machine.out("run.json"));
    return new ObjectMapper().readTree(manifest).path("machine").path("device").asText();
  }

  @Test
  void whoAsksForNoDeviceRanInJava() throws Exception {
    assertThat(device(DeviceChoice.CPU, ONE)).isEqualTo("cpu");
    assertThat(device(DeviceChoice.AUTO, NONE)).isEqualTo("cpu");
  }

  @Test
  @Tag("opencl")
  void theDeviceThatNodesWereGivenIsNamedWithItsDriver() throws Exception {
    DeviceChoice choice = DeviceChoice.parse("opencl");
    DeviceInfo info = Devices.find(choice);
    assertThat(device(choice, ONE)).isEqualTo(info + ", driver " + info.driver());
    assertThat(device(choice, NONE)).isEqualTo("cpu");
  }

  @Test
  void theReplayLineSurvivesAShell() throws Exception {
    String line = Manifest.replay(List.of("run", "my recipe.json", "--set", "t.value=it's $HOME"));

    Process shell =
        new ProcessBuilder("sh", "-c", "printf '%s|' " + line).redirectErrorStream(true).start();
    assertThat(new String(shell.getInputStream().readAllBytes(), "UTF-8"))
        .isEqualTo("loom|run|my recipe.json|--set|t.value=it's $HOME|--no-cache|");
  }
}
