package io.avatarloom.editor.stage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.testfx.util.WaitForAsyncUtils;

class RenderLoopTest {
  private final BlockingQueue<Picture> pictures = new LinkedBlockingQueue<>();
  private final BlockingQueue<RuntimeException> failures = new LinkedBlockingQueue<>();

  private static Shot shot(Actor actor, double azimuth) {
    return new Shot(
        List.of(actor),
        new OrbitCamera(azimuth, 0, 1, 0, 0, 0, 30),
        new TreeMap<>(),
        Look.plain(),
        200,
        100);
  }

  private Picture next() throws InterruptedException {
    Picture picture = pictures.poll(5, TimeUnit.SECONDS);
    assertThat(picture).isNotNull();
    return picture;
  }

  @Test
  void drawsSmallAtOnceAndInFullWhenStill() throws Exception {
    try (RenderLoop loop = new RenderLoop(pictures::add, failures::add)) {
      loop.request(shot(Fakes.actor(0), 0));
      assertThat(next().width()).isLessThan(200);
      Picture full = next();
      assertThat(full.width()).isEqualTo(200);
      assertThat(full.height()).isEqualTo(100);
      assertThat(pictures.poll(400, TimeUnit.MILLISECONDS)).isNull();
    }
  }

  @Test
  void dropsShotsThatCameTooFast() throws Exception {
    Actor slow = Fakes.actor(60);
    try (RenderLoop loop = new RenderLoop(pictures::add, failures::add)) {
      for (int i = 0; i <= 30; i++) {
        loop.request(shot(slow, 3 * i));
        Thread.sleep(5);
      }
      WaitForAsyncUtils.waitFor(
          20, TimeUnit.SECONDS, () -> pictures.stream().anyMatch(RenderLoopTest::isLast));
    }
    assertThat(pictures).hasSizeBetween(2, 10);
    assertThat(isLast(pictures.stream().reduce((a, b) -> b).orElseThrow())).isTrue();
  }

  /** The camera of the last shot makes a picture without red. */
  private static boolean isLast(Picture picture) {
    return (picture.argb()[0] >> 16 & 0xff) == 0;
  }

  @Test
  void aFailureIsToldAndTheLoopGoesOn() throws Exception {
    Actor actor = Fakes.actor(0);
    try (RenderLoop loop = new RenderLoop(pictures::add, failures::add)) {
      Look none = null;
      loop.request(new Shot(List.of(actor), OrbitCamera.frontal(), new TreeMap<>(), none, 20, 20));
      assertThat(failures.poll(5, TimeUnit.SECONDS)).isNotNull();
      loop.request(shot(actor, 0));
      next();
    }
  }
}
