package io.avatarloom.editor.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventTailTest {
  @TempDir Path folder;

  @Test
  void aLineCountsOnceItHasEnded() throws IOException {
    Path file = folder.resolve("events");
    EventTail tail = new EventTail(file);
    assertThat(tail.poll()).isEmpty();

    Files.writeString(file, "{\"e\":\"a\"}\n{\"e\":\"gr");
    assertThat(tail.poll()).singleElement().hasToString("{\"e\":\"a\"}");
    assertThat(tail.poll()).isEmpty();

    Files.writeString(file, "ün\"}\nnot json\n{\"e\":\"c\"}\n", StandardOpenOption.APPEND);
    assertThat(tail.poll())
        .extracting(event -> event.path("e").asText())
        .containsExactly("grün", "c");
  }
}
