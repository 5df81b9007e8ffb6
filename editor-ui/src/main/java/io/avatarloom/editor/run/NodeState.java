package io.avatarloom.editor.run;

/**
 * Where a run stands at one node or region.
 *
 * @param milliseconds it took, 0 until it is done
 * @param fraction of its work that is done, as it says itself, in [0, 1]
 * @param message what it says of itself
 * @param verdict why it ran or did not: word and reason
 */
public record NodeState(
    Status status,
    long milliseconds,
    double fraction,
    String message,
    String verdict,
    String reason) {
  /** Before anything is known. */
  public static final NodeState WAITING = new NodeState(Status.WAITING, 0, 0, "", "", "");

  /** Stages of a node. */
  public enum Status {
    /** Its turn has not come. */
    WAITING,
    /** It is at work. */
    RUNNING,
    /** Its result came from the cache. */
    HIT,
    /** It ran. */
    DONE,
    /** It failed. */
    FAILED
  }

  NodeState running() {
    return new NodeState(Status.RUNNING, milliseconds, fraction, message, verdict, reason);
  }

  NodeState at(double share, String text) {
    return new NodeState(Status.RUNNING, milliseconds, share, text, verdict, reason);
  }

  NodeState planned(String word, String why) {
    return new NodeState(status, milliseconds, fraction, message, word, why);
  }

  NodeState done(long ms, String word, String why) {
    Status end = word.equals("hit") ? Status.HIT : Status.DONE;
    return new NodeState(end, ms, 1, "", word, why);
  }

  NodeState failed(String why) {
    return new NodeState(Status.FAILED, milliseconds, fraction, why, verdict, reason);
  }

  public boolean isOver() {
    return status == Status.HIT || status == Status.DONE || status == Status.FAILED;
  }
}
