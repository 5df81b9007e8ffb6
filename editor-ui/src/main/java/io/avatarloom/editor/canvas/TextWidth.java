package io.avatarloom.editor.canvas;

import java.util.ArrayList;
import java.util.List;

/**
 * Estimates how wide text is, the same on every machine: widths of a wide sans-serif face, so that
 * what fits here fits with the usual faces.
 */
final class TextWidth {
  private static final String NARROW = "ijl.,:;'|!()[]I ";
  private static final String WIDE = "mwMW@%";

  private TextWidth() {}

  /** Width in the unit of the font size. */
  static double of(String text, double fontSize) {
    double width = 0;
    for (int i = 0; i < text.length(); i++) {
      width += of(text.charAt(i));
    }
    return width * fontSize;
  }

  private static double of(char letter) {
    if (NARROW.indexOf(letter) >= 0) {
      return 0.36;
    }
    if (WIDE.indexOf(letter) >= 0) {
      return 0.94;
    }
    return Character.isUpperCase(letter) ? 0.7 : letter > 0x2e80 ? 1 : 0.61;
  }

  /** The text, cut with an ellipsis when it is wider than the room. */
  static String fit(String text, double fontSize, double room) {
    String line = text.replace('\n', ' ').replace('\r', ' ');
    if (of(line, fontSize) <= room) {
      return line;
    }
    int keep = Math.min(line.length(), 200);
    while (keep > 0 && of(line.substring(0, keep), fontSize) + fontSize > room) {
      keep--;
    }
    return keep == 0 ? "" : line.substring(0, keep).stripTrailing() + "…";
  }

  /** Lines no wider than the room, broken between words. */
  static List<String> wrap(String text, double fontSize, double room) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n")) {
      StringBuilder line = new StringBuilder();
      for (String word : paragraph.split(" ")) {
        if (line.length() > 0 && of(line + " " + word, fontSize) > room) {
          lines.add(line.toString());
          line.setLength(0);
        }
        line.append(line.length() == 0 ? "" : " ").append(word);
      }
      lines.add(fit(line.toString(), fontSize, room));
    }
    return lines;
  }
}
