package io.avatarloom.splat.node;

import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeLibrary;
import java.util.List;

/** Nodes of Gaussian splatting. */
public final class SplatNodes implements NodeLibrary {
  @Override
  public String name() {
    return "nodes-splat";
  }

  @Override
  public List<Node> nodes() {
    return List.of(
        new RenderNode(),
        new RandomBackgroundNode(),
        new BackwardNode(),
        new SumGradientsNode(),
        new ScaleGradientNode(),
        new SumImageGradientsNode(),
        new ScaleImageGradientNode(),
        new InitStateNode(),
        new StateCloudNode(),
        new AdamStepNode(),
        new SampleCamerasNode(),
        new OrbitCamerasNode(),
        new ChangeUnitNode(),
        new FromMeshNode(),
        new RegularisePositionNode(),
        new RegulariseLaplacianNode(),
        new RegulariseScaleNode(),
        new DensifyNode(),
        new SeedShellNode(),
        new PruneOpacityNode(),
        new PruneFloatersNode(),
        new MaskGradientNode(),
        new MergeNode(),
        new PickFaceNode(),
        new PerturbScalesNode(),
        new FadeOutsideNode(),
        new LoadPlyNode());
  }
}
