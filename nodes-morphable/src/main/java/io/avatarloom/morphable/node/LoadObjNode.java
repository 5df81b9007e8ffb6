package io.avatarloom.morphable.node;

import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.morphable.file.ObjReader;
import java.io.IOException;
import java.util.List;

/** Reads a Wavefront OBJ mesh. */
public final class LoadObjNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "morphable.loadObj",
          1,
          "Load OBJ mesh",
          "Reads positions, texture coordinates and faces of a Wavefront OBJ file; polygons become"
              + " triangles.");
  private static final Param<String> FILE =
      B.file("file", "", List.of("obj"), "The OBJ file, y up.");
  private static final Param<Double> UNITS =
      B.number("unitsPerMetre", 1, 1e-6, 1e6, "1/m", "Length unit of the file.");
  private static final Param<String> TOPOLOGY =
      B.text(
          "topology",
          "free",
          "Topology id of the mesh; that of a head model if its vertices are in that order.");
  private static final Out<Mesh> MESH = B.out("mesh", ValueTypes.MESH, "The mesh.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    if (run.get(FILE).isEmpty()) {
      throw new NodeException(FILE.id(), "expected the path of an OBJ file, met none");
    }
    try {
      run.set(MESH, ObjReader.read(run.path(FILE), run.get(TOPOLOGY), run.get(UNITS)));
    } catch (IOException e) {
      throw new NodeException(FILE.id(), e.getMessage(), e);
    }
  }
}
