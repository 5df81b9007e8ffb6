package io.avatarloom.core.sweep;

import java.util.List;
import java.util.Map;

/**
 * How a member went.
 *
 * @param status {@code done}, {@code failed}, {@code cancelled}, {@code waiting}
 * @param message what failed, or which assertion does not hold; else empty
 * @param work hash of all it depends on
 * @param metrics number by name
 * @param files names of the files in its folder
 */
public record MemberResult(
    String id,
    String status,
    double seconds,
    String message,
    String work,
    Map<String, Double> metrics,
    List<String> files) {
  public static final String DONE = "done";
  public static final String FAILED = "failed";
  public static final String CANCELLED = "cancelled";
  public static final String WAITING = "waiting";

  static MemberResult waiting(Member member) {
    return new MemberResult(member.id(), WAITING, 0, "", "", Map.of(), List.of());
  }

  public boolean done() {
    return status.equals(DONE);
  }
}
