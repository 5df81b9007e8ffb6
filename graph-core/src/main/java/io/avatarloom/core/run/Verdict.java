package io.avatarloom.core.run;

import java.util.List;

/**
 * Whether a unit ran, or will, and why.
 *
 * @param word {@code hit}, {@code run}, {@code resumed}; in a forecast also {@code maybe}
 * @param reason a phrase
 * @param changes what is not as it was the last time, where that is the reason
 * @param causes units whose own verdict is behind this one
 */
public record Verdict(String word, String reason, List<PartChange> changes, List<String> causes) {
  static final String LOADER = "it is a loader, which runs every time";

  private Verdict(String word, String reason) {
    this(word, reason, List.of(), List.of());
  }

  static Verdict hit() {
    return new Verdict("hit", "same work is in the cache");
  }

  static Verdict shared() {
    return new Verdict("hit", "another run makes the same");
  }

  static Verdict run(String reason) {
    return new Verdict("run", reason);
  }

  static Verdict run(List<PartChange> changes) {
    List<String> causes =
        changes.stream().flatMap(change -> change.producers().stream()).distinct().toList();
    return new Verdict("run", Changes.phrase(changes), changes, causes);
  }

  /** As a run.json tells it. */
  static Verdict told(String word, String reason) {
    return new Verdict(word, word.equals("hit") ? hit().reason() : reason);
  }

  static Verdict maybe(String input) {
    return new Verdict("maybe", "its input " + input + " runs first", List.of(), List.of(input));
  }

  static Verdict resumed(int iteration) {
    return new Verdict("resumed", "from the checkpoint at iteration " + iteration);
  }

  boolean isHit() {
    return word.equals("hit");
  }
}
