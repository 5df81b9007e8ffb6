package io.avatarloom.editor.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads a file of JSON lines while it grows. A line counts once it has ended. */
final class EventTail {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CHUNK = 1 << 16;
  private final Path file;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private long read;

  EventTail(Path file) {
    this.file = file;
  }

  /** The events written since the last call; lines that are no JSON are passed over. */
  List<JsonNode> poll() throws IOException {
    List<JsonNode> events = new ArrayList<>();
    if (!Files.exists(file)) {
      return events;
    }
    try (SeekableByteChannel channel = Files.newByteChannel(file)) {
      channel.position(read);
      ByteBuffer buffer = ByteBuffer.allocate(CHUNK);
      while (channel.read(buffer) > 0) {
        buffer.flip();
        read += buffer.remaining();
        take(buffer, events);
        buffer.clear();
      }
    }
    return events;
  }

  private void take(ByteBuffer buffer, List<JsonNode> events) {
    while (buffer.hasRemaining()) {
      byte next = buffer.get();
      if (next != '\n') {
        line.write(next);
        continue;
      }
      try {
        events.add(JSON.readTree(line.toString(StandardCharsets.UTF_8)));
      } catch (JsonProcessingException e) {
        // a line cut short by a crash tells nothing; the next one does
      }
      line.reset();
    }
  }
}
