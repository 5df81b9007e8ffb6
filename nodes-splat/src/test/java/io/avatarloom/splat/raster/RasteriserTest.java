package io.avatarloom.splat.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;

class RasteriserTest {
  private static final RasterSettings SETTINGS = RasterSettings.gsplat();

  private static RasterGradient gradient(RasterFrame frame) {
    return Rasteriser.backward(frame, Scenes.cotangent(frame.views(), 3), new RasterBuffers());
  }

  @Test
  void sameBitsWhateverTheThreads() throws Exception {
    SplatArrays splats = Scenes.splats(3000, 1, 0.6, -3, 1);
    RasterViews views = Scenes.views(100, 70);
    RasterFrame alone = on(1, () -> Rasteriser.forward(splats, views, SETTINGS));
    RasterFrame many = on(7, () -> Rasteriser.forward(splats, views, SETTINGS));
    assertThat(many.image()).isEqualTo(alone.image());
    assertThat(many.depth()).isEqualTo(alone.depth());
    RasterGradient first = on(1, () -> gradient(alone));
    RasterGradient second = on(7, () -> gradient(many));
    assertThat(second.means()).isEqualTo(first.means());
    assertThat(second.quats()).isEqualTo(first.quats());
    assertThat(second.sh()).isEqualTo(first.sh());
    assertThat(second.screenMeans()).isEqualTo(first.screenMeans());
  }

  @Test
  void drawingWithoutARecordIsTheSamePicture() {
    SplatArrays splats = Scenes.splats(1500, 2, 0.6, -3, 4);
    RasterViews both = Scenes.views(100, 70);
    RasterViews view =
        new RasterViews(
            Arrays.copyOf(both.worldToCamera(), 16),
            Arrays.copyOf(both.intrinsics(), 4),
            new float[3],
            100,
            70);
    RasterFrame frame = Rasteriser.forward(splats, view, SETTINGS);
    int[] argb = new int[7000];
    Arrays.fill(argb, 0xff406080);
    Rasteriser.draw(splats, view, SETTINGS, argb);
    float[] behind = {0x40, 0x60, 0x80};
    for (int i = 0; i < 7000; i++) {
      for (int c = 0; c < 3; c++) {
        float through = 1 - frame.alpha()[i];
        int level = (int) (255 * frame.image()[7000 * c + i] + through * behind[c] + 0.5f);
        assertThat(argb[i] >> 16 - 8 * c & 0xff).isEqualTo(Math.min(255, level));
      }
    }
  }

  private static <T> T on(int threads, java.util.concurrent.Callable<T> work) throws Exception {
    ForkJoinPool pool = new ForkJoinPool(threads);
    try {
      return pool.submit(work).get();
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void brokenSplatsAreLeftOut() {
    SplatArrays sound = Scenes.splats(200, 1, 0.5, -2.5, 2);
    RasterViews views = Scenes.views(48, 40);
    float[][] bad = {
      {Float.NaN}, {Float.POSITIVE_INFINITY}, {Float.NEGATIVE_INFINITY}, {1e38f}, {-1e38f}
    };
    for (float[] value : bad) {
      for (int field = 0; field < 5; field++) {
        SplatArrays broken = Scenes.copy(sound);
        Scenes.array(broken, field)[Scenes.array(broken, field).length / 2] = value[0];
        RasterFrame frame = Rasteriser.forward(broken, views, SETTINGS);
        finite(frame.image());
        RasterGradient gradient = gradient(frame);
        finite(gradient.means());
        finite(gradient.quats());
        finite(gradient.logScales());
        finite(gradient.logitOpacities());
      }
    }
  }

  @Test
  void zeroQuaternionsAndPointsAreHarmless() {
    SplatArrays splats = Scenes.splats(50, 0, 0.4, -2, 4);
    Arrays.fill(splats.quats(), 0, 40, 0);
    Arrays.fill(splats.logScales(), 60, 90, -200);
    RasterFrame frame = Rasteriser.forward(splats, Scenes.views(40, 40), SETTINGS);
    finite(frame.image());
    RasterGradient gradient = gradient(frame);
    finite(gradient.quats());
    finite(gradient.logScales());
    assertThat(Arrays.copyOf(gradient.means(), 30)).containsOnly(0);
  }

  @Test
  void nothingToDrawIsBackground() {
    RasterViews views = Scenes.views(20, 18);
    SplatArrays none =
        new SplatArrays(new float[0], new float[0], new float[0], new float[0], new float[0], 0);
    RasterFrame frame = Rasteriser.forward(none, views, SETTINGS);
    assertThat(frame.image()[0]).isEqualTo(0.2f);
    assertThat(frame.alpha()).containsOnly(0);
    assertThat(gradient(frame).means()).isEmpty();
  }

  @Test
  void splatsBehindTheCameraAreNotSeen() {
    SplatArrays splats = Scenes.splats(30, 0, 0.1, -2, 8);
    for (int i = 0; i < 30; i++) {
      splats.means()[3 * i] += 9;
      splats.means()[3 * i + 2] += 9;
    }
    RasterFrame frame = Rasteriser.forward(splats, Scenes.views(32, 32), SETTINGS);
    assertThat(frame.alpha()).containsOnly(0);
    assertThat(gradient(frame).radii()).containsOnly(0);
  }

  @Test
  void absurdCoverageIsRefusedInWords() {
    int count = 70_000;
    SplatArrays splats = Scenes.splats(count, 0, 0.01, 5, 9);
    Arrays.fill(splats.logitOpacities(), 3);
    assertThatThrownBy(() -> Rasteriser.forward(splats, Scenes.views(600, 600), SETTINGS))
        .hasMessageContaining("wrong unit");
  }

  @Test
  void presetsSurviveAsWords() {
    for (String preset : new String[] {"inria", "gsplat", "gsplat153"}) {
      RasterSettings settings = RasterSettings.preset(preset).withAntialiased(true);
      assertThat(RasterSettings.of(settings.toMap())).isEqualTo(settings);
    }
    assertThatThrownBy(() -> RasterSettings.preset("other")).hasMessageContaining("other");
  }

  private static void finite(float[] values) {
    for (float value : values) {
      assertThat(Float.isFinite(value)).isTrue();
    }
  }
}
