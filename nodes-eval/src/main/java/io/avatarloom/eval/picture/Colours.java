package io.avatarloom.eval.picture;

import java.awt.Color;
import java.util.Map;

/** Colours by name or as #rrggbb. */
public final class Colours {
  private static final Map<String, Color> NAMED =
      Map.of(
          "white",
          Color.WHITE,
          "black",
          Color.BLACK,
          "grey",
          new Color(0x808080),
          "gray",
          new Color(0x808080));

  private Colours() {}

  /**
   * @throws IllegalArgumentException in one sentence if the text is no colour
   */
  public static Color parse(String text) {
    Color named = NAMED.get(text);
    if (named != null) {
      return named;
    }
    if (!text.matches("#[0-9a-fA-F]{6}")) {
      throw new IllegalArgumentException(
          "expected white, black, grey or a colour such as #f4f4f4, met '" + text + "'");
    }
    return new Color(Integer.parseInt(text.substring(1), 16));
  }

  /** A text colour that can be read on a ground. */
  public static Color textOn(Color ground) {
    double luma = 0.299 * ground.getRed() + 0.587 * ground.getGreen() + 0.114 * ground.getBlue();
    return luma > 128 ? new Color(0x30343a) : new Color(0xe6e8eb);
  }
}
