package io.avatarloom.core.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.graph.Graph;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.core.run.Cancellation;
import io.avatarloom.core.run.RegionControl;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ControlReaderTest {
  private final ByteArrayOutputStream errors = new ByteArrayOutputStream();
  private final Cancellation cancellation = new Cancellation();
  private ControlReader reader;

  @BeforeEach
  void start() throws Exception {
    String text =
        "{\"format\": \"avatarloom.recipe\", \"version\": 1, \"nodes\": {},"
            + "\"regions\": {\"fit\": {\"iterations\": 2, \"slots\": {}}}}";
    Graph graph = new Graph(Recipe.parse(text, "t", Path.of(".")), Catalogue.installed());
    PrintStream out = new PrintStream(errors, true, StandardCharsets.UTF_8);
    reader = new ControlReader(graph, cancellation, new RegionControl(), out);
  }

  @Test
  void goodCommandsAreObeyedInSilence() {
    reader.obey("pause fit");
    reader.obey("step fit 3");
    reader.obey("resume fit");
    assertThat(cancellation.isCancelled()).isFalse();
    reader.obey("cancel");

    assertThat(cancellation.isCancelled()).isTrue();
    assertThat(errors.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void whatIsWrongIsSaidInASentence() {
    reader.obey("pause fitt");
    reader.obey("step fit many");
    reader.obey("halt");

    assertThat(errors.toString(StandardCharsets.UTF_8).lines())
        .containsExactly(
            "control: pause expects a region of the recipe (fit), met 'fitt'",
            "control: step expects a number of iterations from 1, met 'many'",
            "control: expected cancel, pause, step or resume, met 'halt'");
  }

  @Test
  @Timeout(10)
  void whatIsAppendedToAFileLaterIsObeyed(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("control"), "pause fit\ncan");
    reader.follow(file);
    Thread.sleep(300);
    assertThat(cancellation.isCancelled()).isFalse();

    Files.writeString(file, "cel\n", StandardOpenOption.APPEND);
    while (!cancellation.isCancelled()) {
      Thread.sleep(20);
    }

    assertThat(errors.toString(StandardCharsets.UTF_8)).isEmpty();
  }
}
