package io.avatarloom.editor.canvas;

import io.avatarloom.editor.session.Frame;
import javafx.scene.canvas.GraphicsContext;

/** Draws everything that is seen of a graph, from the ground up. */
final class GraphPainter {
  private static final double GRID = 24;

  /** Half the width of a link and its points, graph units. */
  private static final double LINK = 8;

  private GraphPainter() {}

  static void paint(GraphicsContext gc, Scenery scenery, Viewport view) {
    Picture picture = scenery.picture();
    Theme theme = scenery.theme();
    Marks marks = scenery.marks();
    Brush brush = new Brush(gc, theme, view);
    Box seen = view.visible();
    brush.fill(theme.background);
    gc.fillRect(0, 0, view.width(), view.height());
    grid(brush, view);
    FramePainter frames = new FramePainter(brush);
    for (Frame frame : picture.sketch().frameList()) {
      if (new Box(frame.x(), frame.y(), frame.width(), frame.height()).meets(seen)) {
        frames.paint(frame, marks.selection().contains(frame.id()));
      }
    }
    RegionPainter regions = new RegionPainter(brush, marks);
    double aside = RegionPainter.aside(view.scale());
    for (RegionShape region : picture.regions().values()) {
      if (region.box().grow(aside).meets(seen)) {
        brush.fade(marks.isIdle(region.id()));
        regions.area(region);
      }
    }
    brush.fade(false);
    new LinkPainter(brush).paint(picture.linksIn(seen.grow(LINK)), seen, marks);
    new NodePainter(brush, marks, scenery.previews()).paint(picture, seen);
    for (RegionShape region : picture.regions().values()) {
      if (region.box().grow(aside).meets(seen)) {
        brush.fade(marks.isIdle(region.id()));
        regions.ports(region);
        regions.title(region);
      }
    }
  }

  private static void grid(Brush brush, Viewport view) {
    double step = GRID;
    while (step * brush.scale < 22) {
      step *= 4;
    }
    double gap = step * brush.scale;
    double startX = brush.x(Math.floor(view.worldX(0) / step) * step);
    double startY = brush.y(Math.floor(view.worldY(0) / step) * step);
    brush.fill(brush.theme.grid);
    for (double y = startY; y < view.height(); y += gap) {
      brush.gc.fillRect(0, Math.rint(y), view.width(), 1);
    }
    for (double x = startX; x < view.width(); x += gap) {
      brush.gc.fillRect(Math.rint(x), 0, 1, view.height());
    }
  }
}
