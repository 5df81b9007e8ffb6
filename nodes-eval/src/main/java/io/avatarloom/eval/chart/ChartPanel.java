package io.avatarloom.eval.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.Arrays;
import java.util.List;

/**
 * Curves over common axes, drawn into a rectangle.
 *
 * @param title above the curves, may be empty
 * @param curves to draw
 * @param faint the same curves before smoothing, drawn pale behind them; empty for none
 * @param firstColour colour number of the first curve
 * @param log true for a logarithmic vertical axis
 * @param xLabel under the horizontal axis, may be empty
 */
record ChartPanel(
    String title,
    List<Curve> curves,
    List<Curve> faint,
    int firstColour,
    boolean log,
    String xLabel) {
  private static final Color INK = new Color(0x30343a);
  private static final Color SOFT_INK = new Color(0x6b7280);
  private static final Color GRID = new Color(0xe6e8ec);
  private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 14);
  private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
  private static final int TICK_PITCH_X = 90;
  private static final int TICK_PITCH_Y = 45;
  private static final int PADDING = 14;
  private static final int LINE = 18;

  void draw(Graphics2D g, Rectangle area) {
    Axis x = Axis.around(curves.stream().flatMapToDouble(c -> Arrays.stream(c.x())), false, 0);
    List<Curve> shown = faint.isEmpty() ? curves : faint;
    Axis y = Axis.around(shown.stream().flatMapToDouble(c -> Arrays.stream(c.y())), log, 0.06);
    g.setFont(TEXT);
    FontMetrics metrics = g.getFontMetrics();
    double[] yTicks = y.ticks(Math.max(2, area.height / TICK_PITCH_Y));
    int widest =
        Arrays.stream(yTicks).mapToObj(Axis::label).mapToInt(metrics::stringWidth).max().orElse(0);
    int top = area.y + PADDING + (title.isEmpty() ? 0 : LINE + 6) + (curves.size() > 1 ? LINE : 0);
    int bottom = area.y + area.height - PADDING - LINE - (xLabel.isEmpty() ? 0 : LINE);
    int left = area.x + PADDING + widest + 8;
    Rectangle plot = new Rectangle(left, top, area.x + area.width - PADDING - left, bottom - top);

    grid(g, plot, x, y, yTicks);
    text(g, area, plot);
    Shape clip = g.getClip();
    g.clip(plot);
    lines(g, plot, x, y);
    g.setClip(clip);
  }

  private static void grid(Graphics2D g, Rectangle plot, Axis x, Axis y, double[] yTicks) {
    FontMetrics metrics = g.getFontMetrics();
    g.setStroke(new BasicStroke(1));
    for (double tick : yTicks) {
      int at = (int) Math.round(plot.getMaxY() - y.position(tick) * plot.height);
      String label = Axis.label(tick);
      g.setColor(GRID);
      g.drawLine(plot.x, at, plot.x + plot.width, at);
      g.setColor(SOFT_INK);
      g.drawString(
          label, plot.x - 8 - metrics.stringWidth(label), at + metrics.getAscent() / 2 - 1);
    }
    for (double tick : x.ticks(Math.max(2, plot.width / TICK_PITCH_X))) {
      int at = (int) Math.round(plot.x + x.position(tick) * plot.width);
      String label = Axis.label(tick);
      g.setColor(GRID);
      g.drawLine(at, plot.y, at, plot.y + plot.height);
      g.setColor(SOFT_INK);
      int width = metrics.stringWidth(label);
      int start = Math.min(at - width / 2, plot.x + plot.width + PADDING - 2 - width);
      g.drawString(label, start, plot.y + plot.height + 5 + metrics.getAscent());
    }
    g.setColor(new Color(0xb6bcc6));
    g.drawLine(plot.x, plot.y + plot.height, plot.x + plot.width, plot.y + plot.height);
  }

  private void text(Graphics2D g, Rectangle area, Rectangle plot) {
    if (!title.isEmpty()) {
      g.setFont(TITLE);
      g.setColor(INK);
      g.drawString(title, area.x + PADDING, area.y + PADDING + g.getFontMetrics().getAscent());
      g.setFont(TEXT);
    }
    FontMetrics metrics = g.getFontMetrics();
    if (curves.size() > 1) {
      legend(g, plot, metrics);
    }
    if (!xLabel.isEmpty()) {
      g.setColor(SOFT_INK);
      g.drawString(
          xLabel,
          plot.x + (plot.width - metrics.stringWidth(xLabel)) / 2,
          area.y + area.height - PADDING + 4);
    }
  }

  private void legend(Graphics2D g, Rectangle plot, FontMetrics metrics) {
    int at = plot.x;
    int baseline = plot.y - 8;
    for (int i = 0; i < curves.size(); i++) {
      String name = curves.get(i).name();
      if (at + 20 + metrics.stringWidth(name) > plot.x + plot.width) {
        g.setColor(SOFT_INK);
        g.drawString("…", at, baseline);
        return;
      }
      g.setColor(ChartColours.line(firstColour + i));
      g.fillRoundRect(at, baseline - 6, 14, 4, 4, 4);
      g.setColor(INK);
      g.drawString(name, at + 20, baseline);
      at += 20 + metrics.stringWidth(name) + 18;
    }
  }

  private void lines(Graphics2D g, Rectangle plot, Axis x, Axis y) {
    g.setStroke(new BasicStroke(1, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (int i = 0; i < faint.size(); i++) {
      Color colour = ChartColours.line(firstColour + i);
      g.setColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 60));
      line(g, faint.get(i), plot, x, y);
    }
    g.setStroke(new BasicStroke(1.8f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    for (int i = 0; i < curves.size(); i++) {
      g.setColor(ChartColours.line(firstColour + i));
      line(g, curves.get(i), plot, x, y);
    }
  }

  private static void line(Graphics2D g, Curve curve, Rectangle plot, Axis xAxis, Axis yAxis) {
    Curve drawn = curve.thinned(4 * plot.width);
    Path2D path = new Path2D.Double();
    boolean open = false;
    for (int i = 0; i < drawn.y().length; i++) {
      double px = plot.x + xAxis.position(drawn.x()[i]) * plot.width;
      double py = plot.getMaxY() - yAxis.position(drawn.y()[i]) * plot.height;
      if (!Double.isFinite(py)) {
        open = false;
        continue;
      }
      if (open) {
        path.lineTo(px, py);
      } else {
        path.moveTo(px, py);
        path.append(new Line2D.Double(px, py, px, py), true);
      }
      open = true;
    }
    g.draw(path);
  }
}
