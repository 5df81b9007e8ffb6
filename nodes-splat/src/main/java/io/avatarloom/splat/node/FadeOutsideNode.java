package io.avatarloom.splat.node;

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
import io.avatarloom.splat.seed.MeshSurface;

/** Splats outside the longer mask M+ start faint (Arc2Avatar, long_masked_template). */
public final class FadeOutsideNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "splat.fadeOutside",
          1,
          "Fade outside",
          "Sets the opacity of splats whose vertex is outside a region of the mesh; splats without a"
              + " vertex count as outside, facial ones never do.");
  private static final In<SplatCloud> CLOUD =
      B.in("cloud", ValueTypes.SPLAT_CLOUD, "Splats with the label vertex.");
  private static final In<Mesh> MESH =
      B.in("mesh", ValueTypes.MESH, "The mesh whose vertices the labels count.");
  private static final Param<String> LABEL =
      B.text("label", "facialWide", "Mesh label of the region that stays.");
  private static final Param<Double> OPACITY =
      B.from(
          B.number("opacity", 0.25, 1e-4, 0.999, "", "Opacity outside the region."),
          "Arc2Avatar, gaussian_model.py");
  private static final Out<SplatCloud> FADED =
      B.out("cloud", ValueTypes.SPLAT_CLOUD, "The splats with their new opacities.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public NodeSpec spec() {
    return SPEC;
  }

  @Override
  public void run(NodeRun run) throws NodeException {
    SplatCloud cloud = run.get(CLOUD);
    Tensor region = new MeshSurface(run.get(MESH)).label(run.get(LABEL));
    Tensor vertex = cloud.label("vertex", -1);
    boolean[] facial = Clouds.facial(cloud);
    float logit = (float) Math.log(run.get(OPACITY) / (1 - run.get(OPACITY)));
    float[] logits = cloud.logitOpacities().data().clone();
    for (int i = 0; i < logits.length; i++) {
      int v = (int) vertex.at(i);
      if (v >= region.length()) {
        throw new NodeException(
            MESH.id(),
            "expected the mesh the splats sit on, met one of "
                + region.length()
                + " vertices and a splat on vertex "
                + v);
      }
      if (!facial[i] && (v < 0 || region.at(v) < 0.5f)) {
        logits[i] = logit;
      }
    }
    run.set(
        FADED,
        new SplatCloud(
            cloud.unitsPerMetre(),
            cloud.means(),
            cloud.quats(),
            cloud.logScales(),
            Tensor.of(logits, logits.length),
            cloud.sh(),
            cloud.labels()));
  }
}
