package io.avatarloom.core.value;

import io.avatarloom.core.tensor.Tensor;
import java.util.Map;
import java.util.SortedMap;
import org.eclipse.collections.api.list.ImmutableList;

/**
 * A linear head model with blend skinning: v = template + shape.b + expression.e + pose.vec(R - I),
 * joints regressed from the shaped template, linear blend skinning over the joint tree (the FLAME
 * evaluation).
 *
 * @param topology id; values of different topologies never mix
 * @param unitsPerMetre length unit of template, bases and joints
 * @param template [vertex, 3]
 * @param triangles [triangle * 3] vertex indices, counter-clockwise seen from outside
 * @param shapeDirs [vertex, 3, identity mode]
 * @param expressionDirs [vertex, 3, expression]
 * @param poseDirs [vertex, 3, 9 * (joint - 1)]
 * @param jointRegressor [joint, vertex]
 * @param weights [vertex, joint]
 * @param parents parent of each joint, -1 for the root
 * @param uv [texture vertex, 2], v up
 * @param uvTriangles [triangle * 3] indices into uv
 * @param masks [vertex] 0 or 1, by region name
 * @param expressionNames name of each expression
 * @param jointNames name of each joint
 * @param metadata everything else the file says, by key
 */
public record HeadModel(
    String topology,
    double unitsPerMetre,
    Tensor template,
    int[] triangles,
    Tensor shapeDirs,
    Tensor expressionDirs,
    Tensor poseDirs,
    Tensor jointRegressor,
    Tensor weights,
    int[] parents,
    Tensor uv,
    int[] uvTriangles,
    SortedMap<String, Tensor> masks,
    ImmutableList<String> expressionNames,
    ImmutableList<String> jointNames,
    SortedMap<String, String> metadata)
    implements Value {
  @Override
  public ValueType<?> type() {
    return ValueTypes.HEAD_MODEL;
  }

  @Override
  public Map<String, String> attributes() {
    return Map.of("topology", topology);
  }
}
