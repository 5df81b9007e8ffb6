package io.avatarloom.editor.canvas;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * Shows a graph on small square canvases. They move along when the view is panned, so that only
 * what comes into view is drawn, and only those that a change touches are drawn again. Those just
 * outside are drawn in advance, a few at a time, so that panning goes evenly.
 */
final class TileView extends Region {
  /** Side of a tile in pixels; even, so that halves round alike in all tiles. */
  static final int SIDE = 128;

  /** Tiles that are drawn in advance in one pulse. */
  private static final int AHEAD = 2;

  /** A place in the grid of tiles; the tile 0, 0 starts at the origin of the graph. */
  private record Cell(int column, int row) {}

  /** A part of the grid, both ends included. */
  private record Range(int left, int right, int top, int bottom) {
    Range grow() {
      return new Range(left - 1, right + 1, top - 1, bottom + 1);
    }

    boolean holds(Cell cell) {
      return cell.column() >= left
          && cell.column() <= right
          && cell.row() >= top
          && cell.row() <= bottom;
    }
  }

  private static final class Tile {
    private final Canvas canvas = new Canvas(SIDE, SIDE);
    private boolean stale = true;
    private boolean hidden;

    void place(Cell cell) {
      canvas.relocate(cell.column() * (double) SIDE, cell.row() * (double) SIDE);
    }
  }

  private final Runnable again;
  private final Group layer = new Group();
  private final Rectangle window = new Rectangle();
  private final Map<Cell, Tile> tiles = new HashMap<>();
  private final Deque<Tile> spare = new ArrayDeque<>();
  private Scenery shown;
  private double scale;
  private int ahead;

  /**
   * @param again asks for another call of {@link #show} in a later pulse
   */
  TileView(Runnable again) {
    this.again = again;
    layer.setMouseTransparent(true);
    layer.setAutoSizeChildren(false);
    layer.setManaged(false);
    getChildren().add(layer);
    setClip(window);
  }

  /** Draws what has come into view or has changed. */
  void show(Scenery scenery, Viewport view) {
    wear(scenery, view.scale());
    double left = snap(view.worldX(0) * scale);
    double top = snap(view.worldY(0) * scale);
    window.setWidth(view.width());
    window.setHeight(view.height());
    Range seen =
        new Range(
            (int) Math.floor(left / SIDE),
            (int) Math.ceil((left + view.width()) / SIDE) - 1,
            (int) Math.floor(top / SIDE),
            (int) Math.ceil((top + view.height()) / SIDE) - 1);
    drop(seen.grow());
    for (int row = seen.top(); row <= seen.bottom(); row++) {
      for (int column = seen.left(); column <= seen.right(); column++) {
        reveal(new Cell(column, row));
      }
    }
    prepare(seen);
    layer.setTranslateX(-left);
    layer.setTranslateY(-top);
  }

  /** Whole pixels of the screen, so that tiles meet without a seam. */
  private double snap(double pixels) {
    boolean open = getScene() != null && getScene().getWindow() != null;
    double screen = open ? getScene().getWindow().getOutputScaleX() : 1;
    return Math.rint(pixels * screen) / screen;
  }

  private void wear(Scenery scenery, double newScale) {
    Optional<List<Box>> damage =
        newScale == scale ? Damage.between(shown, scenery) : Optional.empty();
    shown = scenery;
    scale = newScale;
    damage.ifPresentOrElse(this::spoil, () -> tiles.values().forEach(tile -> tile.stale = true));
  }

  private void spoil(List<Box> damage) {
    if (!damage.isEmpty()) {
      tiles.forEach(
          (cell, tile) -> {
            Box box = area(cell).grow(4 / scale);
            tile.stale |= damage.stream().anyMatch(box::meets);
          });
    }
  }

  private Box area(Cell cell) {
    double side = SIDE / scale;
    return new Box(cell.column() * side, cell.row() * side, side, side);
  }

  private void drop(Range kept) {
    tiles
        .entrySet()
        .removeIf(
            entry -> {
              boolean gone = !kept.holds(entry.getKey());
              if (gone) {
                entry.getValue().canvas.setVisible(false);
                spare.push(entry.getValue());
              }
              return gone;
            });
  }

  private void reveal(Cell cell) {
    Tile tile = tiles.computeIfAbsent(cell, this::tile);
    if (tile.stale) {
      paint(cell, tile);
    }
    if (tile.hidden) {
      tile.hidden = false;
      tile.place(cell);
    }
  }

  /** Draws some of the tiles around those that are seen. */
  private void prepare(Range seen) {
    ahead = AHEAD;
    Cell cover = new Cell(seen.left() + 1, seen.top() + 1);
    for (int column = seen.left() - 1; column <= seen.right() + 1; column++) {
      prepare(new Cell(column, seen.top() - 1), cover);
      prepare(new Cell(column, seen.bottom() + 1), cover);
    }
    for (int row = seen.top(); row <= seen.bottom(); row++) {
      prepare(new Cell(seen.left() - 1, row), cover);
      prepare(new Cell(seen.right() + 1, row), cover);
    }
    if (ahead < 0) {
      again.run();
    }
  }

  /**
   * Draws a tile in advance. The toolkit renders a canvas only where it is seen, so the tile first
   * lies underneath another one that is.
   */
  private void prepare(Cell cell, Cell cover) {
    Tile known = tiles.get(cell);
    if ((known == null || known.stale) && --ahead >= 0) {
      Tile tile = tiles.computeIfAbsent(cell, this::tile);
      paint(cell, tile);
      tile.hidden = true;
      tile.canvas.toBack();
      tile.place(cover);
    }
  }

  private Tile tile(Cell cell) {
    Tile tile = spare.isEmpty() ? new Tile() : spare.pop();
    if (tile.canvas.getParent() == null) {
      layer.getChildren().add(tile.canvas);
    }
    tile.canvas.setVisible(true);
    tile.place(cell);
    tile.stale = true;
    tile.hidden = false;
    return tile;
  }

  private void paint(Cell cell, Tile tile) {
    Box area = area(cell);
    Viewport view = Viewport.of(scale, area.x(), area.y(), SIDE);
    GraphPainter.paint(tile.canvas.getGraphicsContext2D(), shown, view);
    tile.stale = false;
  }
}
