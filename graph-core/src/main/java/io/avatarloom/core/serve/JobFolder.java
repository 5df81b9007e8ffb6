package io.avatarloom.core.serve;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Where the files of a job lie. */
record JobFolder(Path root) {
  private static final int PIECE = 1 << 16;

  static JobFolder of(Path state, long id) {
    return new JobFolder(state.resolve("jobs").resolve(Long.toString(id)));
  }

  Path recipe() {
    return root.resolve("recipe.loom.json");
  }

  /** The code that was there when it was submitted. */
  Path code() {
    return root.resolve("code.json");
  }

  Path events() {
    return root.resolve("events.jsonl");
  }

  Path control() {
    return root.resolve("control");
  }

  /** What the runner says on standard output and error. */
  Path log() {
    return root.resolve("log.txt");
  }

  Path out() {
    return root.resolve("out");
  }

  /** Notes that a runner starts, behind the events of earlier ones. */
  void beginEvents(int attempt) throws IOException {
    mendEvents();
    Files.createDirectories(root);
    Files.writeString(
        events(),
        "{\"e\":\"job.start\",\"t\":0,\"attempt\":" + attempt + "}\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  /** Cuts off a last line that a killed runner did not end. */
  private void mendEvents() throws IOException {
    if (!Files.exists(events())) {
      return;
    }
    try (RandomAccessFile file = new RandomAccessFile(events().toFile(), "rw")) {
      byte[] piece = new byte[PIECE];
      for (long end = file.length(); end > 0; ) {
        int length = (int) Math.min(piece.length, end);
        file.seek(end - length);
        file.readFully(piece, 0, length);
        while (length > 0 && piece[length - 1] != '\n') {
          length--;
          end--;
        }
        if (length > 0) {
          file.setLength(end);
          return;
        }
      }
      file.setLength(0);
    }
  }

  void delete() throws IOException {
    if (!Files.exists(root)) {
      return;
    }
    List<Path> all;
    try (Stream<Path> walk = Files.walk(root)) {
      all = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : all) {
      Files.delete(path);
    }
  }
}
