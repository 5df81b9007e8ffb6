package io.avatarloom.core.run;

/**
 * Whether a unit ran, or will, and why.
 *
 * @param word {@code hit}, {@code run}, {@code resumed}; in a forecast also {@code maybe}
 * @param reason a phrase
 */
public record Verdict(String word, String reason) {
  static final String LOADER = "it is a loader, which runs every time";

  static Verdict hit() {
    return new Verdict("hit", "same work is in the cache");
  }

  static Verdict shared() {
    return new Verdict("hit", "another run makes the same");
  }

  static Verdict run(String reason) {
    return new Verdict("run", reason);
  }

  static Verdict maybe(String input) {
    return new Verdict("maybe", "its input " + input + " runs first");
  }

  static Verdict resumed(int iteration) {
    return new Verdict("resumed", "from the checkpoint at iteration " + iteration);
  }
}
