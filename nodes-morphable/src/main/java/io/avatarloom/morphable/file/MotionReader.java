package io.avatarloom.morphable.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Motion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.collections.api.factory.Lists;

/** Reads motion clips: JSON of format {@code avatarloom.motion}, version 1. */
public final class MotionReader {
  private MotionReader() {}

  /**
   * @throws IOException if the file is none; the message says what is wrong
   */
  public static Motion read(Path file) throws IOException {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      throw new IOException(file.getFileName() + " is no motion file: it is not JSON", e);
    }
    if (!root.path("format").asText().equals("avatarloom.motion")
        || root.path("version").asInt() != 1) {
      throw wrong(file, "expected format avatarloom.motion, version 1");
    }
    double rate = root.path("framesPerSecond").asDouble();
    if (!(rate > 0)) {
      throw wrong(file, "expected framesPerSecond above 0, met " + root.path("framesPerSecond"));
    }
    List<String> controls = new ArrayList<>();
    root.path("controls").forEach(word -> controls.add(word.asText()));
    return new Motion(
        root.path("name").asText(file.getFileName().toString()),
        rate,
        Lists.immutable.ofAll(controls),
        frames(file, root.path("frames"), controls.size()));
  }

  private static Tensor frames(Path file, JsonNode rows, int width) throws IOException {
    if (rows.isEmpty() || width == 0) {
      throw wrong(file, "it has no frames or no controls");
    }
    float[] frames = new float[rows.size() * width];
    for (int f = 0; f < rows.size(); f++) {
      if (rows.get(f).size() != width) {
        throw wrong(
            file, "frame %d has %d values for %d controls".formatted(f, rows.get(f).size(), width));
      }
      for (int c = 0; c < width; c++) {
        frames[f * width + c] = (float) rows.get(f).get(c).asDouble();
      }
    }
    return Tensor.of(frames, rows.size(), width);
  }

  private static IOException wrong(Path file, String what) {
    return new IOException(file.getFileName() + " is not a motion file: " + what);
  }
}
