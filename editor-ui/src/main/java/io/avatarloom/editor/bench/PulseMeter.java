package io.avatarloom.editor.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.IntConsumer;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.scene.Scene;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;

/**
 * Fires one event in every other pulse and takes the time until its picture is rendered. The
 * software pipeline renders on a thread of its own while the next pulse goes on, so the pulse
 * between changes one pixel: the toolkit copies that change only after the picture before is done.
 */
final class PulseMeter extends AnimationTimer {
  private final Scene scene;
  private final Rectangle pixel;
  private final IntConsumer fire;
  private final int wanted;
  private final CompletableFuture<List<PulseTimes>> result = new CompletableFuture<>();
  private final List<PulseTimes> times = new ArrayList<>();
  private final Runnable laidOut = this::laidOut;
  private final ThreadClock clock = new ThreadClock();
  private boolean between;
  private boolean waiting;
  private long fired;
  private long handled;
  private long painted;
  private long copied;
  private long computed;

  private PulseMeter(Scene scene, Rectangle pixel, int wanted, IntConsumer fire) {
    this.scene = scene;
    this.pixel = pixel;
    this.wanted = wanted;
    this.fire = fire;
  }

  /**
   * Starts measuring; called on the toolkit's thread.
   *
   * @param pixel lies in the scene, one pixel large
   * @param fire fires the event of a number
   */
  static CompletableFuture<List<PulseTimes>> start(
      Scene scene, Rectangle pixel, int count, IntConsumer fire) {
    PulseMeter meter = new PulseMeter(scene, pixel, count, fire);
    scene.addPostLayoutPulseListener(meter.laidOut);
    meter.start();
    return meter.result;
  }

  @Override
  public void handle(long now) {
    if (waiting) {
      return;
    }
    waiting = true;
    if (between) {
      pixel.setFill(pixel.getFill() == Color.BLACK ? Color.WHITE : Color.BLACK);
      Platform.runLater(this::rendered);
    } else {
      computed = clock.nanoseconds();
      fired = System.nanoTime();
      fire.accept(times.size());
      handled = System.nanoTime();
      Platform.runLater(this::copied);
    }
  }

  private void laidOut() {
    if (waiting && !between) {
      painted = System.nanoTime();
    }
  }

  private void copied() {
    copied = System.nanoTime();
    between = true;
    waiting = false;
  }

  private void rendered() {
    long rendered = System.nanoTime();
    Platform.runLater(() -> shown(rendered));
  }

  /** The toolkit has queued the hand-over to the display before this. */
  private void shown(long rendered) {
    long shown = System.nanoTime();
    times.add(
        new PulseTimes(
            handled - fired,
            painted - fired,
            copied - fired,
            rendered - fired,
            shown - fired,
            clock.nanoseconds() - computed));
    between = false;
    waiting = false;
    if (times.size() == wanted) {
      stop();
      scene.removePostLayoutPulseListener(laidOut);
      result.complete(times);
    }
  }
}
