package io.avatarloom.diffusion.face;

import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeLibrary;
import io.avatarloom.diffusion.face.node.AlignFaceNode;
import io.avatarloom.diffusion.face.node.AverageIdentitiesNode;
import io.avatarloom.diffusion.face.node.ClassifyExpressionNode;
import io.avatarloom.diffusion.face.node.DetectFacesNode;
import io.avatarloom.diffusion.face.node.EmbedIdentityNode;
import io.avatarloom.diffusion.face.node.EmbedViewsNode;
import io.avatarloom.diffusion.face.node.RunFaceNetNode;
import io.avatarloom.diffusion.loss.node.DisparityVariationNode;
import io.avatarloom.diffusion.loss.node.ImageLossNode;
import io.avatarloom.diffusion.loss.node.TotalVariationNode;
import java.util.List;

/** Nodes of the face networks and of plain picture losses. */
public final class FaceNodes implements NodeLibrary {
  @Override
  public String name() {
    return "nodes-diffusion (faces, losses)";
  }

  @Override
  public List<Node> nodes() {
    return List.of(
        new DetectFacesNode(),
        new AlignFaceNode(),
        new EmbedIdentityNode(),
        new EmbedViewsNode(),
        new AverageIdentitiesNode(),
        new ClassifyExpressionNode(),
        new RunFaceNetNode(),
        new ImageLossNode(),
        new TotalVariationNode(),
        new DisparityVariationNode());
  }
}
