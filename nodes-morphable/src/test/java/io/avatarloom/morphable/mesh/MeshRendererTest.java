package io.avatarloom.morphable.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeshRendererTest {
  private static final int SIZE = 32;

  /** A camera at the origin that looks along -z, its picture spanning x, y = +-z. */
  private static final PinholeView VIEW =
      new PinholeView(
          new float[] {1, 0, 0, 0, 0, -1, 0, 0, 0, 0, -1, 0, 0, 0, 0, 1},
          16,
          16,
          16,
          16,
          SIZE,
          SIZE);

  private static final float[] WALL = {-4, -4, -2, 4, -4, -2, 4, 4, -2, -4, 4, -2};
  private static final int[] WALL_TRIANGLES = {0, 1, 2, 0, 2, 3};

  private static MeshScene scene(float[] positions, int[] triangles, boolean[] shown) {
    boolean[] drawn = new boolean[triangles.length / 3];
    Arrays.fill(drawn, true);
    return new MeshScene(
        positions,
        triangles,
        new float[0],
        new int[0],
        Optional.empty(),
        new float[] {0.2f, 0.4f, 0.6f},
        drawn,
        shown == null ? drawn : shown,
        new float[drawn.length]);
  }

  private static MeshPictures render(MeshScene scene, boolean backFaces) {
    MeshStyle style = new MeshStyle(2, 0.01, backFaces, new float[] {1, 1, 1}, Optional.empty());
    return MeshRenderer.render(scene, List.of(VIEW), style);
  }

  @Test
  void aFacingWallFillsThePicture() {
    MeshPictures out = render(scene(WALL, WALL_TRIANGLES, null), false);
    assertThat(out.alpha()).containsOnly(1);
    assertThat(out.depth()).containsOnly(2);
    assertThat(Arrays.copyOf(out.colour(), SIZE * SIZE)).containsOnly(0.2f);
    assertThat(out.normals()[0]).isCloseTo(0.5f, within(1e-6f));
    assertThat(out.normals()[2 * SIZE * SIZE]).isCloseTo(1, within(1e-6f));
  }

  @Test
  void backFacesAreLeftOutOnDemandAndTurnTowardTheCamera() {
    int[] turned = {0, 2, 1, 0, 3, 2};
    assertThat(render(scene(WALL, turned, null), false).alpha()).containsOnly(0);
    MeshPictures seen = render(scene(WALL, turned, null), true);
    assertThat(seen.alpha()).containsOnly(1);
    assertThat(seen.normals()[2 * SIZE * SIZE]).isCloseTo(1, within(1e-6f));
  }

  @Test
  void emptyPixelsShowTheBackground() {
    MeshPictures out =
        render(scene(new float[] {0, 0, 2, 1, 0, 2, 0, 1, 2}, new int[] {0, 1, 2}, null), true);
    assertThat(out.alpha()).containsOnly(0);
    assertThat(out.colour()).containsOnly(1);
    assertThat(out.normals()).containsOnly(1);
    assertThat(out.depth()).containsOnly(0);
  }

  @Test
  void coverageIsTheAreaOfTheTriangle() {
    MeshPictures out =
        render(
            scene(
                new float[] {-1, -1, -1.01f, 1, -1, -1.01f, -1, 1, -1.01f},
                new int[] {0, 1, 2},
                null),
            false);
    double covered = 0;
    for (float alpha : out.alpha()) {
      covered += alpha;
    }
    double area = 0.5 * (2 * 16 / 1.01) * (2 * 16 / 1.01);
    assertThat(covered).isCloseTo(area, within(0.02 * area));
  }

  @Test
  void hiddenTrianglesOccludeWithoutAppearing() {
    float[] positions = Arrays.copyOf(WALL, 24);
    float[] near = {-4, -4, -1, 0, -4, -1, 0, 4, -1, -4, 4, -1};
    System.arraycopy(near, 0, positions, 12, 12);
    int[] triangles = {0, 1, 2, 0, 2, 3, 4, 5, 6, 4, 6, 7};
    MeshPictures out =
        render(scene(positions, triangles, new boolean[] {true, true, false, false}), false);
    assertThat(out.alpha()[SIZE / 2 * SIZE + SIZE / 2 - 1]).isZero();
    assertThat(out.alpha()[SIZE / 2 * SIZE + SIZE / 2]).isEqualTo(1);
  }

  @Test
  void textureCoordinatesArePerspectiveCorrect() {
    float[] floor = {-1, -1, -1, 1, -1, -1, 1, -1, -4, -1, -1, -4};
    float[] uv = {0, 0, 1, 0, 1, 1, 0, 1};
    int n = 64;
    float[] pixels = new float[3 * n * n];
    for (int y = 0; y < n; y++) {
      Arrays.fill(pixels, y * n, (y + 1) * n, 1 - (y + 0.5f) / n);
    }
    MeshScene scene =
        new MeshScene(
            floor,
            WALL_TRIANGLES,
            uv,
            WALL_TRIANGLES,
            Optional.of(new Texture(pixels, n, n)),
            new float[3],
            new boolean[] {true, true},
            new boolean[] {true, true},
            new float[2]);
    MeshPictures out = render(scene, true);
    for (int row = 21; row < 31; row++) {
      double expected = 0;
      for (double y : new double[] {row + 0.25, row + 0.75}) {
        expected += 0.5 * (16 / (y - 16) - 1) / 3;
      }
      assertThat((double) out.colour()[row * SIZE + 16]).isCloseTo(expected, within(0.02));
    }
  }

  @Test
  void neighboursNeitherOverlapNorGape() {
    Random random = new Random(3);
    for (int trial = 0; trial < 20; trial++) {
      float[] fan = Arrays.copyOf(WALL, 15);
      fan[12] = random.nextFloat() * 4 - 2;
      fan[13] = random.nextFloat() * 4 - 2;
      fan[14] = -2;
      int[] triangles = {0, 1, 4, 1, 2, 4, 2, 3, 4, 3, 0, 4};
      float total = 0;
      for (int t = 0; t < 4; t++) {
        int[] one = Arrays.copyOfRange(triangles, 3 * t, 3 * t + 3);
        for (float alpha : render(scene(fan, one, null), false).alpha()) {
          total += alpha;
        }
      }
      assertThat(total).isEqualTo(SIZE * SIZE);
      assertThat(render(scene(fan, triangles, null), false).alpha()).containsOnly(1);
    }
  }

  @Test
  void holesOfACutOutShowWhatIsBehind() {
    float[] positions = Arrays.copyOf(WALL, 24);
    float[] near = {-1, -1, -1, 1, -1, -1, 1, 1, -1, -1, 1, -1};
    System.arraycopy(near, 0, positions, 12, 12);
    int[] triangles = {0, 1, 2, 0, 2, 3, 4, 5, 6, 4, 6, 7};
    float[] uv = {0, 0, 1, 0, 1, 1, 0, 1};
    int[] uvTriangles = {0, 1, 2, 0, 2, 3, 0, 1, 2, 0, 2, 3};
    float[] alpha = {1, 0, 1, 0};
    Surface card =
        new Surface(Optional.of(new Texture(new float[12], alpha, 2, 2)), new float[3], true, 0, 1);
    boolean[] all = {true, true, true, true};
    MeshScene scene =
        new MeshScene(
            positions,
            triangles,
            uv,
            uvTriangles,
            List.of(Surface.matt(Optional.empty(), new float[] {1, 1, 1}), card),
            new byte[] {0, 0, 1, 1},
            all,
            all,
            new float[] {1, 1, 2, 2});
    float[] red = render(scene, true).colour();
    assertThat(red[SIZE / 2 * SIZE + 4]).as("the card").isZero();
    assertThat(red[SIZE / 2 * SIZE + SIZE - 4]).as("the wall behind a hole").isEqualTo(1);
  }

  @Test
  void aShadowDarkensWhatLiesBehindAnOccluder() {
    float[] positions = Arrays.copyOf(WALL, 24);
    float[] near = {-.1f, -.1f, -1.5f, .1f, -.1f, -1.5f, .1f, .1f, -1.5f, -.1f, .1f, -1.5f};
    System.arraycopy(near, 0, positions, 12, 12);
    int[] triangles = {0, 1, 2, 0, 2, 3, 4, 5, 6, 4, 6, 7};
    MeshScene scene = scene(positions, triangles, new boolean[] {true, true, false, false});
    double[] toLight = {0.6, 0, 0.8};
    ShadowMap shadow = ShadowMap.of(scene, toLight, new double[] {0, 0, -2}, 1, 0.05);
    assertThat(shadow.reaches(-0.375, 0, -2)).as("in the card's shadow").isZero();
    assertThat(shadow.reaches(0.375, 0, -2)).as("beside it").isEqualTo(1);
    assertThat(shadow.reaches(-0.375, 0.1, -2)).as("at its rim").isBetween(0.2, 0.8);
  }
}
