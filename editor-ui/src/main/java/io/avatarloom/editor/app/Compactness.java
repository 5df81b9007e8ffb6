package io.avatarloom.editor.app;

import javafx.scene.layout.Region;

/** Makes a window denser, in font and padding, as long as it is small. */
final class Compactness {
  private static final String STYLE = "compact";
  private static final double WIDTH = 720;
  private static final double HEIGHT = 620;
  private final Region root;

  private Compactness(Region root) {
    this.root = root;
  }

  /** Watches a window from now on. */
  static void watch(Region root) {
    root.getStylesheets().add(css());
    Compactness one = new Compactness(root);
    root.widthProperty().addListener((property, was, is) -> one.measure());
    root.heightProperty().addListener((property, was, is) -> one.measure());
  }

  /** The style sheet of the window and its dialogs. */
  static String css() {
    return Compactness.class.getResource("window.css").toExternalForm();
  }

  /** True for a window too narrow, in pixels, to have the library beside the graph at first. */
  static boolean isNarrow(double width) {
    return width < WIDTH;
  }

  private void measure() {
    boolean small = isNarrow(root.getWidth()) || root.getHeight() < HEIGHT;
    if (small != root.getStyleClass().contains(STYLE)) {
      if (small) {
        root.getStyleClass().add(STYLE);
      } else {
        root.getStyleClass().remove(STYLE);
      }
    }
  }
}
