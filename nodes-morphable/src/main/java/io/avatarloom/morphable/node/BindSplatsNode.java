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
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.morphable.bind.SplatBinding;
import java.util.List;
import org.eclipse.collections.api.list.ImmutableList;

/** Labels every splat with the mesh vertex nearest to it. */
public final class BindSplatsNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "morphable.bindSplats",
          1,
          "Bind splats",
          "Gives every splat the nearest mesh vertex as label vertex, and that vertex's regions as"
              + " labels of their own; for clouds that were loaded from a file. Splats too far from"
              + " the mesh stay unbound.");
  private static final In<SplatCloud> CLOUD =
      B.in("cloud", ValueTypes.SPLAT_CLOUD, "Splats around the mesh.");
  private static final In<Mesh> MESH = B.in("mesh", ValueTypes.MESH, "The mesh.");
  private static final Param<Double> REACH =
      B.number("reachM", 0.015, 0, 10, "m", "Largest distance of a bound splat from its vertex.");
  private static final Param<ImmutableList<String>> LABELS =
      B.texts(
          "labels", List.of("facial"), "Mesh labels to copy; those the mesh lacks are skipped.");
  private static final Out<SplatCloud> BOUND =
      B.out("cloud", ValueTypes.SPLAT_CLOUD, "The splats with labels.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    SplatCloud cloud = run.get(CLOUD);
    Mesh mesh = run.get(MESH);
    Units.requireSame(MESH.id(), cloud.unitsPerMetre(), mesh.unitsPerMetre());
    Tensor vertices =
        SplatBinding.nearest(
            cloud.means(), mesh.positions(), run.get(REACH) * cloud.unitsPerMetre());
    SplatCloud bound = cloud.withLabel("vertex", vertices);
    for (String name : run.get(LABELS)) {
      Tensor label = mesh.labels().get(name);
      if (label != null) {
        bound = bound.withLabel(name, SplatBinding.carry(vertices, label));
      }
    }
    run.set(BOUND, bound);
  }
}
