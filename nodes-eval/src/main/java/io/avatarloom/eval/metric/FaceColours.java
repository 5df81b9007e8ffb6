package io.avatarloom.eval.metric;

import io.avatarloom.core.tensor.Halt;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Median colours of the cheeks and of the hair of a face with 468 mesh landmarks.
 *
 * @param cheeks of a disc on each cheek, radius 0.18 eye distances
 * @param hair of a band above the forehead, 0.12 to 0.30 face heights above landmark 10 and 0.35
 *     face heights to either side, without plain background; skin on a bald head; NaN when nothing
 *     of the band is seen
 */
public record FaceColours(Lab cheeks, Lab hair) {
  private static final int[] RIGHT_CHEEK = {50, 101, 36, 205};
  private static final int[] LEFT_CHEEK = {280, 330, 266, 425};
  private static final int[] RIGHT_EYE = {33, 133};
  private static final int[] LEFT_EYE = {263, 362};
  private static final int[] FOREHEAD = {10};
  private static final int[] CHIN = {152};
  private static final double DISC_RADIUS = 0.18;
  private static final double BAND_LOW = 0.12;
  private static final double BAND_HIGH = 0.30;
  private static final double BAND_HALF_WIDTH = 0.35;

  /** A place of the picture, in pixels. */
  private record Point(double x, double y) {
    double distance(Point other) {
      return Math.hypot(x - other.x, y - other.y);
    }
  }

  /** Whether the centre of a pixel belongs to a region. */
  private interface Region {
    boolean holds(double x, double y);
  }

  /**
   * Measures one face.
   *
   * @param image three channels, sRGB
   * @param landmarks [468, 3] in pixels of the image
   */
  public static FaceColours of(Image image, Tensor landmarks) {
    double eyes = mean(landmarks, RIGHT_EYE).distance(mean(landmarks, LEFT_EYE));
    Point right = mean(landmarks, RIGHT_CHEEK);
    Point left = mean(landmarks, LEFT_CHEEK);
    double radius = DISC_RADIUS * eyes;
    List<Lab> cheeks =
        colours(
            image,
            new BitSet(),
            (x, y) ->
                right.distance(new Point(x, y)) <= radius
                    || left.distance(new Point(x, y)) <= radius);
    List<Lab> hair = colours(image, PlainBackground.of(image), band(landmarks));
    return new FaceColours(Lab.median(cheeks), Lab.median(hair));
  }

  private static Region band(Tensor landmarks) {
    Point top = mean(landmarks, FOREHEAD);
    Point chin = mean(landmarks, CHIN);
    double height = top.distance(chin);
    double upX = (top.x - chin.x) / height;
    double upY = (top.y - chin.y) / height;
    return (x, y) -> {
      double up = ((x - top.x) * upX + (y - top.y) * upY) / height;
      double side = Math.abs((x - top.x) * upY - (y - top.y) * upX) / height;
      return up >= BAND_LOW && up <= BAND_HIGH && side <= BAND_HALF_WIDTH;
    };
  }

  private static Point mean(Tensor landmarks, int[] indices) {
    double x = 0;
    double y = 0;
    for (int index : indices) {
      x += landmarks.at(3 * index) / (double) indices.length;
      y += landmarks.at(3 * index + 1) / (double) indices.length;
    }
    return new Point(x, y);
  }

  private static List<Lab> colours(Image image, BitSet without, Region region) {
    int plane = image.width() * image.height();
    List<Lab> found = new ArrayList<>();
    for (int i = 0; i < plane; i++) {
      if (i % image.width() == 0) {
        Halt.check();
      }
      if (!without.get(i) && region.holds(i % image.width() + 0.5, i / image.width() + 0.5)) {
        found.add(Lab.ofPixel(image, i));
      }
    }
    return found;
  }
}
