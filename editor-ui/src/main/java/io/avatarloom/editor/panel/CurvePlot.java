package io.avatarloom.editor.panel;

import io.avatarloom.editor.session.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import javafx.geometry.VPos;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.paint.Paint;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import javafx.scene.text.TextAlignment;

/** Lines over a common axis. The pointer reads off the nearest points. */
final class CurvePlot extends Region {
  private static final double PAD = 10;
  private static final double TICK_GAP = 70;
  private static final double FAINT = 0.3;

  /** Colours of lines, told apart on dark and on light ground. */
  static final List<Color> COLOURS =
      List.of(
          Color.web("#4c8dff"),
          Color.web("#f0883e"),
          Color.web("#3fb950"),
          Color.web("#db61a2"),
          Color.web("#a371f7"),
          Color.web("#d4a72c"),
          Color.web("#39c5cf"),
          Color.web("#f85149"));

  private final Canvas canvas = new Canvas();
  private final Text probe = new Text("0");
  private final String xName;
  private final DoubleFunction<String> xText;
  private final DoubleFunction<String> yText;
  private final boolean bytes;
  private List<Curve> curves = List.of();
  private List<Color> colours = List.of();
  private double smoothing;
  private boolean log;
  private double pointer = Double.NaN;

  /** Lines of numbers over iterations. */
  static CurvePlot ofNumbers() {
    return new CurvePlot("iteration", Words::number, Words::number, false);
  }

  /** Lines of bytes over seconds. */
  static CurvePlot ofBytes() {
    return new CurvePlot(
        "time",
        seconds -> Words.duration(Math.round(1000 * seconds)),
        bytes -> Words.bytes(Math.round(bytes)),
        true);
  }

  private CurvePlot(
      String xName, DoubleFunction<String> xText, DoubleFunction<String> yText, boolean bytes) {
    this.bytes = bytes;
    this.xName = xName;
    this.xText = xText;
    this.yText = yText;
    getStyleClass().add("curve-plot");
    probe.setVisible(false);
    probe.setManaged(false);
    probe.setStyle("-fx-fill: -color-fg-default;");
    getChildren().addAll(canvas, probe);
    setMinSize(80, 60);
    setOnMouseMoved(event -> point(event.getX()));
    setOnMouseExited(event -> point(Double.NaN));
    probe.fillProperty().addListener((property, was, is) -> requestLayout());
    probe.fontProperty().addListener((property, was, is) -> requestLayout());
  }

  /**
   * @param lineColours one a line
   */
  void show(List<Curve> lines, List<Color> lineColours) {
    curves = List.copyOf(lines);
    colours = List.copyOf(lineColours);
    requestLayout();
  }

  /** Share of a running mean; see {@link Curve#smoothed}. */
  void setSmoothing(double weight) {
    smoothing = weight;
    requestLayout();
  }

  void setLog(boolean on) {
    log = on;
    requestLayout();
  }

  private void point(double x) {
    pointer = x;
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    canvas.setWidth(getWidth());
    canvas.setHeight(getHeight());
    GraphicsContext gc = canvas.getGraphicsContext2D();
    gc.clearRect(0, 0, getWidth(), getHeight());
    gc.setFont(Font.font(probe.getFont().getFamily(), probe.getFont().getSize() * 0.85));
    if (!curves.isEmpty() && getWidth() > 2 * PAD) {
      new Drawing(gc).all();
    }
  }

  /** One drawing of the plot at its present size. */
  private final class Drawing {
    private final GraphicsContext gc;
    private final Paint ink = probe.getFill();
    private final double line = probe.getFont().getSize() * 1.4;
    private final List<Curve> smooth = new ArrayList<>();
    private final PlotAxis x;
    private final PlotAxis y;
    private final List<Double> yTicks;
    private final double left;
    private final double right = getWidth() - PAD;
    private final double top = PAD;
    private final double bottom = getHeight() - line - PAD / 2;

    Drawing(GraphicsContext gc) {
      this.gc = gc;
      curves.forEach(curve -> smooth.add(curve.smoothed(smoothing)));
      x = xAxis();
      y = yAxis();
      int room = (int) Math.max(2, (bottom - top) / (2.2 * line));
      yTicks = bytes ? y.ticks(room, PlotAxis::binaryStep) : y.ticks(room);
      left =
          2 * PAD + yTicks.stream().mapToDouble(tick -> width(yText.apply(tick))).max().orElse(20);
    }

    private double width(String text) {
      Text measured = new Text(text);
      measured.setFont(gc.getFont());
      return measured.getLayoutBounds().getWidth();
    }

    private PlotAxis xAxis() {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (Curve curve : curves) {
        if (curve.x().length > 0) {
          low = Math.min(low, curve.x()[0]);
          high = Math.max(high, curve.x()[curve.x().length - 1]);
        }
      }
      return high > low ? new PlotAxis(low, high, false) : PlotAxis.around(low, high, false);
    }

    private PlotAxis yAxis() {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (Curve curve : curves) {
        for (double value : curve.y()) {
          if (Double.isFinite(value) && (!log || value > 0)) {
            low = Math.min(low, value);
            high = Math.max(high, value);
          }
        }
      }
      return PlotAxis.around(low, high, log);
    }

