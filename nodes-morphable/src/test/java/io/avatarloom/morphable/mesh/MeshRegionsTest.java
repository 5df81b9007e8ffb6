package io.avatarloom.morphable.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MeshRegionsTest {
  private static final float[] STRIP = {0, 0, 0, 1, 0, 0, 2, 0, 0, 3, 0, 0, 9, 1, 0};
  private static final int[] TRIANGLES = {0, 1, 4, 1, 2, 4, 2, 3, 4};

  @Test
  void growsAlongEdges() {
    float[] label = {1, 0, 0, 0, 0};
    assertThat(MeshRegions.grow(STRIP, TRIANGLES, label, 2)).containsExactly(1, 1, 1, 0, 0);
    assertThat(MeshRegions.grow(STRIP, TRIANGLES, label, 0)).containsExactly(label);
  }

  @Test
  void trianglesNeedAllVertices() {
    assertThat(MeshRegions.triangles(TRIANGLES, new float[] {1, 1, 0, 0, 1}))
        .containsExactly(true, false, false);
  }

  @Test
  void neighboursAreUniqueAndAscending() {
    VertexNeighbours neighbours = VertexNeighbours.of(5, TRIANGLES);
    assertThat(neighbours.to(4) - neighbours.from(4)).isEqualTo(4);
    assertThat(neighbours.at(neighbours.from(1))).isZero();
    assertThat(neighbours.at(neighbours.to(1) - 1)).isEqualTo(4);
  }
}
