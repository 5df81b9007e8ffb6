package io.avatarloom.editor.canvas;

import java.util.Locale;

/**
 * A key with its modifiers.
 *
 * @param key upper case: "V", "DELETE", "LEFT", "F1", "PERIOD"
 */
public record Chord(String key, boolean ctrl, boolean shift, boolean alt) {
  /** Reads {@code Ctrl+Shift+V}. */
  public static Chord parse(String text) {
    String[] parts = text.toUpperCase(Locale.ROOT).split("\\+");
    boolean ctrl = false;
    boolean shift = false;
    boolean alt = false;
    for (int i = 0; i < parts.length - 1; i++) {
      switch (parts[i]) {
        case "CTRL" -> ctrl = true;
        case "SHIFT" -> shift = true;
        case "ALT" -> alt = true;
        default -> throw new IllegalArgumentException("no modifier " + parts[i] + " in " + text);
      }
    }
    return new Chord(parts[parts.length - 1], ctrl, shift, alt);
  }

  @Override
  public String toString() {
    String name = key.charAt(0) + key.substring(1).toLowerCase(Locale.ROOT);
    return (ctrl ? "Ctrl+" : "") + (alt ? "Alt+" : "") + (shift ? "Shift+" : "") + name;
  }
}
