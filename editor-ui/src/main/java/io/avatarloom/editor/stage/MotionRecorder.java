package io.avatarloom.editor.stage;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;

/** Writes down slider values at a steady rate and makes a clip of them. */
final class MotionRecorder {
  private static final double FRAMES_PER_SECOND = 25;

  private final List<SortedMap<String, Double>> frames = new ArrayList<>();
  private double seconds;
  private boolean recording;

  boolean recording() {
    return recording;
  }

  /** Begins anew. */
  void start() {
    frames.clear();
    seconds = 0;
    recording = true;
  }

  /**
   * Lets time pass.
   *
   * @param values where the sliders stand now; those left out stand at 0
   */
  void tick(double elapsed, SortedMap<String, Double> values) {
    if (!recording) {
      return;
    }
    seconds += elapsed;
    while (frames.size() <= seconds * FRAMES_PER_SECOND) {
      frames.add(values);
    }
  }

  /** Ends; empty if no slider was away from 0 all the time. */
  Optional<MotionClip> stop(String name) {
    recording = false;
    TreeSet<String> moved = new TreeSet<>();
    frames.forEach(values -> moved.addAll(values.keySet()));
    if (moved.isEmpty()) {
      return Optional.empty();
    }
    double[][] rows =
        frames.stream()
            .map(values -> moved.stream().mapToDouble(c -> values.getOrDefault(c, 0.0)).toArray())
            .toArray(double[][]::new);
    return Optional.of(new MotionClip(name, FRAMES_PER_SECOND, List.copyOf(moved), rows));
  }
}
