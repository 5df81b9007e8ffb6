package io.avatarloom.eval.metric;

import io.avatarloom.core.tensor.Halt;
import io.avatarloom.core.value.Image;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Pixels of a plain background: those joined to the border that look like the border's median. */
final class PlainBackground {
  private static final double LIKE_BORDER = 8;
  private final Image image;
  private final BitSet seen = new BitSet();
  private final ArrayDeque<Integer> open = new ArrayDeque<>();
  private final Lab border;

  private PlainBackground(Image image) {
    this.image = image;
    List<Lab> colours = new ArrayList<>();
    borderPixels().forEach(pixel -> colours.add(Lab.ofPixel(image, pixel)));
    this.border = Lab.median(colours);
  }

  /** The background as a set of pixel numbers, row by row. */
  static BitSet of(Image image) {
    PlainBackground search = new PlainBackground(image);
    search.borderPixels().forEach(search::visit);
    while (!search.open.isEmpty()) {
      Halt.check();
      int pixel = search.open.remove();
      int x = pixel % image.width();
      int y = pixel / image.width();
      if (x > 0) {
        search.visit(pixel - 1);
      }
      if (x < image.width() - 1) {
        search.visit(pixel + 1);
      }
      if (y > 0) {
        search.visit(pixel - image.width());
      }
      if (y < image.height() - 1) {
        search.visit(pixel + image.width());
      }
    }
    return search.seen;
  }

  private void visit(int pixel) {
    if (!seen.get(pixel) && Lab.ofPixel(image, pixel).deltaE(border) <= LIKE_BORDER) {
      seen.set(pixel);
      open.add(pixel);
    }
  }

  /** Top, left and right border; the bottom is mostly the person. */
  private List<Integer> borderPixels() {
    List<Integer> pixels = new ArrayList<>();
    for (int x = 0; x < image.width(); x++) {
      pixels.add(x);
    }
    for (int y = 1; y < image.height(); y++) {
      pixels.add(y * image.width());
      pixels.add((y + 1) * image.width() - 1);
    }
    return pixels;
  }
}
