package io.avatarloom.core.bench;

/**
 * One tensor held against a reference.
 *
 * @param suite name of the suite, such as {@code splat}
 * @param tensor which tensor of which case
 * @param error measured error
 * @param limit largest allowed error
 */
public record Comparison(String suite, String tensor, double error, double limit) {
  /** True when the error is within the limit; NaN never is. */
  public boolean passed() {
    return error <= limit;
  }

  /**
   * Largest absolute difference over the largest absolute expected number; NaN if anything is not
   * finite or the lengths differ.
   */
  public static Comparison relative(
      String suite, String tensor, float[] expected, float[] actual, double limit) {
    if (expected.length != actual.length) {
      return new Comparison(suite, tensor, Double.NaN, limit);
    }
    double scale = 0;
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      scale = Math.max(scale, Math.abs(expected[i]));
      double d = Math.abs((double) expected[i] - actual[i]);
      difference = Double.isNaN(d) ? Double.NaN : Math.max(difference, d);
    }
    return new Comparison(suite, tensor, difference / Math.max(scale, 1e-12), limit);
  }

  /** Largest absolute difference; NaN if anything is not finite or the lengths differ. */
  public static Comparison absolute(
      String suite, String tensor, float[] expected, float[] actual, double limit) {
    if (expected.length != actual.length) {
      return new Comparison(suite, tensor, Double.NaN, limit);
    }
    double difference = 0;
    for (int i = 0; i < expected.length; i++) {
      double d = Math.abs((double) expected[i] - actual[i]);
      difference = Double.isNaN(d) ? Double.NaN : Math.max(difference, d);
    }
    return new Comparison(suite, tensor, difference, limit);
  }
}
