package io.avatarloom.morphable.mesh;

import java.util.Arrays;

/** One-ring neighbours of every vertex, each list ascending. */
public final class VertexNeighbours {
  private final int[] starts;
  private final int[] neighbours;

  private VertexNeighbours(int[] starts, int[] neighbours) {
    this.starts = starts;
    this.neighbours = neighbours;
  }

  public static VertexNeighbours of(int vertices, int[] triangles) {
    long[] edges = new long[2 * triangles.length];
    for (int i = 0; i < triangles.length; i++) {
      int a = triangles[i];
      int b = triangles[i % 3 == 2 ? i - 2 : i + 1];
      edges[2 * i] = ((long) a << 32) | b;
      edges[2 * i + 1] = ((long) b << 32) | a;
    }
    Arrays.parallelSort(edges);
    int[] starts = new int[vertices + 1];
    int[] neighbours = new int[edges.length];
    int count = 0;
    for (int i = 0; i < edges.length; i++) {
      if (i == 0 || edges[i] != edges[i - 1]) {
        neighbours[count++] = (int) edges[i];
        starts[(int) (edges[i] >>> 32) + 1]++;
      }
    }
    for (int v = 0; v < vertices; v++) {
      starts[v + 1] += starts[v];
    }
    return new VertexNeighbours(starts, Arrays.copyOf(neighbours, count));
  }

  /** First place of a vertex's neighbours for {@link #at}. */
  public int from(int vertex) {
    return starts[vertex];
  }

  /** Place after a vertex's last neighbour. */
  public int to(int vertex) {
    return starts[vertex + 1];
  }

  public int at(int place) {
    return neighbours[place];
  }
}
