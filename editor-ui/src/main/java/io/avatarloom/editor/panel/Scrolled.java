package io.avatarloom.editor.panel;

import atlantafx.base.theme.Tweaks;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.Region;

/** Fills its place with something as long as that has room there, and scrolls it otherwise. */
final class Scrolled extends ScrollPane {
  Scrolled(Region content) {
    super(content);
    getStyleClass().add(Tweaks.EDGE_TO_EDGE);
    setFitToWidth(true);
    setFitToHeight(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setMinSize(0, 0);
    setFocusTraversable(false);
  }
}