    private double screenX(double value) {
      return left + x.place(value) * (right - left);
    }

    private double screenY(double value) {
      return bottom - y.place(value) * (bottom - top);
    }

    void all() {
      grid();
      for (int i = 0; i < curves.size(); i++) {
        if (smoothing > 0) {
          gc.setGlobalAlpha(FAINT);
          line(curves.get(i), colours.get(i), 1);
          gc.setGlobalAlpha(1);
        }
        line(smooth.get(i), colours.get(i), 1.6);
      }
      if (pointer > left && pointer < right) {
        readout(x.value((pointer - left) / (right - left)));
      }
    }

    private void grid() {
      gc.setLineWidth(1);
      gc.setTextBaseline(VPos.CENTER);
      gc.setTextAlign(TextAlignment.RIGHT);
      for (double tick : yTicks) {
        double at = Math.rint(screenY(tick)) + 0.5;
        rule(left, at, right, at);
        text(yText.apply(tick), left - PAD / 2, at);
      }
      gc.setTextBaseline(VPos.TOP);
      gc.setTextAlign(TextAlignment.CENTER);
      double nameFrom = right - width(xName) - PAD;
      for (double tick : x.ticks((int) Math.max(1, (right - left) / TICK_GAP))) {
        double at = Math.rint(screenX(tick)) + 0.5;
        rule(at, top, at, bottom);
        String label = xText.apply(tick);
        if (at + width(label) / 2 < nameFrom) {
          text(label, at, bottom + 3);
        }
      }
      gc.setTextAlign(TextAlignment.RIGHT);
      text(xName, right, bottom + 3);
    }

    private void rule(double x1, double y1, double x2, double y2) {
      gc.setGlobalAlpha(0.13);
      gc.setStroke(ink);
      gc.strokeLine(x1, y1, x2, y2);
      gc.setGlobalAlpha(1);
    }

    private void text(String text, double atX, double atY) {
      gc.setGlobalAlpha(0.75);
      gc.setFill(ink);
      gc.fillText(text, atX, atY);
      gc.setGlobalAlpha(1);
    }

    /** Draws a line; where many points share a pixel their least and greatest are enough. */
    private void line(Curve curve, Color colour, double width) {
      gc.setStroke(colour);
      gc.setLineWidth(width);
      gc.beginPath();
      boolean open = false;
      int i = 0;
      while (i < curve.x().length) {
        double at = screenX(curve.x()[i]);
        double value = screenY(curve.y()[i]);
        double least = value;
        double most = value;
        int next = i + 1;
        while (next < curve.x().length && screenX(curve.x()[next]) < at + 1) {
          double more = screenY(curve.y()[next++]);
          least = Double.isNaN(least) ? more : Math.min(least, more);
          most = Double.isNaN(most) ? more : Math.max(most, more);
        }
        i = next;
        if (Double.isNaN(least)) {
          continue;
        }
        if (open) {
          gc.lineTo(at, least);
        } else {
          gc.moveTo(at, least);
          open = true;
        }
        gc.lineTo(at, most);
      }
      gc.stroke();
    }

    private void readout(double at) {
      List<String> lines = new ArrayList<>();
      List<Paint> paints = new ArrayList<>();
      double where = Double.NaN;
      for (int i = 0; i < smooth.size(); i++) {
        int point = smooth.get(i).nearest(at);
        if (point >= 0) {
          where = smooth.get(i).x()[point];
          double value = smooth.get(i).y()[point];
          dot(where, value, colours.get(i));
          lines.add(smooth.get(i).name() + "  " + yText.apply(value));
          paints.add(colours.get(i));
        }
      }
      if (!lines.isEmpty()) {
        lines.add(0, xName + " " + xText.apply(where));
        paints.add(0, ink);
        bubble(screenX(where), lines, paints);
      }
    }

    private void dot(double atX, double value, Color colour) {
      gc.setFill(colour);
      gc.fillOval(screenX(atX) - 3, screenY(value) - 3, 6, 6);
    }

    private void bubble(double at, List<String> lines, List<Paint> paints) {
      double wide = lines.stream().mapToDouble(this::width).max().orElse(0) + 2 * PAD;
      double high = lines.size() * line + PAD;
      double from = at + PAD + wide < right ? at + PAD : at - PAD - wide;
      rule(at, top, at, bottom);
      boolean dark = ink instanceof Color colour && colour.getBrightness() > 0.5;
      gc.setFill(dark ? Color.web("#161b22e6") : Color.web("#ffffffe6"));
      gc.fillRoundRect(from, top, wide, high, 6, 6);
      gc.setStroke(ink);
      gc.setGlobalAlpha(0.3);
      gc.setLineWidth(1);
      gc.strokeRoundRect(from, top, wide, high, 6, 6);
      gc.setGlobalAlpha(1);
      gc.setTextAlign(TextAlignment.LEFT);
      gc.setTextBaseline(VPos.CENTER);
      for (int i = 0; i < lines.size(); i++) {
        gc.setFill(paints.get(i));
        gc.fillText(lines.get(i), from + PAD, top + PAD / 2 + (i + 0.5) * line);
      }
    }
  }
}
