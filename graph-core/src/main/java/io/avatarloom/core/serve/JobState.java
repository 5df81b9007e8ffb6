package io.avatarloom.core.serve;

import java.util.Locale;

/** Where a job stands. */
public enum JobState {
  QUEUED,
  RUNNING,
  CANCELLING,
  DONE,
  FAILED,
  CANCELLED;

  /** Whether nothing more happens to it. */
  public boolean isOver() {
    return this == DONE || this == FAILED || this == CANCELLED;
  }

  /** As clients see it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * @throws IllegalArgumentException if there is no such state
   */
  static JobState of(String word) {
    for (JobState state : values()) {
      if (state.word().equals(word)) {
        return state;
      }
    }
    throw new IllegalArgumentException("expected the state of a job, met '" + word + "'");
  }
}
