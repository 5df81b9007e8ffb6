package io.avatarloom.eval.chart;

import io.avatarloom.core.file.ImageFiles;
import io.avatarloom.core.value.Image;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * A picture of curves.
 *
 * @param layout one panel a curve, or all in one, or all in one stretched to a common height
 * @param log logarithmic vertical axes; values that are not positive break the line
 * @param smoothing window of the running mean in points, at most a quarter of a curve; 1 for none
 * @param width of the picture in pixels
 * @param panelHeight of one row of panels in pixels
 * @param xLabel under the horizontal axes, may be empty
 */
public record LineChart(
    Layout layout, boolean log, int smoothing, int width, int panelHeight, String xLabel) {

  /** How curves share panels. */
  public enum Layout {
    PANELS,
    TOGETHER,
    NORMALISED
  }

  /** Draws the curves on white. */
  public Image draw(List<Curve> curves) {
    List<ChartPanel> panels = panels(curves);
    int across = panels.size() == 1 ? 1 : panels.size() <= 4 ? 2 : 3;
    int down = (panels.size() + across - 1) / across;
    BufferedImage picture =
        new BufferedImage(width, down * panelHeight, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = picture.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, picture.getWidth(), picture.getHeight());
    for (int i = 0; i < panels.size(); i++) {
      int left = i % across * width / across;
      int right = (i % across + 1) * width / across;
      panels
          .get(i)
          .draw(g, new Rectangle(left, i / across * panelHeight, right - left, panelHeight));
    }
    g.dispose();
    return ImageFiles.image(picture);
  }

  private List<ChartPanel> panels(List<Curve> curves) {
    boolean smooth = smoothing > 1;
    if (layout != Layout.PANELS) {
      List<Curve> drawn = new ArrayList<>();
      for (Curve curve : curves) {
        Curve smoothed = smooth ? smoothed(curve) : curve;
        drawn.add(layout == Layout.NORMALISED ? smoothed.normalised() : smoothed);
      }
      return List.of(new ChartPanel("", drawn, List.of(), 0, log, xLabel));
    }
    List<ChartPanel> panels = new ArrayList<>();
    for (int i = 0; i < curves.size(); i++) {
      Curve curve = curves.get(i);
      List<Curve> drawn = List.of(smooth ? smoothed(curve) : curve);
      panels.add(
          new ChartPanel(curve.name(), drawn, smooth ? List.of(curve) : List.of(), i, log, xLabel));
    }
    return panels;
  }

  private Curve smoothed(Curve curve) {
    return curve.smoothed(Math.max(1, Math.min(smoothing, curve.y().length / 4)));
  }
}
