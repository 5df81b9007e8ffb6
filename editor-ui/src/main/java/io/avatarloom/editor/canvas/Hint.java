package io.avatarloom.editor.canvas;

import java.util.List;

/**
 * What a gesture shows while it goes on; places are graph units.
 *
 * @param links drafts of links: x, y of output end and input end
 * @param colour 0xrrggbb of the drafts
 * @param lit a link that would be changed, or null
 * @param ports places of ports that would be linked
 * @param band selection rectangle, or null
 * @param lines strokes and guides: x0, y0, x1, y1
 * @param sentence shown beside the pointer, empty for none
 * @param refused true when the sentence says why not
 */
public record Hint(
    List<double[]> links,
    int colour,
    LinkShape lit,
    List<double[]> ports,
    Box band,
    List<double[]> lines,
    String sentence,
    boolean refused) {
  static final Hint NONE = new Hint(List.of(), 0, null, List.of(), null, List.of(), "", false);

  static Hint band(Box band) {
    return new Hint(List.of(), 0, null, List.of(), band, List.of(), "", false);
  }

  static Hint lines(List<double[]> lines, LinkShape lit) {
    return new Hint(List.of(), 0, lit, List.of(), null, lines, "", false);
  }

  static Hint link(
      List<double[]> drafts, int colour, List<double[]> ports, String sentence, boolean refused) {
    return new Hint(drafts, colour, null, ports, null, List.of(), sentence, refused);
  }
}
