package io.avatarloom.editor.canvas;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
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

  /** With more tiles to draw in advance than this, two are drawn in a pulse, else one. */
  private static final int MANY = 14;

  /** A place in the grid of tiles; the tile 0, 0 starts at the origin of the graph. */
  private record Cell(int column, int row) {}

  /** A part of the grid, both ends included. */
  private record Range(int left, int right, int top, int bottom) {
    Range grow() {
      return new Range(left - 1, right + 1, top - 1, bottom + 1);
    }

    /** The cells just outside. */
    List<Cell> around() {
      List<Cell> cells = new ArrayList<>();
      for (int column = left - 1; column <= right + 1; column++) {
        cells.add(new Cell(column, top - 1));
        cells.add(new Cell(column, bottom + 1));
      }
      for (int row = top; row <= bottom; row++) {
        cells.add(new Cell(left - 1, row));
        cells.add(new Cell(right + 1, row));
      }
      return cells;
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
    private boolean early;

    void place(Cell cell) {
      canvas.relocate(cell.column() * (double) SIDE, cell.row() * (double) SIDE);
    }
  }

  private final Runnable again;
  private final Group layer = new Group();
  private final Group below = new Group();
  private final Rectangle window = new Rectangle();
  private final Map<Cell, Tile> tiles = new HashMap<>();
  private final Deque<Tile> spare = new ArrayDeque<>();
  private Scenery shown;
  private double scale;
  private double movedX;
  private double movedY;

  /**
   * @param again asks for another call of {@link #show} in a later pulse
   */
  TileView(Runnable again) {
    this.again = again;
    for (Group group : List.of(below, layer)) {
      group.setMouseTransparent(true);
      group.setAutoSizeChildren(false);
      group.setManaged(false);
      getChildren().add(group);
    }
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
    double byX = left + layer.getTranslateX();
    double byY = top + layer.getTranslateY();
    if (byX != 0 || byY != 0) {
      movedX = byX;
      movedY = byY;
      drop(seen);
      tiles.forEach(this::raise);
    }
    for (int row = seen.top(); row <= seen.bottom(); row++) {
      for (int column = seen.left(); column <= seen.right(); column++) {
        reveal(new Cell(column, row));
      }
    }
    prepare(seen, new Box(left, top, view.width(), view.height()));
    for (Group group : List.of(below, layer)) {
      group.setTranslateX(-left);
      group.setTranslateY(-top);
    }
  }

  /** Whole pixels of the screen, so that tiles meet without a seam. */
  private double snap(double pixels) {
    boolean open = getScene() != null && getScene().getWindow() != null;
    double screen = open ? getScene().getWindow().getOutputScaleX() : 1;
    return Math.rint(pixels * screen) / screen;
  }

  private void wear(Scenery scenery, double newScale) {
    Optional<List<Box>> damage =
        newScale == scale ? Damage.between(shown, scenery, scale) : Optional.empty();
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

  /** Gives up tiles that are far off, and those out of view that would have to be drawn again. */
  private void drop(Range seen) {
    Range near = seen.grow();
    tiles
        .entrySet()
        .removeIf(
            entry -> {
              Tile tile = entry.getValue();
              Cell cell = entry.getKey();
              boolean gone = !near.holds(cell) || (tile.stale && !seen.holds(cell));
              if (gone) {
                (tile.early ? below : layer).getChildren().remove(tile.canvas);
                spare.push(tile);
              }
              return gone;
            });
  }

  private void reveal(Cell cell) {
    Tile tile = tiles.computeIfAbsent(cell, key -> tile());
    raise(cell, tile);
    if (tile.stale) {
      paint(cell, tile);
    }
  }

  /** Puts a tile that is new or was drawn in advance where it belongs. */
  private void raise(Cell cell, Tile tile) {
    if (tile.early || tile.canvas.getParent() == null) {
      tile.early = false;
      tile.place(cell);
      layer.getChildren().add(tile.canvas);
    }
  }

  /** Draws some of the tiles around those that are seen, first those that will be seen next. */
  private void prepare(Range seen, Box view) {
    List<Cell> missing = new ArrayList<>(seen.around());
    missing.removeIf(tiles::containsKey);
    int count = Math.min(missing.size(), missing.size() > MANY ? 2 : 1);
    if (count == 0) {
      return;
    }
    missing.sort(Comparator.comparingDouble(cell -> pulsesUntilSeen(cell, view)));
    Cell cover = new Cell(seen.left() + 1, seen.top() + 1);
    missing.subList(0, count).forEach(cell -> prepare(cell, cover));
    if (missing.size() > count) {
      again.run();
    }
  }

  /** As far as the last movement goes on. */
  private double pulsesUntilSeen(Cell cell, Box view) {
    return Math.max(
        pulses(cell.column() * (double) SIDE, view.x(), view.right(), movedX),
        pulses(cell.row() * (double) SIDE, view.y(), view.bottom(), movedY));
  }

  private static double pulses(double start, double low, double high, double speed) {
    double gap = Math.max(0, Math.max(start - high, low - start - SIDE));
    boolean nearer = speed != 0 && start > low == speed > 0;
    return gap == 0 ? 0 : nearer ? gap / Math.abs(speed) : Double.MAX_VALUE;
  }

  /**
   * Draws a tile in advance. The toolkit renders a canvas only where it is seen, so the tile first
   * lies underneath another one that is, in a group of its own: what comes into a group or leaves
   * it makes the toolkit render the whole group again, which while the view rests is to be this
   * small one.
   */
  private void prepare(Cell cell, Cell cover) {
    Tile tile = tile();
    tiles.put(cell, tile);
    paint(cell, tile);
    tile.early = true;
    tile.place(cover);
    below.getChildren().add(tile.canvas);
  }

  private Tile tile() {
    Tile tile = spare.isEmpty() ? new Tile() : spare.pop();
    tile.stale = true;
    tile.early = false;
    return tile;
  }

  private void paint(Cell cell, Tile tile) {
    Box area = area(cell);
    Viewport view = Viewport.of(scale, area.x(), area.y(), SIDE);
    GraphPainter.paint(tile.canvas.getGraphicsContext2D(), shown, view);
    tile.stale = false;
  }
}
