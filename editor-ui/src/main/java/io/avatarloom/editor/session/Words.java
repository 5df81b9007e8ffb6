package io.avatarloom.editor.session;

import java.util.Locale;

/** Names and numbers as people read them. */
public final class Words {
  private Words() {}

  /** A lowerCamelCase id as a title, without the unit at its end: {@code fovDeg} is "Fov". */
  public static String title(String id, String unit) {
    String spaced = id.replaceAll("([a-z0-9])([A-Z])", "$1 $2").replace('_', ' ');
    int last = spaced.lastIndexOf(' ');
    String end = spaced.substring(last + 1).toLowerCase(Locale.ROOT);
    boolean isUnit = last > 0 && !unit.isEmpty() && unit.toLowerCase(Locale.ROOT).startsWith(end);
    String text = (isUnit ? spaced.substring(0, last) : spaced).toLowerCase(Locale.ROOT);
    return text.isEmpty() ? id : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  /** A number in as few digits as tell it apart: up to six, exponents for the very small. */
  public static String number(double value) {
    if (value == Math.rint(value) && Math.abs(value) < 1e9) {
      return Long.toString((long) value);
    }
    String text = String.format(Locale.ROOT, "%.6g", value);
    int exponent = text.indexOf('e');
    String digits = exponent < 0 ? text : text.substring(0, exponent);
    if (digits.contains(".")) {
      digits = digits.replaceAll("0+$", "").replaceAll("\\.$", "");
    }
    return exponent < 0 ? digits : digits + text.substring(exponent);
  }

  /** {@code 850 ms}, {@code 12.3 s}, {@code 4 min 05 s}, {@code 2 h 10 min}. */
  public static String duration(long milliseconds) {
    long seconds = milliseconds / 1000;
    if (seconds < 1) {
      return milliseconds + " ms";
    }
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.1f s", milliseconds / 1000.0);
    }
    if (seconds < 3600) {
      return String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60);
    }
    return String.format(Locale.ROOT, "%d h %02d min", seconds / 3600, seconds / 60 % 60);
  }

  /** {@code 512 B}, {@code 3.4 MB}, {@code 1.25 GB}; powers of 1024. */
  public static String bytes(long bytes) {
    String[] units = {"B", "kB", "MB", "GB", "TB"};
    int unit = 0;
    double value = bytes;
    while (value >= 1024 && unit < units.length - 1) {
      value /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.3g %s", value, units[unit]);
  }
}
