package io.avatarloom.morphable.stage;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Mesh;
import java.awt.Color;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** One colour for each region of a mesh; where regions overlap the smaller one shows. */
final class RegionColours {
  private static final int PLAIN = 0xff9a9a9a;

  /** Consecutive hues a golden angle apart are easy to tell from each other. */
  private static final double GOLDEN = 0.381966;

  private RegionColours() {}

  /**
   * @return [triangle] ARGB
   */
  static int[] of(Mesh mesh) {
    int[] vertexColours = new int[mesh.positions().size(0)];
    Arrays.fill(vertexColours, PLAIN);
    List<String> names = List.copyOf(mesh.labels().keySet());
    List<String> largeFirst =
        names.stream().sorted(Comparator.comparingDouble(n -> -sum(mesh.labels().get(n)))).toList();
    for (String name : largeFirst) {
      Tensor mask = mesh.labels().get(name);
      float hue = (float) (names.indexOf(name) * GOLDEN % 1);
      int colour = Color.HSBtoRGB(hue, 0.55f, 0.95f);
      for (int v = 0; v < vertexColours.length; v++) {
        if (mask.at(v) > 0.5f) {
          vertexColours[v] = colour;
        }
      }
    }
    int[] colours = new int[mesh.triangles().length / 3];
    for (int t = 0; t < colours.length; t++) {
      int b = vertexColours[mesh.triangles()[3 * t + 1]];
      int c = vertexColours[mesh.triangles()[3 * t + 2]];
      colours[t] = b == c ? b : vertexColours[mesh.triangles()[3 * t]];
    }
    return colours;
  }

  private static double sum(Tensor mask) {
    double sum = 0;
    for (int v = 0; v < mask.length(); v++) {
      sum += mask.at(v);
    }
    return sum;
  }
}
