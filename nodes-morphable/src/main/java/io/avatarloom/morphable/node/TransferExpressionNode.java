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
import io.avatarloom.morphable.bind.ExpressionTransfer;
import java.util.Arrays;

/** Blendshape transfer to splats (Arc2Avatar, section 3.5): mu += posed - neutral vertex. */
public final class TransferExpressionNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "morphable.transferExpression",
          1,
          "Transfer expression",
          "Moves splats as a mesh moves from its neutral to its posed state. A splat with a vertex"
              + " label rides on that vertex; the others follow the rigid motion of the head and,"
              + " near the surface, the splats around them. Without rotate and stretch it is the"
              + " paper's plain displacement.");
  private static final In<SplatCloud> CLOUD =
      B.in("cloud", ValueTypes.SPLAT_CLOUD, "Splats with the label vertex, in the neutral state.");
  private static final In<Mesh> NEUTRAL =
      B.in("neutral", ValueTypes.MESH, "The mesh whose vertices the labels count.");
  private static final In<Mesh> POSED =
      B.in(
          "posed", ValueTypes.MESH, "The same mesh in its new state, subdivided and placed alike.");
  private static final Param<Boolean> ROTATE =
      B.flag("rotate", true, "Whether splats turn with the surface around their vertex.");
  private static final Param<Boolean> STRETCH =
      B.flag("stretch", true, "Whether splats grow along their axes as the surface does.");
  private static final Param<Double> MAX_STRETCH =
      B.number("maxStretch", 3, 1, 100, "", "Largest growth of an axis; the least is 1 / it.");
  private static final Param<Integer> NEIGHBOURS =
      B.integer("neighbours", 12, 1, 64, "", "Bound splats that an unbound one looks at.");
  private static final Param<Double> REACH =
      B.number(
          "reachM",
          0.04,
          0.001,
          10,
          "m",
          "Distance from bound splats over which unbound ones lose touch with the surface.");
  private static final Out<SplatCloud> MOVED =
      B.out("cloud", ValueTypes.SPLAT_CLOUD, "The moved splats, same order and labels.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    SplatCloud cloud = run.get(CLOUD);
    Mesh neutral = run.get(NEUTRAL);
    Mesh posed = run.get(POSED);
    Topologies.requireSame(POSED.id(), neutral.topology(), posed.topology());
    Units.requireSame(POSED.id(), neutral.unitsPerMetre(), posed.unitsPerMetre());
    Units.requireSame(NEUTRAL.id(), cloud.unitsPerMetre(), neutral.unitsPerMetre());
    ExpressionTransfer.Settings settings =
        new ExpressionTransfer.Settings(
            run.get(ROTATE),
            run.get(STRETCH),
            run.get(MAX_STRETCH),
            run.get(NEIGHBOURS),
            run.get(REACH) * cloud.unitsPerMetre());
    run.set(
        MOVED,
        new ExpressionTransfer(
                cloud,
                vertices(cloud, neutral),
                neutral.positions().data(),
                neutral.triangles(),
                still(neutral),
                settings)
            .move(posed.positions().data()));
  }

  private static int[] vertices(SplatCloud cloud, Mesh mesh) throws NodeException {
    Tensor label = cloud.label("vertex", -1);
    int[] vertices = new int[label.length()];
    boolean any = false;
    for (int s = 0; s < vertices.length; s++) {
      vertices[s] = (int) label.at(s);
      any |= vertices[s] >= 0;
      if (vertices[s] >= mesh.positions().size(0)) {
        throw new NodeException(
            CLOUD.id(),
            "expected vertex labels below the mesh's "
                + mesh.positions().size(0)
                + " vertices, met "
                + vertices[s]
                + "; link the mesh the splats were made from");
      }
    }
    if (!any) {
      throw new NodeException(
          CLOUD.id(), "no splat has a vertex label; bind them with morphable.bindSplats first");
    }
    return vertices;
  }

  /** The scalp defines the motion of the head; the whole mesh does where there is no such label. */
  private static float[] still(Mesh mesh) {
    Tensor scalp = mesh.labels().get("scalp");
    if (scalp != null) {
      return scalp.data();
    }
    float[] all = new float[mesh.positions().size(0)];
    Arrays.fill(all, 1);
    return all;
  }
}
