package io.avatarloom.editor.stage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import javafx.scene.layout.Region;

/** A stage that notes when it showed what. Used on the JavaFX thread. */
final class WatchedStage implements Stage3d {
  private final Stage3d inner;
  private final List<Shown> shown = new ArrayList<>();
  private DoubleConsumer also = seconds -> {};

  private record Shown(long ns, double scale, double tookMs) {}

  /**
   * What was shown in a while.
   *
   * @param perSecond pictures
   * @param slowestMs longest wait for the next picture but the five in a hundred that are longer
   * @param scale mean share of the full resolution, along a side
   * @param drawingMs mean time to draw one
   */
  record Figures(double perSecond, double slowestMs, double scale, double drawingMs) {}

  WatchedStage(Stage3d inner) {
    this.inner = inner;
  }

  @Override
  public Region node() {
    return inner.node();
  }

  @Override
  public void show(Picture picture) {
    inner.show(picture);
    shown.add(new Shown(System.nanoTime(), picture.scale(), picture.tookMs()));
  }

  @Override
  public void onTick(DoubleConsumer tick) {
    inner.onTick(
        seconds -> {
          also.accept(seconds);
          tick.accept(seconds);
        });
  }

  /** Does something more on every tick, before the rest. */
  void alsoOnTick(DoubleConsumer callback) {
    also = callback;
  }

  @Override
  public void dispose() {
    inner.dispose();
  }

  /** Forgets what was shown. */
  void forget() {
    shown.clear();
  }

  /** Figures of what was shown since {@link #forget}. */
  Figures figures(double seconds) {
    double[] waits = new double[Math.max(1, shown.size() - 1)];
    for (int i = 1; i < shown.size(); i++) {
      waits[i - 1] = (shown.get(i).ns - shown.get(i - 1).ns) / 1e6;
    }
    Arrays.sort(waits);
    return new Figures(
        shown.size() / seconds,
        waits[(int) (0.95 * (waits.length - 1))],
        shown.stream().mapToDouble(Shown::scale).average().orElse(0),
        shown.stream().mapToDouble(Shown::tookMs).average().orElse(0));
  }
}
