package io.avatarloom.core.cli;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;

import com.fasterxml.jackson.databind.JsonNode;
import io.avatarloom.core.run.RunEvents;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes events as JSON lines. */
final class EventFile implements RunEvents.Listener, AutoCloseable {
  private final PrintStream out;

  /**
   * @param name file, {@code -} for standard output, null for nowhere
   * @param append keeps what the file has
   */
  EventFile(String name, boolean append) throws IOException {
    if (name == null) {
      out = null;
    } else if (name.equals("-")) {
      out = System.out;
    } else {
      Path file = Path.of(name).toAbsolutePath();
      Files.createDirectories(file.getParent());
      out =
          new PrintStream(
              append ? Files.newOutputStream(file, CREATE, APPEND) : Files.newOutputStream(file),
              true,
              StandardCharsets.UTF_8);
    }
  }

  @Override
  public void accept(JsonNode event) {
    if (out != null) {
      out.println(event);
    }
  }

  @Override
  public void close() {
    if (out != null && out != System.out) {
      out.close();
    }
  }
}
