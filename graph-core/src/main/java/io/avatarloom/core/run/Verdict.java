package io.avatarloom.core.run;

/** Why a unit ran or did not. */
public record Verdict(String word, String reason) {
  static Verdict hit() {
    return new Verdict("hit", "same work is in the cache");
  }

  static Verdict run(String reason) {
    return new Verdict("run", reason);
  }

  static Verdict resumed(int iteration) {
    return new Verdict("resumed", "from the checkpoint at iteration " + iteration);
  }
}
