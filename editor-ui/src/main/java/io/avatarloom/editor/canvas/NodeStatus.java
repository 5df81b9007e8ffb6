package io.avatarloom.editor.canvas;

import java.util.Comparator;
import java.util.List;

/**
 * How a node or region stands in the present run.
 *
 * @param progress 0 to 1, of a running one
 * @param seconds it took, NaN when unknown
 * @param message of a failure, or what it does now; may be empty
 */
public record NodeStatus(State state, double progress, double seconds, String message) {
  /** The states a run can leave a node in. */
  public enum State {
    QUEUED,
    RUNNING,
    RUN,
    CACHED,
    STALE,
    FAILED
  }

  private static final List<State> PRESSING =
      List.of(State.FAILED, State.RUNNING, State.QUEUED, State.STALE, State.RUN, State.CACHED);

  public static NodeStatus of(State state) {
    return new NodeStatus(state, 0, Double.NaN, "");
  }

  /**
   * The state of several nodes as one: the most pressing state, their times and progress in sum.
   */
  static NodeStatus together(List<NodeStatus> parts) {
    if (parts.size() == 1) {
      return parts.get(0);
    }
    State state =
        parts.stream().map(NodeStatus::state).min(Comparator.comparing(PRESSING::indexOf)).get();
    double done = parts.stream().mapToDouble(NodeStatus::done).average().orElse(0);
    double seconds =
        parts.stream().mapToDouble(NodeStatus::seconds).filter(s -> !Double.isNaN(s)).sum();
    String message =
        parts.stream()
            .filter(part -> part.state() == state && !part.message().isEmpty())
            .map(NodeStatus::message)
            .findFirst()
            .orElse("");
    boolean begun = state == State.QUEUED && done > 0;
    return new NodeStatus(begun ? State.RUNNING : state, done, seconds, message);
  }

  private double done() {
    return switch (state) {
      case RUNNING -> progress;
      case RUN, CACHED, FAILED -> 1;
      case QUEUED, STALE -> 0;
    };
  }

  /** What the badge says; short. */
  public String badge() {
    return switch (state) {
      case QUEUED -> "queued";
      case RUNNING -> Math.round(progress * 100) + " %";
      case RUN -> Double.isNaN(seconds) ? "run" : time();
      case CACHED -> "cached";
      case STALE -> "stale";
      case FAILED -> "failed";
    };
  }

  private String time() {
    if (seconds < 1) {
      return Math.round(seconds * 1000) + " ms";
    }
    if (seconds < 60) {
      return Math.round(seconds * 10) / 10.0 + " s";
    }
    return (long) seconds / 60 + " min " + (long) seconds % 60 + " s";
  }
}
