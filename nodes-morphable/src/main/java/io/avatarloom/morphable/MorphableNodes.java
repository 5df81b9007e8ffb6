package io.avatarloom.morphable;

import io.avatarloom.core.file.Exporter;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeLibrary;
import io.avatarloom.morphable.file.ObjExporter;
import io.avatarloom.morphable.node.BindSplatsNode;
import io.avatarloom.morphable.node.EmotionNode;
import io.avatarloom.morphable.node.EvaluateNode;
import io.avatarloom.morphable.node.LoadFlameNode;
import io.avatarloom.morphable.node.LoadHeadNode;
import io.avatarloom.morphable.node.LoadMotionNode;
import io.avatarloom.morphable.node.LoadObjNode;
import io.avatarloom.morphable.node.MaskFaceNode;
import io.avatarloom.morphable.node.MotionPoseNode;
import io.avatarloom.morphable.node.PlaceMeshNode;
import io.avatarloom.morphable.node.PoseNode;
import io.avatarloom.morphable.node.RenderMeshNode;
import io.avatarloom.morphable.node.SubdivideNode;
import io.avatarloom.morphable.node.SyntheticHeadsNode;
import io.avatarloom.morphable.node.TransferExpressionNode;
import java.util.List;

/** Nodes of head models, meshes and expression. */
public final class MorphableNodes implements NodeLibrary {
  @Override
  public String name() {
    return "nodes-morphable";
  }

  @Override
  public List<Node> nodes() {
    return List.of(
        new LoadHeadNode(),
        new LoadFlameNode(),
        new LoadObjNode(),
        new PoseNode(),
        new EmotionNode(),
        new LoadMotionNode(),
        new MotionPoseNode(),
        new EvaluateNode(),
        new SubdivideNode(),
        new MaskFaceNode(),
        new PlaceMeshNode(),
        new RenderMeshNode(),
        new BindSplatsNode(),
        new TransferExpressionNode(),
        new SyntheticHeadsNode());
  }

  @Override
  public List<Exporter> exporters() {
    return List.of(new ObjExporter());
  }
}
