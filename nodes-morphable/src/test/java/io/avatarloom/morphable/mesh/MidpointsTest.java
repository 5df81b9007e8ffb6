package io.avatarloom.morphable.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MidpointsTest {
  private static final int[] TETRAHEDRON = {0, 2, 1, 0, 1, 3, 1, 2, 3, 2, 0, 3};

  @Test
  void addsOneVertexPerEdgeAndFourTrianglesEach() {
    Midpoints level = Midpoints.of(4, TETRAHEDRON, new boolean[] {true, true, true, true});
    assertThat(level.ends()).hasSize(2 * 6);
    assertThat(level.triangles()).hasSize(3 * 16);
    assertThat(level.origins()).startsWith(0, 0, 0, 0, 1).endsWith(3);
  }

  @Test
  void isLinear() {
    Midpoints level = Midpoints.of(3, new int[] {0, 1, 2}, new boolean[] {true});
    assertThat(level.apply(new float[] {0, 0, 2, 0, 0, 4}, 2))
        .containsExactly(0, 0, 2, 0, 0, 4, 1, 0, 1, 2, 0, 2);
    assertThat(level.triangles()).containsExactly(0, 3, 5, 3, 1, 4, 5, 4, 2, 3, 4, 5);
  }

  @Test
  void labelsNeedBothEnds() {
    Midpoints level = Midpoints.of(3, new int[] {0, 1, 2}, new boolean[] {true});
    assertThat(level.applyLabel(new float[] {1, 1, 0})).containsExactly(1, 1, 0, 1, 0, 0);
  }

  @Test
  void leavesUnsplitNeighboursWhole() {
    Midpoints level = Midpoints.of(4, new int[] {0, 1, 2, 2, 1, 3}, new boolean[] {true, false});
    assertThat(level.triangles()).hasSize(3 * 5).endsWith(2, 1, 3);
    assertThat(level.ends()).hasSize(2 * 3);
  }
}
