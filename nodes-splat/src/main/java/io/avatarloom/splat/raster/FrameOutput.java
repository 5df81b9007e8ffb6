package io.avatarloom.splat.raster;

/** Writes tiles into the planes of a frame, with what a backward pass needs. */
record FrameOutput(RasterFrame frame) implements TileForward.Output {
  @Override
  public void write(TileBox box, TileForward tile) {
    RasterViews views = frame.views();
    int plane = views.width() * views.height();
    float[] background = views.background();
    for (int row = box.y0; row < box.y1; row++) {
      for (int column = box.x0; column < box.x1; column++) {
        int i = (row - box.y0) * Tiles.SIDE + column - box.x0;
        int pixel = row * views.width() + column;
        float t = tile.through(i);
        int rgb = 3 * box.view * plane + pixel;
        frame.image()[rgb] = tile.red[i] + t * background[3 * box.view];
        frame.image()[rgb + plane] = tile.green[i] + t * background[3 * box.view + 1];
        frame.image()[rgb + 2 * plane] = tile.blue[i] + t * background[3 * box.view + 2];
        int out = box.view * plane + pixel;
        frame.alpha()[out] = 1 - t;
        frame.depth()[out] = tile.depth[i];
        frame.kept().finalT()[out] = t;
        frame.kept().last()[out] = tile.last[i];
      }
    }
  }
}
