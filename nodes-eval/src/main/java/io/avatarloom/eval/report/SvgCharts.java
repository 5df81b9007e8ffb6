package io.avatarloom.eval.report;

import io.avatarloom.core.value.Series;
import io.avatarloom.eval.chart.Axis;
import io.avatarloom.eval.chart.ChartColours;
import io.avatarloom.eval.chart.Curve;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The columns of a series as SVG line charts, one a column. */
final class SvgCharts {
  private static final int WIDTH = 520;
  private static final int HEIGHT = 180;
  private static final int LEFT = 52;
  private static final int RIGHT = 10;
  private static final int TOP = 8;
  private static final int BOTTOM = 20;
  private static final int POINTS = 800;
  private static final double LOG_RATIO = 1000;

  private SvgCharts() {}

  static String of(Series series) {
    List<Curve> curves = Curve.all(series);
    StringBuilder out = new StringBuilder("<div class=\"charts\">\n");
    for (int i = 0; i < curves.size(); i++) {
      out.append(chart(curves.get(i), ChartColours.hex(i)));
    }
    return out.append("</div>\n").toString();
  }

  private static String chart(Curve curve, String colour) {
    double[] finite = Arrays.stream(curve.y()).filter(Double::isFinite).toArray();
    double low = Arrays.stream(finite).min().orElse(0);
    double high = Arrays.stream(finite).max().orElse(0);
    boolean log = low > 0 && high / low > LOG_RATIO;
    String name = Html.escape(curve.name());
    String last = finite.length == 0 ? "no numbers" : "last " + number(finite[finite.length - 1]);
    return "<figure>\n<figcaption><b>"
        + name
        + "</b><span>"
        + (log ? "logarithmic, " : "")
        + last
        + "</span></figcaption>\n<svg viewBox=\"0 0 "
        + WIDTH
        + " "
        + HEIGHT
        + "\" role=\"img\" aria-label=\""
        + name
        + "\">\n"
        + drawing(curve, colour, log)
        + "</svg>\n</figure>\n";
  }

  private static String drawing(Curve curve, String colour, boolean log) {
    Axis x = Axis.around(Arrays.stream(curve.x()), false, 0);
    Axis y = Axis.around(Arrays.stream(curve.y()), log, 0.06);
    StringBuilder out = new StringBuilder();
    for (double tick : y.ticks(4)) {
      double at = HEIGHT - BOTTOM - y.position(tick) * (HEIGHT - TOP - BOTTOM);
      out.append(line(LEFT, at, WIDTH - RIGHT, at))
          .append(text(LEFT - 6, at + 4, "end", Axis.label(tick)));
    }
    for (double tick : x.ticks(6)) {
      double at = LEFT + x.position(tick) * (WIDTH - LEFT - RIGHT);
      String anchor = at > WIDTH - RIGHT - 16 ? "end" : "middle";
      out.append(line(at, TOP, at, HEIGHT - BOTTOM))
          .append(text(at, HEIGHT - 5, anchor, Axis.label(tick)));
    }
    return out.append("<path class=\"curve\" stroke=\"")
        .append(colour)
        .append("\" d=\"")
        .append(path(curve.thinned(POINTS), x, y))
        .append("\"/>\n")
        .toString();
  }

  private static String path(Curve curve, Axis x, Axis y) {
    StringBuilder out = new StringBuilder();
    char command = 'M';
    for (int i = 0; i < curve.y().length; i++) {
      double py = HEIGHT - BOTTOM - y.position(curve.y()[i]) * (HEIGHT - TOP - BOTTOM);
      if (!Double.isFinite(py)) {
        command = 'M';
        continue;
      }
      double px = LEFT + x.position(curve.x()[i]) * (WIDTH - LEFT - RIGHT);
      out.append(command).append(round(px)).append(' ').append(round(py));
      command = 'L';
    }
    return out.length() == 0 ? "M0 0" : out.toString();
  }

  private static String line(double x1, double y1, double x2, double y2) {
    return String.format(
        Locale.ROOT,
        "<line class=\"grid\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>\n",
        round(x1),
        round(y1),
        round(x2),
        round(y2));
  }

  private static String text(double x, double y, String anchor, String text) {
    return "<text x=\""
        + round(x)
        + "\" y=\""
        + round(y)
        + "\" text-anchor=\""
        + anchor
        + "\">"
        + text
        + "</text>\n";
  }

  private static String round(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
