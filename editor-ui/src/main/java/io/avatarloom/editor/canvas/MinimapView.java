package io.avatarloom.editor.canvas;

import java.util.function.Consumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * A small picture of the whole graph with the visible part outlined; a press goes there. It shows
 * up only while a part of the graph is out of sight.
 */
final class MinimapView extends Region {
  static final double WIDTH = 220;
  static final double HEIGHT = 140;
  private static final double MOST = 0.5;

  private final Canvas canvas = new Canvas(WIDTH, HEIGHT);
  private final Rectangle window = new Rectangle();
  private final Viewport small = new Viewport(1e-4);
  private Picture drawn;
  private boolean drawnDark;

  /**
   * @param go takes the place, graph units, that should be in the middle
   */
  MinimapView(Consumer<io.avatarloom.editor.session.Spot> go) {
    window.setManaged(false);
    window.setFill(null);
    window.setStrokeWidth(1.5);
    getChildren().addAll(canvas, window);
    setClip(new Rectangle(WIDTH, HEIGHT));
    setId("minimap");
    setFocusTraversable(false);
    small.resize(WIDTH, HEIGHT);
    setPrefSize(WIDTH, HEIGHT);
    setMaxSize(WIDTH, HEIGHT);
    addEventHandler(MouseEvent.MOUSE_PRESSED, event -> jump(event, go));
    addEventHandler(MouseEvent.MOUSE_DRAGGED, event -> jump(event, go));
  }

  /** False for a canvas, in pixels, that the small picture would cover too much of. */
  static boolean hasRoomIn(double width, double height) {
    return WIDTH < MOST * width && HEIGHT < MOST * height;
  }

  private void jump(MouseEvent event, Consumer<io.avatarloom.editor.session.Spot> go) {
    go.accept(small.toWorld(event.getX(), event.getY()));
    event.consume();
  }

  /** Draws again when the picture differs from what was drawn, and outlines the view. */
  void show(Picture picture, Viewport view, Theme theme) {
    if (picture != drawn || drawnDark != theme.isDark()) {
      draw(picture, theme);
    }
    Box seen = view.visible();
    window.setStroke(theme.accent);
    window.setX(small.screenX(seen.x()));
    window.setY(small.screenY(seen.y()));
    window.setWidth(seen.width() * small.scale());
    window.setHeight(seen.height() * small.scale());
  }

  private void draw(Picture picture, Theme theme) {
    drawn = picture;
    drawnDark = theme.isDark();
    GraphicsContext gc = canvas.getGraphicsContext2D();
    small.fit(picture.bounds(), 8);
    gc.setFill(theme.field);
    gc.fillRect(0, 0, WIDTH, HEIGHT);
    for (RegionShape region : picture.regions().values()) {
      int colour = TypeColour.ofName("region " + region.id());
      fill(gc, region.box(), theme.plain(TypeColour.mix(theme.ground, colour, 0.3)));
    }
    for (Picture.Placed node : picture.nodes()) {
      fill(gc, node.box(), theme.family(node.shape().family()));
    }
    gc.setStroke(theme.border);
    gc.setLineWidth(1);
    gc.strokeRect(0.5, 0.5, WIDTH - 1, HEIGHT - 1);
  }

  private void fill(GraphicsContext gc, Box box, javafx.scene.paint.Color colour) {
    gc.setFill(colour);
    gc.fillRect(
        small.screenX(box.x()),
        small.screenY(box.y()),
        Math.max(1.5, box.width() * small.scale()),
        Math.max(1.5, box.height() * small.scale()));
  }
}
