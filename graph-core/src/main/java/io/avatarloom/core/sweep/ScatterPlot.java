package io.avatarloom.core.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A metric over a setting as SVG: a dot a member, and a line through the means. */
final class ScatterPlot {
  private static final int WIDTH = 320;
  private static final int HEIGHT = 200;
  private static final int LEFT = 56;
  private static final int RIGHT = 12;
  private static final int TOP = 10;
  private static final int BOTTOM = 26;
  private static final double LOG_RATIO = 50;
  private static final int MOST_WORDS = 8;

  /** One member. */
  private record Dot(double x, double y) {}

  private final List<Dot> dots;
  private final List<String> words;
  private final boolean log;
  private final double left;
  private final double right;
  private final double low;
  private final double high;

  private ScatterPlot(List<Dot> dots, List<String> words) {
    this.dots = dots;
    this.words = words;
    double least = dots.stream().mapToDouble(Dot::x).min().orElse(0);
    double most = dots.stream().mapToDouble(Dot::x).max().orElse(1);
    this.log = words.isEmpty() && least > 0 && most / least >= LOG_RATIO;
    this.left = along(least);
    this.right = along(most);
    double bottom = dots.stream().mapToDouble(Dot::y).min().orElse(0);
    double top = dots.stream().mapToDouble(Dot::y).max().orElse(1);
    double air = top > bottom ? 0.06 * (top - bottom) : Math.max(1e-9, Math.abs(top) * 0.1);
    this.low = bottom - air;
    this.high = top + air;
  }

  /** Empty when fewer than two values of the setting have a number. */
  static Optional<String> of(List<ResultFiles.Row> rows, String setting, String metric) {
    Set<String> values = new LinkedHashSet<>();
    boolean numbers = true;
    List<ResultFiles.Row> shown = new ArrayList<>();
    for (ResultFiles.Row row : rows) {
      JsonNode value = row.member().settings().get(setting);
      if (value != null
          && Double.isFinite(row.result().metrics().getOrDefault(metric, Double.NaN))) {
        shown.add(row);
        values.add(Member.text(value));
        numbers &= value.isNumber();
      }
    }
    if (values.size() < 2) {
      return Optional.empty();
    }
    List<String> words = numbers ? List.of() : List.copyOf(values);
    List<Dot> dots = new ArrayList<>();
    for (ResultFiles.Row row : shown) {
      JsonNode value = row.member().settings().get(setting);
      double x = numbers ? value.doubleValue() : words.indexOf(Member.text(value));
      dots.add(new Dot(x, row.result().metrics().get(metric)));
    }
    return Optional.of(new ScatterPlot(dots, words).figure(setting, metric));
  }

  private double along(double x) {
    return log ? Math.log10(x) : x;
  }

  private double px(double x) {
    double span = right > left ? right - left : 1;
    return LEFT + 8 + (along(x) - left) / span * (WIDTH - LEFT - RIGHT - 16);
  }

  private double py(double y) {
    return HEIGHT - BOTTOM - (y - low) / (high - low) * (HEIGHT - TOP - BOTTOM);
  }

  private String figure(String setting, String metric) {
    StringBuilder out = new StringBuilder("<figure class=\"plot\"><figcaption><b>");
    out.append(SweepPage.escape(metric)).append("</b> over ").append(SweepPage.escape(setting));
    out.append(log ? ", logarithmic" : "").append("</figcaption><svg viewBox=\"0 0 ");
    out.append(WIDTH).append(' ').append(HEIGHT).append("\" role=\"img\" aria-label=\"");
    out.append(SweepPage.escape(metric + " over " + setting)).append("\">\n");
    double step = step((high - low) / 3);
    for (double i = Math.ceil(low / step); i * step <= high; i++) {
      double y = i * step;
      out.append(line("grid", LEFT, py(y), WIDTH - RIGHT, py(y)));
      out.append(text("end", LEFT - 5, py(y) + 4, SweepPage.number(y)));
    }
    labels(out);
    out.append("<path class=\"mean\" d=\"").append(means()).append("\"/>\n");
    out.append("<path class=\"dots\" d=\"").append(marks()).append("\"/>\n");
    return out.append("</svg></figure>\n").toString();
  }

  private void labels(StringBuilder out) {
    double below = HEIGHT - 8;
    if (words.isEmpty()) {
      double first = dots.stream().mapToDouble(Dot::x).min().orElse(0);
      double last = dots.stream().mapToDouble(Dot::x).max().orElse(1);
      out.append(text("start", LEFT, below, SweepPage.number(first)));
      out.append(text("end", WIDTH - RIGHT, below, SweepPage.number(last)));
      return;
    }
    int every = (words.size() + MOST_WORDS - 1) / MOST_WORDS;
    for (int i = 0; i < words.size(); i += every) {
      String word = words.get(i);
      String shown = word.length() > 12 ? word.substring(word.length() - 12) : word;
      String anchor = i == 0 ? "start" : i + every >= words.size() ? "end" : "middle";
      out.append(text(anchor, i == 0 ? LEFT : px(i), below, shown));
    }
  }

  /** The smallest of 1, 2, 5, 10, 20 and so on that is no smaller. */
  private static double step(double least) {
    double unit = Math.pow(10, Math.floor(Math.log10(least)));
    double times = least / unit;
    return unit * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
  }

  private String means() {
    TreeMap<Double, double[]> sums = new TreeMap<>();
    for (Dot dot : dots) {
      double[] sum = sums.computeIfAbsent(dot.x(), key -> new double[2]);
      sum[0] += dot.y();
      sum[1]++;
    }
    StringBuilder path = new StringBuilder();
    sums.forEach(
        (x, sum) ->
            path.append(path.isEmpty() ? 'M' : 'L').append(place(px(x), py(sum[0] / sum[1]))));
    return path.toString();
  }

  /** Dots at one place are drawn once. */
  private String marks() {
    Set<String> places = new LinkedHashSet<>();
    dots.forEach(dot -> places.add("M" + place(px(dot.x()), py(dot.y())) + "h0"));
    return String.join("", places);
  }

  private static String place(double x, double y) {
    return String.format(Locale.ROOT, "%.1f %.1f", x, y);
  }

  private static String line(String style, double x1, double y1, double x2, double y2) {
    return "<path class=\"" + style + "\" d=\"M" + place(x1, y1) + "L" + place(x2, y2) + "\"/>\n";
  }

  private static String text(String anchor, double x, double y, String text) {
    return String.format(
        Locale.ROOT,
        "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n",
        x,
        y,
        anchor,
        SweepPage.escape(text));
  }
}
