package io.avatarloom.editor.canvas;

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

  public static NodeStatus of(State state) {
    return new NodeStatus(state, 0, Double.NaN, "");
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
