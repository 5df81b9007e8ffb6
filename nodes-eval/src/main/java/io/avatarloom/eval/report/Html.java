package io.avatarloom.eval.report;

import java.util.Locale;

/** Text as it stands in a page. */
final class Html {
  private Html() {}

  /** The text with the characters that HTML reads replaced; control characters are dropped. */
  static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> out.append("&amp;");
        case '<' -> out.append("&lt;");
        case '>' -> out.append("&gt;");
        case '"' -> out.append("&quot;");
        default -> out.append(c < ' ' && c != '\n' && c != '\t' ? "" : c);
      }
    }
    return out.toString();
  }

  /** A time as people say it: 12 ms, 3.42 s, 2 min 5 s, 1 h 2 min. */
  static String time(double seconds) {
    if (seconds < 0.9995) {
      return Math.round(1000 * seconds) + " ms";
    }
    if (seconds < 59.95) {
      return String.format(Locale.ROOT, "%." + (seconds < 10 ? 2 : 1) + "f s", seconds);
    }
    long whole = Math.round(seconds);
    return whole < 3600
        ? whole / 60 + " min " + whole % 60 + " s"
        : whole / 3600 + " h " + whole % 3600 / 60 + " min";
  }

  /** An amount of memory in GB or MB. */
  static String memory(long bytes) {
    return bytes >= 1_000_000_000L
        ? String.format(Locale.ROOT, "%.2f GB", bytes / 1e9)
        : Math.round(bytes / 1e6) + " MB";
  }
}
