package io.avatarloom.morphable.node;

import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.morphable.mesh.MeshSubdivision;

/** Midpoint subdivision of a mesh (Arc2Avatar, supplement E.2). */
public final class SubdivideNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "morphable.subdivide",
          1,
          "Subdivide mesh",
          "Midpoint subdivision: one new vertex per edge, appended after the originals, each"
              + " triangle becoming four. A region can be subdivided to another level than the rest;"
              + " at the border vertices of the finer side lie exactly on the edges of the coarser."
              + " Equal settings on the neutral and the posed mesh give matching vertices.");
  private static final In<Mesh> MESH = B.in("mesh", ValueTypes.MESH, "The mesh.");
  private static final Param<Integer> LEVELS =
      B.from(
          B.integer("levels", 1, 0, 3, "", "How often triangles are split."),
          "Arc2Avatar, supplement E.2");
  private static final Param<String> LABEL =
      B.text("label", "", "Split only triangles with this label so often; empty for all.");
  private static final Param<Integer> ELSEWHERE =
      B.integer("levelsElsewhere", 0, 0, 3, "", "How often the other triangles are split.");
  private static final Out<Mesh> FINE = B.out("mesh", ValueTypes.MESH, "The finer mesh.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    Mesh mesh = run.get(MESH);
    int levels = run.get(LEVELS);
    String label = run.get(LABEL);
    if (label.isEmpty()) {
      run.set(FINE, MeshSubdivision.whole(mesh, levels));
      return;
    }
    boolean[] inside = Labels.triangles(LABEL.id(), mesh, label);
    run.set(FINE, MeshSubdivision.region(mesh, label, inside, levels, run.get(ELSEWHERE)));
  }
}
