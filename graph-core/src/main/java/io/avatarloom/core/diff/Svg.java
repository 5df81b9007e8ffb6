package io.avatarloom.core.diff;

import java.util.Locale;

/** Writes the few elements of SVG a picture of a diff needs; sizes in pixels. */
final class Svg {
  private final StringBuilder out = new StringBuilder();

  void box(double x, double y, double width, double height, String fill, String stroke) {
    out.append(
        format(
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"6\" fill=\"%s\""
                + " stroke=\"%s\"/>\n",
            x, y, width, height, fill, stroke));
  }

  /**
   * One line of text.
   *
   * @param room in pixels; longer texts are cut
   */
  void text(double x, double y, String style, String colour, double room, String text) {
    int most = (int) (room / (style.equals("head") ? 8.6 : style.equals("id") ? 7.2 : 6.2));
    String shown = text.length() <= most ? text : text.substring(0, Math.max(1, most - 1)) + "…";
    out.append(
        format("<text x=\"%.1f\" y=\"%.1f\" class=\"%s\" fill=\"%s\">", x, y, style, colour));
    out.append(escaped(shown)).append("</text>\n");
  }

  /** A link from the right of a box to the left of another. */
  void link(double x1, double y1, double x2, double y2, String colour, double width) {
    double bend = Math.max(30, Math.abs(x2 - x1) / 2);
    out.append(
        format(
            "<path d=\"M%.1f %.1fC%.1f %.1f %.1f %.1f %.1f %.1f\" fill=\"none\" stroke=\"%s\""
                + " stroke-width=\"%.1f\"/>\n",
            x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2, colour, width));
  }

  /** The whole file. */
  String file(double width, double height) {
    return format(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" width=\"%.0f\""
                + " height=\"%.0f\">\n",
            width, height, width, height)
        + "<style>text{font-family:'DejaVu Sans','Helvetica Neue',Arial,sans-serif;font-size:11px}"
        + ".id{font-weight:600;font-size:12px}.head{font-weight:600;font-size:15px}</style>\n"
        + "<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
        + out
        + "</svg>\n";
  }

  private static String format(String pattern, Object... values) {
    return String.format(Locale.ROOT, pattern, values);
  }

  private static String escaped(String text) {
    return text.replaceAll("\\p{Cntrl}", " ")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;");
  }
}
