package io.avatarloom.editor.app;

import io.avatarloom.editor.canvas.Chord;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/**
 * Keys that a menu shows and leaves to the canvas: taken by the menu, they would be taken away from
 * text fields.
 */
final class ShownKeys extends KeyCombination {
  private final KeyCombination keys;

  ShownKeys(Chord chord) {
    keys = of(chord);
  }

  /** The keys as the toolkit knows them. */
  static KeyCombination of(Chord chord) {
    return new KeyCodeCombination(
        KeyCode.valueOf(chord.key()),
        held(chord.shift()),
        ModifierValue.UP,
        held(chord.alt()),
        ModifierValue.UP,
        held(chord.ctrl()));
  }

  private static ModifierValue held(boolean down) {
    return down ? ModifierValue.DOWN : ModifierValue.UP;
  }

  @Override
  public boolean match(KeyEvent event) {
    return false;
  }

  @Override
  public String getName() {
    return keys.getName();
  }

  @Override
  public String getDisplayText() {
    return keys.getDisplayText();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ShownKeys shown && shown.keys.equals(keys);
  }

  @Override
  public int hashCode() {
    return keys.hashCode();
  }
}
