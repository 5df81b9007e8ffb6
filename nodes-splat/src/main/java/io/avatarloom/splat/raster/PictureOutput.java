package io.avatarloom.splat.raster;

/**
 * Writes tiles of one view over a picture, in eight bits a channel.
 *
 * @param argb [height, width] opaque pixels, read and written
 */
record PictureOutput(int[] argb, int width) implements TileForward.Output {
  @Override
  public void write(TileBox box, TileForward tile) {
    for (int row = box.y0; row < box.y1; row++) {
      for (int column = box.x0; column < box.x1; column++) {
        int i = (row - box.y0) * Tiles.SIDE + column - box.x0;
        float alpha = 1 - tile.through(i);
        if (alpha > 0) {
          int pixel = row * width + column;
          int behind = argb[pixel];
          float through = 1 - alpha;
          argb[pixel] =
              0xff000000
                  | level(tile.red[i], through, behind >> 16) << 16
                  | level(tile.green[i], through, behind >> 8) << 8
                  | level(tile.blue[i], through, behind);
        }
      }
    }
  }

  private static int level(float colour, float through, int behind) {
    float level = 255 * colour + through * (behind & 0xff) + 0.5f;
    return (int) Math.max(0, Math.min(255, level));
  }
}
