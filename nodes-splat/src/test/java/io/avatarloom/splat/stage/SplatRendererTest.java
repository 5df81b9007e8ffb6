package io.avatarloom.splat.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.stage.AvatarRenderer;
import io.avatarloom.core.stage.DrawStyle;
import io.avatarloom.core.stage.DrawStyle.SplatLook;
import io.avatarloom.core.stage.StageCamera;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.SplatCloud;
import java.util.Arrays;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SplatRendererTest {
  private static final int SIZE = 64;
  private static final int BACKGROUND = 0xff204060;
  private static final int MIDDLE = SIZE / 2 * SIZE + SIZE / 2;

  /** One opaque red splat, 0.1 m across, at the origin; empty bands of SH degree 1. */
  private static SplatCloud redSplat(double unitsPerMetre) {
    float[] sh = new float[12];
    sh[0] = (float) (0.5 / SplatCloud.SH_C0);
    sh[1] = sh[2] = (float) (-0.5 / SplatCloud.SH_C0);
    float log = (float) Math.log(0.05 * unitsPerMetre);
    return new SplatCloud(
        unitsPerMetre,
        Tensor.zeros(1, 3),
        Tensor.of(new float[] {1, 0, 0, 0}, 1, 4),
        Tensor.of(new float[] {log, log, log}, 1, 3),
        Tensor.of(new float[] {8}, 1),
        Tensor.of(sh, 1, 4, 3),
        new TreeMap<>());
  }

  private static int[] picture(SplatCloud cloud, double scale) {
    return picture(cloud, scale, 1);
  }

  private static int[] picture(SplatCloud cloud, double scale, double opacity) {
    return picture(
        cloud,
        new DrawStyle(
            scale, opacity, SplatLook.COLOURS, DrawStyle.MeshLook.SHADED, 1, 0, Set.of()));
  }

  private static int[] picture(SplatCloud cloud, DrawStyle style) {
    double[] oneMetreAway = {1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 1, 0, 0, 0, 1};
    int[] argb = new int[SIZE * SIZE];
    Arrays.fill(argb, BACKGROUND);
    new SplatRenderer()
        .prepare(cloud)
        .draw(new StageCamera(oneMetreAway, SIZE, SIZE, SIZE), style, argb);
    return argb;
  }

  private static long covered(int[] argb) {
    return Arrays.stream(argb).filter(pixel -> pixel != BACKGROUND).count();
  }

  @Test
  void drawsOverTheBackground() {
    int[] argb = picture(redSplat(1), 1);
    assertThat(argb[MIDDLE] >> 16 & 0xff).isGreaterThan(240);
    assertThat(argb[MIDDLE] & 0xff).isLessThan(12);
    assertThat(argb[0]).isEqualTo(BACKGROUND);
  }

  @Test
  void theUnitOfTheCloudDoesNotShow() {
    assertThat(picture(redSplat(6.4), 1)).isEqualTo(picture(redSplat(1), 1));
  }

  @Test
  void smallerScaleCoversLessAndZeroLeavesPoints() {
    long full = covered(picture(redSplat(1), 1));
    long half = covered(picture(redSplat(1), 0.5));
    long point = covered(picture(redSplat(1), 0));
    assertThat(half).isLessThan(full / 2);
    assertThat(point).isBetween(1L, 16L);
  }

  @Test
  void opacityLetsTheBackgroundThrough() {
    int red = picture(redSplat(1), 1, 0.5)[MIDDLE] >> 16 & 0xff;
    assertThat(red).isBetween(140, 146);
    assertThat(picture(redSplat(1), 1, 0)).containsOnly(BACKGROUND);
  }

  @Test
  void pointsAreSmallAndOpaqueWhateverTheFactors() {
    DrawStyle dots =
        new DrawStyle(1, 0.1, SplatLook.POINTS, DrawStyle.MeshLook.SHADED, 1, 0, Set.of());
    int[] argb = picture(redSplat(1), dots);
    assertThat(covered(argb)).isBetween(1L, 16L);
    assertThat(argb[MIDDLE] >> 16 & 0xff)
        .isGreaterThan(picture(redSplat(1), 0, 0.1)[MIDDLE] >> 16 & 0xff);
  }

  @Test
  void splatsOfHiddenRegionsAreLeftOut() {
    SplatCloud lips = redSplat(1).withLabel("lips", Tensor.of(new float[] {1}, 1));
    for (boolean points : new boolean[] {false, true}) {
      assertThat(picture(lips, hiding("lips", points))).containsOnly(BACKGROUND);
      assertThat(covered(picture(lips, hiding("nose", points)))).isPositive();
    }
  }

  private static DrawStyle hiding(String region, boolean points) {
    return new DrawStyle(
        1,
        1,
        points ? SplatLook.POINTS : SplatLook.COLOURS,
        DrawStyle.MeshLook.SHADED,
        1,
        0,
        Set.of(region));
  }

  @Test
  void isFoundAsAService() {
    assertThat(ServiceLoader.load(AvatarRenderer.class).stream().map(p -> p.get()))
        .anyMatch(renderer -> renderer.draws(redSplat(1)));
  }

  @Test
  void normalsComeFromTheDepth() {
    DrawStyle style =
        new DrawStyle(1, 1, SplatLook.NORMALS, DrawStyle.MeshLook.SHADED, 1, 0, Set.of());
    int[] argb = picture(wall(0), style);
    assertThat(argb[MIDDLE] >> 16 & 0xff).isBetween(120, 136);
    assertThat(argb[MIDDLE] >> 8 & 0xff).isBetween(120, 136);
    assertThat(argb[MIDDLE] & 0xff).isGreaterThan(240);
    int turned = picture(wall(-1), style)[MIDDLE];
    assertThat(turned >> 16 & 0xff).isGreaterThan(190);
    assertThat(turned & 0xff).isBetween(190, 240);
  }

  /** A plane of splats through the origin. @param slope of z along x */
  private static SplatCloud wall(double slope) {
    int side = 21;
    float[] means = new float[3 * side * side];
    float[] quats = new float[4 * side * side];
    float[] scales = new float[3 * side * side];
    float[] opacities = new float[side * side];
    for (int i = 0; i < side * side; i++) {
      means[3 * i] = (i % side - side / 2) * 0.02f;
      means[3 * i + 1] = (i / side - side / 2) * 0.02f;
      means[3 * i + 2] = (float) slope * means[3 * i];
      quats[4 * i] = 1;
      Arrays.fill(scales, 3 * i, 3 * i + 3, (float) Math.log(0.01));
      opacities[i] = 4;
    }
    return new SplatCloud(
        1,
        Tensor.of(means, side * side, 3),
        Tensor.of(quats, side * side, 4),
        Tensor.of(scales, side * side, 3),
        Tensor.of(opacities, side * side),
        Tensor.zeros(side * side, 1, 3),
        new TreeMap<>());
  }
}
