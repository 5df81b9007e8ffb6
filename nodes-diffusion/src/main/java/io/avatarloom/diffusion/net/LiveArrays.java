package io.avatarloom.diffusion.net;

import java.util.ArrayList;
import java.util.List;

/** The training arrays of a run in the engine's memory; settled in Java's when the run ends. */
public final class LiveArrays implements AutoCloseable {
  private final List<TrainingArrays> arrays = new ArrayList<>();

  synchronized void add(TrainingArrays made) {
    arrays.removeIf(earlier -> !earlier.isLive());
    arrays.add(made);
  }

  @Override
  public synchronized void close() {
    arrays.forEach(TrainingArrays::settle);
    arrays.clear();
  }
}
