package io.avatarloom.editor.canvas;

import java.util.List;

/** Colours offered for frames: titles stay legible on them in dark and in light surroundings. */
public final class FramePalette {
  /**
   * A colour one can name.
   *
   * @param rgb {@code #rrggbb}, as frames keep it
   */
  public record Tone(String name, String rgb) {}

  /** The first is that of new frames. */
  public static final List<Tone> TONES =
      List.of(
          new Tone("Blue", "#5b7db1"),
          new Tone("Teal", "#2f8f83"),
          new Tone("Green", "#5c9e3f"),
          new Tone("Yellow", "#b08f2e"),
          new Tone("Orange", "#c9703a"),
          new Tone("Red", "#c4525f"),
          new Tone("Violet", "#8f63c9"),
          new Tone("Grey", "#6b7485"));

  private FramePalette() {}
}
