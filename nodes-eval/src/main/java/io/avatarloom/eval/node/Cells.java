package io.avatarloom.eval.node;

import java.util.Locale;

/** Cells of result tables. */
final class Cells {
  private Cells() {}

  /** A number in a format; empty when there is none. */
  static String number(String format, double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, format, value);
  }
}
