package io.avatarloom.editor.canvas;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Group;
import javafx.scene.canvas.Canvas;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/**
 * Shows a graph on small square canvases. They move along when the view is panned, so that only
 * what comes into view is drawn, and only those that a change touches are drawn again.
 */
final class TileView extends Region {
  /** Side of a tile in pixels; even, so that halves round alike in all tiles. */
  static final int SIDE = 128;

  /** A place in the grid of tiles; the tile 0, 0 starts at the origin of the graph. */
  private record Cell(int column, int row) {}

  private static final class Tile {
    private final Canvas canvas;
    private boolean stale = true;

    Tile(Canvas canvas) {
      this.canvas = canvas;
    }
  }

  private final Group layer = new Group();
  private final Rectangle window = new Rectangle();
  private final Map<Cell, Tile> tiles = new HashMap<>();
  private final Deque<Tile> spare = new ArrayDeque<>();
  private Scenery shown;
  private double scale;

  TileView() {
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
    int firstColumn = (int) Math.floor(left / SIDE);
    int lastColumn = (int) Math.ceil((left + view.width()) / SIDE) - 1;
    int firstRow = (int) Math.floor(top / SIDE);
    int lastRow = (int) Math.ceil((top + view.height()) / SIDE) - 1;
    drop(firstColumn, lastColumn, firstRow, lastRow);
    for (int row = firstRow; row <= lastRow; row++) {
      for (int column = firstColumn; column <= lastColumn; column++) {
        Cell cell = new Cell(column, row);
        Tile tile = tiles.computeIfAbsent(cell, this::tile);
        if (tile.stale) {
          paint(cell, tile);
        }
      }
    }
    layer.setTranslateX(-left);
    layer.setTranslateY(-top);
  }

  /** Whole pixels of the screen, so that tiles meet without a seam. */
  private double snap(double pixels) {
    double screen =
        getScene() == null || getScene().getWindow() == null
            ? 1
            : getScene().getWindow().getOutputScaleX();
    return Math.rint(pixels * screen) / screen;
  }

  private void wear(Scenery scenery, double newScale) {
    if (newScale != scale) {
      tiles.values().forEach(tile -> tile.stale = true);
    } else {
      Optional<List<Box>> damage = Damage.between(shown, scenery);
      damage.ifPresentOrElse(this::spoil, () -> tiles.values().forEach(tile -> tile.stale = true));
    }
    shown = scenery;
    scale = newScale;
  }

  private void spoil(List<Box> damage) {
    if (damage.isEmpty()) {
      return;
    }
    tiles.forEach(
        (cell, tile) -> {
          Box box = area(cell).grow(4 / scale);
          tile.stale |= damage.stream().anyMatch(box::meets);
        });
  }

  private Box area(Cell cell) {
    double side = SIDE / scale;
    return new Box(cell.column() * side, cell.row() * side, side, side);
  }

  private void drop(int firstColumn, int lastColumn, int firstRow, int lastRow) {
    for (Iterator<Map.Entry<Cell, Tile>> all = tiles.entrySet().iterator(); all.hasNext(); ) {
      Map.Entry<Cell, Tile> entry = all.next();
      Cell cell = entry.getKey();
      if (cell.column() < firstColumn
          || cell.column() > lastColumn
          || cell.row() < firstRow
          || cell.row() > lastRow) {
        all.remove();
        entry.getValue().canvas.setVisible(false);
        spare.push(entry.getValue());
      }
    }
  }

  private Tile tile(Cell cell) {
    Tile tile = spare.isEmpty() ? null : spare.pop();
    if (tile == null) {
      tile = new Tile(new Canvas(SIDE, SIDE));
      layer.getChildren().add(tile.canvas);
    }
    tile.canvas.setVisible(true);
    tile.canvas.relocate(cell.column() * (double) SIDE, cell.row() * (double) SIDE);
    tile.stale = true;
    return tile;
  }

  private void paint(Cell cell, Tile tile) {
    Box area = area(cell);
    Viewport view = Viewport.of(scale, area.x(), area.y(), SIDE);
    GraphPainter.paint(tile.canvas.getGraphicsContext2D(), shown, view);
    tile.stale = false;
  }
}
