package io.avatarloom.editor.canvas;

import java.util.Optional;
import javafx.scene.canvas.Canvas;

/** Lies above the graph and shows gestures, the keyboard's focus and sentences; mostly hidden. */
final class HintView {
  private final Canvas canvas = new Canvas();
  private final Desk desk;
  private final CanvasMouse mouse;
  private final KeyLink keyLink;

  HintView(Desk desk, CanvasMouse mouse, KeyLink keyLink) {
    this.desk = desk;
    this.mouse = mouse;
    this.keyLink = keyLink;
    canvas.setMouseTransparent(true);
  }

  Canvas canvas() {
    return canvas;
  }

  /**
   * @param focus whether the keyboard is with the graph
   */
  void show(Theme theme, Marks marks, boolean focus) {
    Viewport view = desk.viewport();
    if (canvas.isVisible()) {
      canvas.getGraphicsContext2D().clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    }
    canvas.setWidth(view.width());
    canvas.setHeight(view.height());
    Optional<String> sentence =
        mouse.isBusy() ? Optional.empty() : mouse.sentence(new HoverText(desk, marks));
    boolean outlined = focus && !desk.focused().isEmpty();
    canvas.setVisible(
        outlined
            || mouse.hint() != Hint.NONE
            || keyLink.hint() != Hint.NONE
            || sentence.isPresent());
    if (canvas.isVisible()) {
      Brush brush = new Brush(canvas.getGraphicsContext2D(), theme, view);
      paint(new HintPainter(brush), outlined, sentence, theme);
    }
  }

  private void paint(HintPainter hints, boolean outlined, Optional<String> sentence, Theme theme) {
    Viewport view = desk.viewport();
    Pointer at = mouse.last();
    if (outlined) {
      hints.focus(desk);
    }
    hints.paint(mouse.hint(), at.screenX(), at.screenY(), view);
    if (!mouse.isBusy()) {
      keyHint(hints);
    }
    sentence.ifPresent(text -> hints.bubble(text, theme.label, at.screenX(), at.screenY(), view));
  }

  /** A sentence about a link drawn with the keyboard stands under its focused port. */
  private void keyHint(HintPainter hints) {
    Viewport view = desk.viewport();
    desk.focusedPort()
        .flatMap(port -> desk.picture().place(port, desk.isFocusedInput()))
        .ifPresentOrElse(
            spot ->
                hints.paint(keyLink.hint(), view.screenX(spot.x()), view.screenY(spot.y()), view),
            () -> hints.paint(keyLink.hint(), view.width() / 2, 20, view));
  }
}
