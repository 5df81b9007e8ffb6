package io.avatarloom.core.value;

import io.avatarloom.core.tensor.Tensor;
import java.util.Map;
import java.util.SortedMap;

/**
 * A triangle mesh.
 *
 * @param topology id of the head model and subdivision it stems from, or "free"
 * @param unitsPerMetre length unit of the positions
 * @param positions [vertex, 3]
 * @param triangles [triangle * 3], counter-clockwise seen from outside
 * @param uv [texture vertex, 2], v up; empty without texture coordinates
 * @param uvTriangles [triangle * 3] indices into uv; empty without
 * @param labels per-vertex numbers [vertex] by name: region masks (0 or 1) and the like
 */
public record Mesh(
    String topology,
    double unitsPerMetre,
    Tensor positions,
    int[] triangles,
    Tensor uv,
    int[] uvTriangles,
    SortedMap<String, Tensor> labels)
    implements Value {
  @Override
  public ValueType<?> type() {
    return ValueTypes.MESH;
  }

  @Override
  public Map<String, String> attributes() {
    return Map.of("topology", topology);
  }
}
