package io.avatarloom.splat.raster;

import io.avatarloom.core.tensor.Parallel;

/**
 * Differentiable rasteriser of 3D Gaussian splats on the CPU (Kerbl et al. 2023): 16x16 tiles, all
 * cores, same bits on every run whatever the thread schedule.
 */
public final class Rasteriser {
  private static final int SPLATS_PER_TASK = 512;
  private static final int TILES_PER_TASK = 4;

  private Rasteriser() {}

  /**
   * Renders every view.
   *
   * @throws IllegalArgumentException if the splats cover absurdly many tiles
   */
  public static RasterFrame forward(
      SplatArrays splats, RasterViews views, RasterSettings settings) {
    Projected projected = project(splats, views, settings);
    TileLists lists = TileLists.build(projected, views, splats.count());
    int pixels = Math.multiplyExact(views.count(), views.width() * views.height());
    RasterFrame.Kept kept =
        new RasterFrame.Kept(projected, lists, new float[pixels], new int[pixels]);
    RasterFrame frame =
        new RasterFrame(
            splats,
            views,
            settings,
            new float[3 * pixels],
            new float[pixels],
            new float[pixels],
            kept);
    composite(projected, lists, views, settings, new FrameOutput(frame));
    return frame;
  }

  /**
   * Draws one view over a picture and keeps nothing for a backward pass; otherwise as {@link
   * #forward} over a black background.
   *
   * @param argb [height, width] opaque pixels, read and written
   */
  public static void draw(
      SplatArrays splats, RasterViews view, RasterSettings settings, int[] argb) {
    Projected projected = project(splats, view, settings);
    TileLists lists = TileLists.build(projected, view, splats.count());
    composite(projected, lists, view, settings, new PictureOutput(argb, view.width()));
  }

  private static Projected project(SplatArrays splats, RasterViews views, RasterSettings settings) {
    ViewCamera[] cameras = ViewCamera.all(views, settings);
    Projected projected = Projected.allocate(Math.multiplyExact(splats.count(), views.count()));
    Parallel.chunks(
        splats.count(),
        SPLATS_PER_TASK,
        (from, to) -> new Projector(splats, views, settings, cameras).project(from, to, projected));
    return projected;
  }

  private static void composite(
      Projected projected,
      TileLists lists,
      RasterViews views,
      RasterSettings settings,
      TileForward.Output output) {
    Parallel.chunks(
        views.count() * views.tilesPerView(),
        TILES_PER_TASK,
        (from, to) -> {
          TileForward tiles = new TileForward(projected, lists, views, settings, output);
          for (int tile = from; tile < to; tile++) {
            tiles.render(tile);
          }
        });
  }

  /** Differentiates a forward pass, exactly: the gradient of the same hard cuts and ceilings. */
  public static RasterGradient backward(
      RasterFrame frame, ImageCotangent upstream, RasterBuffers buffers) {
    SplatArrays splats = frame.splats();
    RasterViews views = frame.views();
    int slots = frame.kept().lists().pairs().length;
    RasterGradient gradient =
        new RasterGradient(
            new float[3 * splats.count()],
            new float[4 * splats.count()],
            new float[3 * splats.count()],
            new float[splats.count()],
            new float[splats.sh().length],
            new float[2 * splats.count() * views.count()],
            frame.kept().projected().radii());
    try (RasterBuffers.Lease lease = buffers.lease(slots)) {
      Parallel.chunks(
          views.count() * views.tilesPerView(),
          TILES_PER_TASK,
          (from, to) -> {
            TileBackward tiles =
                new TileBackward(frame, upstream, lease.records(), lease.touched());
            for (int tile = from; tile < to; tile++) {
              tiles.run(tile);
            }
          });
      ViewCamera[] cameras = ViewCamera.all(views, frame.settings());
      Parallel.chunks(
          splats.count(),
          SPLATS_PER_TASK,
          (from, to) ->
              new SplatBackward(frame, cameras, lease.records(), lease.touched())
                  .run(from, to, gradient));
    }
    return gradient;
  }
}
