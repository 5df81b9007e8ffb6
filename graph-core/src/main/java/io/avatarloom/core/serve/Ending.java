package io.avatarloom.core.serve;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * How a runner ended, from its exit code where that is known, else from its last event.
 *
 * @param state nothing when it was killed before it could tell
 */
record Ending(Optional<JobState> state, int exitCode, String message) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int CANCELLED = 130;
  private static final String NOTE = "note: ";
  private static final int TAIL = 1 << 16;

  static Ending of(JobFolder folder, Optional<Integer> exitCode) {
    Optional<JsonNode> last = lastEvent(folder);
    if (exitCode.isPresent()) {
      int code = exitCode.get();
      return new Ending(
          Optional.of(state(code)), code, code == 0 ? note(folder) : message(folder, code));
    }
    return last.map(event -> told(event, folder))
        .orElseGet(() -> new Ending(Optional.empty(), -1, ""));
  }

  private static JobState state(int code) {
    return code == 0 ? JobState.DONE : code == CANCELLED ? JobState.CANCELLED : JobState.FAILED;
  }

  private static Ending told(JsonNode event, JobFolder folder) {
    return switch (event.path("status").asText()) {
      case "done" -> new Ending(Optional.of(JobState.DONE), 0, note(folder));
      case "cancelled" -> new Ending(Optional.of(JobState.CANCELLED), CANCELLED, "");
      default -> new Ending(Optional.of(JobState.FAILED), 1, message(folder, 1));
    };
  }

  /** The last event, when it is the end of a run. */
  private static Optional<JsonNode> lastEvent(JobFolder folder) {
    try {
      List<String> lines = tail(folder.events());
      if (lines.isEmpty()) {
        return Optional.empty();
      }
      JsonNode event = JSON.readTree(lines.get(lines.size() - 1));
      return event.path("e").asText().equals("run.done") ? Optional.of(event) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The last lines of a file, which may be large. */
  private static List<String> tail(Path file) throws IOException {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes = new byte[(int) Math.min(TAIL, in.length())];
      in.seek(in.length() - bytes.length);
      in.readFully(bytes);
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    }
  }

  /** What the runner had to remark though all went well. */
  private static String note(JobFolder folder) {
    try {
      return tail(folder.log()).stream()
          .filter(line -> line.startsWith(NOTE))
          .reduce((first, second) -> second)
          .map(line -> line.substring(NOTE.length()))
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  /** The last error the runner wrote. */
  private static String message(JobFolder folder, int code) {
    if (code == CANCELLED) {
      return "";
    }
    if (code > 128) {
      return "the runner was killed (signal "
          + (code - 128)
          + "); submitting again goes on from its last checkpoint";
    }
    try {
      return tail(folder.log()).stream()
          .filter(line -> line.startsWith("error: ") || line.startsWith("the time limit"))
          .reduce((first, second) -> second)
          .map(line -> line.startsWith("error: ") ? line.substring("error: ".length()) : line)
          .orElse("the runner ended with code " + code + "; see its log");
    } catch (IOException e) {
      return "the runner ended with code " + code;
    }
  }
}
