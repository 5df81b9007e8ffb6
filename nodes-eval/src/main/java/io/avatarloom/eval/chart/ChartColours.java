package io.avatarloom.eval.chart;

import java.awt.Color;

/** Colours of the lines, distinct on light and on dark ground. */
public final class ChartColours {
  private static final String[] LINES = {
    "#3b7dd8", "#e0662f", "#2fa36b", "#a45bd0", "#d4a017", "#d1477a", "#20a5b5", "#7a8794"
  };

  private ChartColours() {}

  /** Colour of line {@code index} as #rrggbb; they repeat after eight. */
  public static String hex(int index) {
    return LINES[index % LINES.length];
  }

  static Color line(int index) {
    return Color.decode(hex(index));
  }
}
