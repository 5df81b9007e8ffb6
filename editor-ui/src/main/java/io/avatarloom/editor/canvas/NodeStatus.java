package io.avatarloom.editor.canvas;

import io.avatarloom.editor.session.Words;
import java.util.Comparator;
import java.util.List;

/**
 * How a node or region stands in the present run.
 *
 * @param progress 0 to 1, of a running one
 * @param seconds it took, NaN when unknown
 * @param bytes of memory that its results take, 0 when unknown
 * @param message of a failure, or what it does now; may be empty
 */
public record NodeStatus(State state, double progress, double seconds, long bytes, String message) {
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

  /** One of which no memory is known. */
  public NodeStatus(State state, double progress, double seconds, String message) {
    this(state, progress, seconds, 0, message);
  }

  public NodeStatus withBytes(long results) {
    return new NodeStatus(state, progress, seconds, results, message);
  }

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
    long bytes = parts.stream().mapToLong(NodeStatus::bytes).sum();
    String message =
        parts.stream()
            .filter(part -> part.state() == state && !part.message().isEmpty())
            .map(NodeStatus::message)
            .findFirst()
            .orElse("");
    boolean begun = state == State.QUEUED && done > 0;
    return new NodeStatus(begun ? State.RUNNING : state, done, seconds, bytes, message);
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
      case RUN -> ran();
      case CACHED -> "cached";
      case STALE -> "stale";
      case FAILED -> "failed";
    };
  }

  /** Of the nodes of a region no time of their own is known. */
  private String ran() {
    long milliseconds = Math.round(seconds * 1000);
    String time = milliseconds > 0 ? Words.duration(milliseconds) : "run";
    return bytes > 0 ? time + " · " + Words.bytes(bytes) : time;
  }
}
