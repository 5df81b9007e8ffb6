package io.avatarloom.editor.canvas;

import io.avatarloom.editor.session.Edit;
import io.avatarloom.editor.session.Sketch;

/**
 * An edit of the state a gesture started from, whatever the gesture did since: its steps do not add
 * up.
 */
record Instead(Edit edit, Sketch start) implements Edit {
  @Override
  public String title() {
    return edit.title();
  }

  @Override
  public Sketch apply(Sketch before) {
    return edit.apply(start);
  }
}
