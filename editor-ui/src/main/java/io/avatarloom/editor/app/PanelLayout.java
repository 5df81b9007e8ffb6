package io.avatarloom.editor.app;

import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Region;

/** Where the panels stand around the canvas; they can be resized, put away and brought back. */
final class PanelLayout {
  private static final double LEFT = 240;
  private static final double RIGHT = 320;
  private static final double BELOW = 240;
  private static final double MOST_LEFT = 0.2;
  private static final double MOST_RIGHT = 0.34;
  private static final double MOST_BELOW = 0.36;
  private static final double LEAST = 150;
  private static final double LEAST_HEIGHT = 110;

  private final Part left;
  private final Part right;
  private final Part below;
  private final SplitPane column;
  private final SplitPane row;
  private boolean mayPutAway;
  private boolean putAway;

  /** A panel at an edge. */
  private static final class Part {
    private final Region node;
    private final boolean wide;
    private final double most;
    private double size;
    private boolean shown;

    Part(Region node, boolean wide, double wanted, double usual, double most, boolean shown) {
      this.node = node;
      this.wide = wide;
      this.most = wanted > 0 ? 1 : most;
      this.size = wanted > 0 ? wanted : usual;
      this.shown = shown;
      SplitPane.setResizableWithParent(node, false);
    }

    double measured() {
      return wide ? node.getWidth() : node.getHeight();
    }

    /** Size within a place that is as long as this. */
    double within(double length) {
      return Math.min(size, Math.max(wide ? LEAST : LEAST_HEIGHT, most * length));
    }

    void note() {
      if (shown && measured() > LEAST / 2) {
        size = measured();
      }
    }
  }

  PanelLayout(Region library, Region centre, Region lower, Region side, PanelSizes sizes) {
    left = new Part(library, true, sizes.left(), LEFT, MOST_LEFT, sizes.leftShown());
    right = new Part(side, true, sizes.right(), RIGHT, MOST_RIGHT, sizes.rightShown());
    below = new Part(lower, false, sizes.below(), BELOW, MOST_BELOW, sizes.belowShown());
    mayPutAway = sizes.left() == 0 && sizes.leftShown();
    library.setMinWidth(LEAST);
    side.setMinWidth(LEAST);
    lower.setMinHeight(0);
    centre.setMinSize(0, 0);
    column = new SplitPane(centre);
    column.setOrientation(Orientation.VERTICAL);
    column.setMinSize(0, 0);
    row = new SplitPane();
    fill();
    row.widthProperty()
        .addListener(
            (property, was, is) -> {
              makeRoom(is.doubleValue());
              placeFirst(was.doubleValue());
            });
    column.heightProperty().addListener((property, was, is) -> placeFirst(was.doubleValue()));
  }

  Node node() {
    return row;
  }

  /** Where the window is narrow the library stays away until it is asked for. */
  private void makeRoom(double width) {
    boolean narrow = Compactness.isNarrow(width);
    if (mayPutAway && width > 0 && narrow != putAway) {
      putAway = narrow;
      show(left, !narrow);
    }
  }

  private void placeFirst(double before) {
    if (before == 0) {
      place();
    }
  }

  private void fill() {
    List<Node> across = new ArrayList<>();
    if (left.shown) {
      across.add(left.node);
    }
    across.add(column);
    if (right.shown) {
      across.add(right.node);
    }
    row.getItems().setAll(across);
    if (below.shown != column.getItems().contains(below.node)) {
      if (below.shown) {
        column.getItems().add(below.node);
      } else {
        column.getItems().remove(below.node);
      }
    }
    place();
  }

  private void place() {
    double width = row.getWidth();
    if (width > 0 && left.shown) {
      row.setDividerPosition(0, left.within(width) / width);
    }
    if (width > 0 && right.shown) {
      int divider = row.getDividers().size() - 1;
      row.setDividerPosition(divider, 1 - right.within(width) / width);
    }
    double height = column.getHeight();
    if (height > 0 && below.shown) {
      column.setDividerPosition(0, 1 - below.within(height) / height);
    }
  }

  /** Puts a panel away or brings it back; false when the action is another. */
  boolean perform(String action) {
    Part part =
        switch (action) {
          case "view.library" -> left;
          case "view.inspector" -> right;
          case "view.lower" -> below;
          default -> null;
        };
    if (part == null) {
      return false;
    }
    if (part == left) {
      mayPutAway = false;
      putAway = false;
    }
    show(part, !part.shown);
    return true;
  }

  private void show(Part part, boolean on) {
    List.of(left, right, below).forEach(Part::note);
    part.shown = on;
    fill();
  }

  void showLeft() {
    if (!left.shown) {
      show(left, true);
    }
  }

  void showRight() {
    if (!right.shown) {
      show(right, true);
    }
  }

  void showBelow() {
    if (!below.shown) {
      show(below, true);
    }
  }

  /** The present sizes. */
  PanelSizes sizes() {
    List.of(left, right, below).forEach(Part::note);
    return new PanelSizes(
        left.size,
        right.size,
        below.size,
        left.shown || putAway,
        right.shown,
        below.shown,
        0,
        0,
        false);
  }
}
