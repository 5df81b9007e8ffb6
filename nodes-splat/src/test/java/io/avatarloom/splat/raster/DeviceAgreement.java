package io.avatarloom.splat.raster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.avatarloom.core.device.Accelerator;
import io.avatarloom.core.device.DeviceChoice;
import io.avatarloom.core.device.DeviceException;
import io.avatarloom.core.device.Devices;
import io.avatarloom.core.device.OpenDevice;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a device must share with golden vectors and with the rasteriser in Java. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DeviceAgreement {
  private static final double LIMIT = 1e-4;
  private static final double FLIP = 0.01;
  private static final int ONE_IN = 2000;

  /** Depths of a million splats lie closer than single precision tells, so some change places. */
  private static final int ONE_IN_OF_A_MILLION = 20;

  private static final float[] BAD = {
    Float.NaN, Float.NEGATIVE_INFINITY, 1e38f, -1e38f, 1e-40f, 0, 40
  };
  private final String device;
  private Accelerator accelerator;
  private DeviceRasteriser rasteriser;
  private int share;

  DeviceAgreement(String device) {
    this.device = device;
  }

  @BeforeAll
  void open() {
    DeviceChoice choice = DeviceChoice.parse(device);
    OpenDevice.assume(choice);
    accelerator = Devices.open(choice).orElseThrow();
    rasteriser = new DeviceRasteriser(accelerator);
  }

  @BeforeEach
  void usual() {
    share = ONE_IN;
  }

  @AfterAll
  void close() {
    if (rasteriser != null) {
      rasteriser.close();
      assertThat(accelerator.ledger().total()).isZero();
      accelerator.close();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "splat_0_classic_sh0",
        "splat_1_classic_sh1",
        "splat_2_classic_sh3",
        "splat_3_antialiased_sh2"
      })
  void agreesWithGsplat(String name) throws IOException {
    GoldenScene scene = GoldenScene.read(name);
    DeviceFrame frame = rasteriser.forward(scene.splats(), scene.views(), scene.settings());
    RasterGradient gradient = rasteriser.backward(frame, scene.upstream());
    scene.check(frame.image(), frame.alpha(), frame.depth(), gradient);
  }

  static Stream<RasterSettings> settings() {
    return Stream.of(
        RasterSettings.gsplat(),
        RasterSettings.gsplat153().withAntialiased(true),
        RasterSettings.inria(),
        RasterSettings.inria().withDilation(0.1).withAntialiased(true));
  }

  @ParameterizedTest
  @MethodSource("settings")
  void agreesWithJava(RasterSettings settings) {
    for (int degree = 0; degree < 4; degree += 3) {
      SplatArrays splats = Scenes.splats(1200, degree, 0.6, -2.6, 10 + degree);
      compare(splats, Scenes.views(61, 50), settings);
    }
  }

  @Test
  void agreesWithJavaOnLongLists() {
    SplatArrays splats = Scenes.splats(6000, 0, 0.15, -3.5, 20);
    Arrays.fill(splats.logitOpacities(), -3);
    compare(splats, Scenes.views(64, 64), RasterSettings.gsplat());
  }

  @Test
  void agreesWithJavaOnThinSplats() {
    SplatArrays splats = Scenes.splats(400, 1, 0.5, -3, 21);
    for (int i = 0; i < splats.count(); i++) {
      splats.logScales()[3 * i] = -1.2f;
      splats.logScales()[3 * i + 1] = -9;
    }
    compare(splats, Scenes.views(64, 64), RasterSettings.gsplat());
  }

  private void compare(SplatArrays splats, RasterViews views, RasterSettings settings) {
    RasterFrame expected = Rasteriser.forward(splats, views, settings);
    DeviceFrame frame = rasteriser.forward(splats, views, settings);
    absolute("image", expected.image(), frame.image());
    absolute("alpha", expected.alpha(), frame.alpha());
    relative("depth", expected.depth(), frame.depth());
    ImageCotangent upstream = Scenes.cotangent(views, 5);
    RasterGradient java = Rasteriser.backward(expected, upstream, new RasterBuffers());
    RasterGradient gradient = rasteriser.backward(frame, upstream);
    relative("means", java.means(), gradient.means());
    relative("quats", java.quats(), gradient.quats());
    relative("scales", java.logScales(), gradient.logScales());
    relative("opacities", java.logitOpacities(), gradient.logitOpacities());
    relative("sh", java.sh(), gradient.sh());
    relative("screen means", java.screenMeans(), gradient.screenMeans());
    assertThat(gradient.radii()).isEqualTo(java.radii());
  }

  private void absolute(String what, float[] expected, float[] actual) {
    within(what, expected, actual, 1);
  }

  private void relative(String what, float[] expected, float[] actual) {
    float largest = 1e-12f;
    for (float value : expected) {
      largest = Math.max(largest, Math.abs(value));
    }
    within(what, expected, actual, largest);
  }

  /**
   * All within the limit but a few: where a splat lies within rounding of a threshold, the two may
   * decide differently.
   */
  private void within(String what, float[] expected, float[] actual, float scale) {
    assertThat(actual).hasSameSizeAs(expected);
    int beyond = 0;
    for (int i = 0; i < expected.length; i++) {
      double error = Math.abs((double) expected[i] - actual[i]) / scale;
      assertThat(error).as(what).isLessThan(FLIP);
      beyond += error > LIMIT ? 1 : 0;
    }
    assertThat(beyond).as(what).isLessThanOrEqualTo(expected.length / share);
  }

  @Test
  void sameBitsOnEveryRun() {
    SplatArrays splats = Scenes.splats(2500, 1, 0.6, -3, 1);
    RasterViews views = Scenes.views(100, 70);
    DeviceFrame first = rasteriser.forward(splats, views, RasterSettings.gsplat());
    RasterGradient gradient = rasteriser.backward(first, Scenes.cotangent(views, 3));
    rasteriser.forward(Scenes.splats(40, 0, 1, -1, 2), views, RasterSettings.inria());
    DeviceFrame second = rasteriser.forward(splats, views, RasterSettings.gsplat());
    RasterGradient again = rasteriser.backward(first, Scenes.cotangent(views, 3));
    assertThat(second.image()).isEqualTo(first.image());
    assertThat(second.depth()).isEqualTo(first.depth());
    assertThat(again.means()).isEqualTo(gradient.means());
    assertThat(again.quats()).isEqualTo(gradient.quats());
    assertThat(again.sh()).isEqualTo(gradient.sh());
    assertThat(again.screenMeans()).isEqualTo(gradient.screenMeans());
  }

  @Test
  void steadyStateTakesNoMemory() {
    SplatArrays splats = Scenes.splats(500, 1, 0.6, -3, 1);
    RasterViews views = Scenes.views(40, 40);
    rasteriser.forward(splats, views, RasterSettings.gsplat());
    long held = accelerator.ledger().total();
    for (int i = 0; i < 3; i++) {
      DeviceFrame frame = rasteriser.forward(splats, views, RasterSettings.gsplat());
      rasteriser.backward(frame, Scenes.cotangent(views, i));
    }
    assertThat(accelerator.ledger().total()).isEqualTo(held);
  }

  @Test
  void brokenSplatsAreLeftOut() {
    SplatArrays sound = Scenes.splats(30, 1, 0.5, -2.5, 2);
    RasterViews views = Scenes.views(32, 24);
    for (float value : BAD) {
      for (int field = 0; field < 5; field++) {
        SplatArrays broken = Scenes.copy(sound);
        float[] array = Scenes.array(broken, field);
        array[array.length / 2] = value;
        DeviceFrame frame = rasteriser.forward(broken, views, RasterSettings.gsplat());
        finite(frame.image());
        RasterGradient gradient = rasteriser.backward(frame, Scenes.cotangent(views, 3));
        finite(gradient.means());
        finite(gradient.quats());
        finite(gradient.logScales());
        finite(gradient.logitOpacities());
      }
    }
  }

  private static void finite(float[] values) {
    for (float value : values) {
      assertThat(Float.isFinite(value)).isTrue();
    }
  }

  @Test
  void nothingToDrawIsBackground() {
    RasterViews views = Scenes.views(20, 18);
    SplatArrays none =
        new SplatArrays(new float[0], new float[0], new float[0], new float[0], new float[0], 0);
    DeviceFrame frame = rasteriser.forward(none, views, RasterSettings.gsplat());
    assertThat(frame.image()[0]).isEqualTo(0.2f);
    assertThat(frame.alpha()).containsOnly(0);
    assertThat(rasteriser.backward(frame, Scenes.cotangent(views, 1)).means()).isEmpty();
    SplatArrays one = Scenes.splats(1, 0, 0.1, -2, 8);
    compare(one, views, RasterSettings.gsplat());
    one.means()[2] = 9;
    one.means()[0] = 9;
    assertThat(rasteriser.forward(one, views, RasterSettings.gsplat()).alpha()).containsOnly(0);
  }

  @Test
  void roomGrowsWithTheLists() {
    SplatArrays splats = Scenes.splats(1500, 0, 0.5, -0.4, 30);
    compare(splats, Scenes.views(96, 96), RasterSettings.gsplat());
  }

  @Test
  @Tag("slow")
  void aMillionSplatsSomeOfThemBroken() {
    SplatArrays splats = Scenes.splats(1_000_000, 0, 0.6, -6, 40);
    for (int field = 0; field < 4; field++) {
      for (float value : BAD) {
        spoil(Scenes.array(splats, field), value, 200 + field);
      }
    }
    share = ONE_IN_OF_A_MILLION;
    compare(splats, Scenes.views(256, 256), RasterSettings.gsplat());
  }

  private static void spoil(float[] array, float value, int count) {
    for (int i = 0; i < count; i++) {
      array[(int) ((long) array.length * i / count)] = value;
    }
  }

  @Test
  void brokenSplatsLookAsInJava() {
    RasterViews views = Scenes.views(48, 40);
    for (int field = 0; field < 4; field++) {
      for (float value : BAD) {
        SplatArrays splats = Scenes.splats(300, 0, 0.6, -3, 40);
        spoil(Scenes.array(splats, field), value, 20);
        RasterFrame expected = Rasteriser.forward(splats, views, RasterSettings.gsplat());
        DeviceFrame frame = rasteriser.forward(splats, views, RasterSettings.gsplat());
        absolute("image with " + value, expected.image(), frame.image());
      }
    }
  }

  @Test
  void absurdCoverageIsRefusedInWords() {
    SplatArrays splats = Scenes.splats(24_000, 0, 0.01, 5, 9);
    Arrays.fill(splats.logitOpacities(), 3);
    assertThatThrownBy(
            () -> rasteriser.forward(splats, Scenes.views(600, 600), RasterSettings.gsplat()))
        .hasMessageContaining("wrong unit");
  }

  @Test
  void fullMemoryIsToldInWordsAndDoesNoHarm() {
    RasterViews views = Scenes.views(64, 64);
    SplatArrays many = Scenes.splats(60_000, 3, 0.3, -4, 31);
    accelerator.ledger().limit(accelerator.ledger().total() + 1000);
    assertThatThrownBy(() -> rasteriser.forward(many, views, RasterSettings.gsplat()))
        .isInstanceOf(DeviceException.class)
        .hasMessageContaining("no room for")
        .hasMessageContaining("--device cpu");
    accelerator.ledger().limit(Long.MAX_VALUE);
    compare(Scenes.splats(100, 0, 0.6, -2.6, 32), views, RasterSettings.gsplat());
  }
}
