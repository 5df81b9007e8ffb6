package io.avatarloom.editor.app;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import io.avatarloom.editor.canvas.GraphCanvas;
import io.avatarloom.editor.canvas.KeyMap;
import io.avatarloom.editor.canvas.Theme;
import javafx.application.Application;
import javafx.scene.Node;

/** How settings look: theme, size of texts, keys. */
final class Appearance {
  private static final double FONT = 14;

  private Appearance() {}

  /** Puts theme and size of texts on a window. */
  static void wear(Settings settings, Node root) {
    var theme = settings.dark() ? new PrimerDark() : new PrimerLight();
    Application.setUserAgentStylesheet(theme.getUserAgentStylesheet());
    size(settings, root);
  }

  /** Puts the size of texts on a window. */
  static void size(Settings settings, Node root) {
    root.setStyle("-fx-font-size: " + FONT * settings.scale() / 100 + "px;");
  }

  /** Puts theme, keys and grid on a canvas. */
  static void dress(Settings settings, GraphCanvas canvas) {
    canvas.setTheme(settings.dark() ? Theme.dark() : Theme.light());
    canvas.setKeyMap(keys(settings));
    canvas.desk().snap(settings.snap());
  }

  static KeyMap keys(Settings settings) {
    return settings.blenderKeys() ? KeyMap.blender() : KeyMap.comfy();
  }
}
