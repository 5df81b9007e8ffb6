package io.avatarloom.core.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestTest {
  @Test
  void theReplayLineSurvivesAShell() throws Exception {
    String line = Manifest.replay(List.of("run", "my recipe.json", "--set", "t.value=it's $HOME"));

    Process shell =
        new ProcessBuilder("sh", "-c", "printf '%s|' " + line).redirectErrorStream(true).start();
    assertThat(new String(shell.getInputStream().readAllBytes(), "UTF-8"))
        .isEqualTo("loom|run|my recipe.json|--set|t.value=it's $HOME|--no-cache|");
  }
}
