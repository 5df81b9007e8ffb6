package io.avatarloom.morphable.node;

import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.morphable.mesh.MeshRegions;
import java.util.Arrays;

/** Regions that parameters name by label. */
final class Labels {
  private Labels() {}

  /**
   * Triangles inside a label; all of them for an empty name.
   *
   * @throws NodeException if the mesh has no such label
   */
  static boolean[] triangles(String param, Mesh mesh, String name) throws NodeException {
    if (name.isEmpty()) {
      boolean[] all = new boolean[mesh.triangles().length / 3];
      Arrays.fill(all, true);
      return all;
    }
    return MeshRegions.triangles(mesh.triangles(), vertices(param, mesh, name).data());
  }

  /**
   * A label of a mesh.
   *
   * @throws NodeException if the mesh has no such label
   */
  static Tensor vertices(String param, Mesh mesh, String name) throws NodeException {
    Tensor label = mesh.labels().get(name);
    if (label == null) {
      throw new NodeException(
          param,
          "the mesh has no label '"
              + name
              + "'; it has "
              + String.join(", ", mesh.labels().keySet()));
    }
    return label;
  }
}
