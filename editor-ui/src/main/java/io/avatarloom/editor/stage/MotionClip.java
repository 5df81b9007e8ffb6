package io.avatarloom.editor.stage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.avatarloom.core.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Slider values over time. As a file: {@code {"format": "avatarloom.motion", "version": 1, "name",
 * "framesPerSecond", "controls": [names], "frames": [[values], ...]}}.
 *
 * @param controls names of the controls it moves
 * @param frames [frame][control]
 */
public record MotionClip(
    String name, double framesPerSecond, List<String> controls, double[][] frames) {
  private static final String FORMAT = "avatarloom.motion";

  /** Length in seconds. */
  public double seconds() {
    return frames.length / framesPerSecond;
  }

  /** Values at a time, straight between frames; before and after the clip the ends hold. */
  public SortedMap<String, Double> at(double seconds) {
    double place = Math.max(0, Math.min(frames.length - 1.0, seconds * framesPerSecond));
    int first = (int) place;
    int second = Math.min(frames.length - 1, first + 1);
    double t = place - first;
    SortedMap<String, Double> values = new TreeMap<>();
    for (int c = 0; c < controls.size(); c++) {
      values.put(controls.get(c), frames[first][c] + t * (frames[second][c] - frames[first][c]));
    }
    return values;
  }

  /**
   * Reads a motion file: JSON, npz or npy, told by its name.
   *
   * @throws IOException if it is none; the message says what is wrong
   */
  public static MotionClip read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no file " + file);
    }
    String name = file.toString();
    return name.endsWith(".npz") || name.endsWith(".npy") ? MotionArrays.read(file) : json(file);
  }

  /**
   * Together with a clip of other controls, such as expressions with a pose; as long as the longer,
   * the shorter holds its end.
   */
  public MotionClip with(MotionClip other) {
    List<String> all = new ArrayList<>(controls);
    all.addAll(other.controls);
    int count = Math.max(frames.length, (int) Math.round(other.seconds() * framesPerSecond));
    double[][] rows = new double[count][];
    for (int f = 0; f < count; f++) {
      double[] own = frames[Math.min(f, frames.length - 1)];
      rows[f] = Arrays.copyOf(own, all.size());
      SortedMap<String, Double> more = other.at(f / framesPerSecond);
      for (int c = own.length; c < all.size(); c++) {
        rows[f][c] = more.get(all.get(c));
      }
    }
    return new MotionClip(name + " + " + other.name, framesPerSecond, List.copyOf(all), rows);
  }

  /** Writes it as JSON. */
  public void write(Path file) throws IOException {
    ObjectNode root = new ObjectMapper().createObjectNode();
    root.put("format", FORMAT).put("version", 1).put("name", name);
    root.put("framesPerSecond", framesPerSecond);
    controls.forEach(root.putArray("controls")::add);
    ArrayNode rows = root.putArray("frames");
    for (double[] frame : frames) {
      ArrayNode row = rows.addArray();
      for (double value : frame) {
        row.add(Math.round(value * 1e4) / 1e4);
      }
    }
    AtomicFile.write(file.toAbsolutePath(), new ObjectMapper().writeValueAsBytes(root));
  }

  private static MotionClip json(Path file) throws IOException {
    JsonNode root;
    try {
      root = new ObjectMapper().readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new IOException(file.getFileName() + " is no motion file: it is not JSON", e);
    }
    if (!FORMAT.equals(root.path("format").asText()) || root.path("version").asInt() != 1) {
      throw wrong(file, "expected format " + FORMAT + ", version 1");
    }
    double rate = root.path("framesPerSecond").asDouble();
    if (!(rate > 0)) {
      throw wrong(file, "expected framesPerSecond above 0, met " + root.path("framesPerSecond"));
    }
    List<String> controls = new ArrayList<>();
    root.path("controls").forEach(word -> controls.add(word.asText()));
    return new MotionClip(
        root.path("name").asText(file.getFileName().toString()),
        rate,
        List.copyOf(controls),
        frames(file, root.path("frames"), controls.size()));
  }

  private static double[][] frames(Path file, JsonNode rows, int width) throws IOException {
    if (rows.isEmpty()) {
      throw wrong(file, "it has no frames");
    }
    double[][] frames = new double[rows.size()][width];
    for (int f = 0; f < frames.length; f++) {
      if (rows.get(f).size() != width) {
        throw wrong(
            file,
            "frame " + f + " has " + rows.get(f).size() + " values for " + width + " controls");
      }
      for (int c = 0; c < width; c++) {
        frames[f][c] = rows.get(f).get(c).asDouble();
      }
    }
    return frames;
  }

  private static IOException wrong(Path file, String what) {
    return new IOException(file.getFileName() + " is not a motion file: " + what);
  }
}
