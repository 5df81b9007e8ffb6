package io.avatarloom.morphable.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.ValueTypes;
import org.eclipse.collections.api.list.ImmutableList;

/** Moves a mesh and changes its length unit: p' = (p in metres + offset) * unitsPerMetre. */
public final class PlaceMeshNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "morphable.placeMesh",
          1,
          "Place mesh",
          "Moves a mesh by an offset in metres and states it in another length unit. The defaults"
              + " put the framing centre of LoomHead at the origin, in Arc2Avatar's unit, in which"
              + " a head is about 2 high.");
  private static final In<Mesh> MESH = B.in("mesh", ValueTypes.MESH, "The mesh.");
  private static final Param<Double> UNITS =
      B.from(
          B.number("unitsPerMetre", 6.4, 1e-6, 1e6, "1/m", "The new length unit."),
          "Arc2Avatar, template of 6.4 FLAME metres");
  private static final Param<ImmutableList<Double>> OFFSET =
      B.vector("offsetM", 0, 0.012, 0.07, -100, 100, "m", "Added to every position.");
  private static final Out<Mesh> PLACED = B.out("mesh", ValueTypes.MESH, "The placed mesh.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    Mesh mesh = run.get(MESH);
    ImmutableList<Double> offset = run.get(OFFSET);
    if (offset.size() != 3) {
      throw new NodeException(
          OFFSET.id(), "expected three numbers x, y, z, met " + offset.size() + " numbers");
    }
    double units = run.get(UNITS);
    float[] placed = new float[mesh.positions().length()];
    for (int i = 0; i < placed.length; i++) {
      double metres = mesh.positions().at(i) / mesh.unitsPerMetre();
      placed[i] = (float) ((metres + offset.get(i % 3)) * units);
    }
    run.set(
        PLACED,
        new Mesh(
            mesh.topology(),
            units,
            Tensor.of(placed, mesh.positions().shape()),
            mesh.triangles(),
            mesh.uv(),
            mesh.uvTriangles(),
            mesh.labels()));
  }
}
