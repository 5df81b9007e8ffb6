package io.avatarloom.editor.stage;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;

/** A sheet of one avatar from four sides: front, its left, back, its right. */
final class FourSides {
  private static final int SIDES = 4;
  private static final double QUARTER_DEG = 90;

  private FourSides() {}

  /**
   * @param shot gives pose, look, distance and height of the camera
   * @param side width and height of each picture, pixels
   */
  static BufferedImage of(Shot shot, int side) {
    BufferedImage sheet = new BufferedImage(SIDES * side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D pen = sheet.createGraphics();
    for (int s = 0; s < SIDES; s++) {
      OrbitCamera camera = shot.camera().turned(QUARTER_DEG * s, shot.camera().elevationDeg());
      pen.drawImage(Picture.of(shot.from(camera).sized(side, side), 1).image(), s * side, 0, null);
    }
    pen.dispose();
    return sheet;
  }
}
