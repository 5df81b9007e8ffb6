package io.avatarloom.editor.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.file.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Sizes that outlive the program, in pixels of the toolkit; 0 for those never chosen.
 *
 * @param left width of the library
 * @param right width of the inspector
 * @param below height of the lower panels
 * @param leftShown whether the library is there
 * @param rightShown whether the inspector is there
 * @param belowShown whether the lower panels are there
 * @param width of the window
 * @param height of the window
 * @param maximized whether the window fills the screen
 */
record PanelSizes(
    double left,
    double right,
    double below,
    boolean leftShown,
    boolean rightShown,
    boolean belowShown,
    double width,
    double height,
    boolean maximized) {
  private static final double NARROW = 900;
  private static final String FILE = "window.json";
  private static final ObjectMapper JSON = new ObjectMapper();

  /** For a first start on a screen: what does not fit on a small one is put away. */
  static PanelSizes usual(double screenWidth) {
    boolean room = screenWidth >= NARROW;
    return new PanelSizes(0, 0, 0, room, true, true, 0, 0, false);
  }

  /** Those of the last time; a missing or damaged file gives the usual ones. */
  static PanelSizes read(Path folder, double screenWidth) {
    try {
      JsonNode json = JSON.readTree(Files.readAllBytes(folder.resolve(FILE)));
      return new PanelSizes(
          json.path("left").asDouble(),
          json.path("right").asDouble(),
          json.path("below").asDouble(),
          json.path("leftShown").asBoolean(true),
          json.path("rightShown").asBoolean(true),
          json.path("belowShown").asBoolean(true),
          json.path("width").asDouble(),
          json.path("height").asDouble(),
          json.path("maximized").asBoolean());
    } catch (IOException e) {
      return usual(screenWidth);
    }
  }

  void write(Path folder) throws IOException {
    AtomicFile.write(folder.resolve(FILE), JSON.writeValueAsBytes(this));
  }

  PanelSizes withWindow(double newWidth, double newHeight, boolean max) {
    return new PanelSizes(
        left, right, below, leftShown, rightShown, belowShown, newWidth, newHeight, max);
  }
}
