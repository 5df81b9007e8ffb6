package io.avatarloom.diffusion;

import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeLibrary;
import io.avatarloom.core.value.ValueType;
import io.avatarloom.diffusion.node.AddNoiseNode;
import io.avatarloom.diffusion.node.ApplyLoraNode;
import io.avatarloom.diffusion.node.BlendViewsNode;
import io.avatarloom.diffusion.node.ConditionViewsNode;
import io.avatarloom.diffusion.node.ControlResidualsNode;
import io.avatarloom.diffusion.node.DecodeLatentsNode;
import io.avatarloom.diffusion.node.EncodeBackwardNode;
import io.avatarloom.diffusion.node.EncodeImagesNode;
import io.avatarloom.diffusion.node.EncodeTextNode;
import io.avatarloom.diffusion.node.IsmNode;
import io.avatarloom.diffusion.node.LoadBundleNode;
import io.avatarloom.diffusion.node.LoadControlNetNode;
import io.avatarloom.diffusion.node.LoadLoraNode;
import io.avatarloom.diffusion.node.MoveLatentsNode;
import io.avatarloom.diffusion.node.PredictNoiseNode;
import io.avatarloom.diffusion.node.ProjectIdentityNode;
import io.avatarloom.diffusion.node.SampleDdimNode;
import io.avatarloom.diffusion.node.SdeditTargetsNode;
import io.avatarloom.diffusion.node.SdsNode;
import io.avatarloom.diffusion.train.LatentSet;
import io.avatarloom.diffusion.train.NetworkWeights;
import io.avatarloom.diffusion.train.TrainBatch;
import io.avatarloom.diffusion.train.TrainingState;
import io.avatarloom.diffusion.train.node.DenoiserStepNode;
import io.avatarloom.diffusion.train.node.DrawBatchNode;
import io.avatarloom.diffusion.train.node.EncodeSetNode;
import io.avatarloom.diffusion.train.node.ExportWeightsNode;
import io.avatarloom.diffusion.train.node.HeldOutLossNode;
import io.avatarloom.diffusion.train.node.InitStateNode;
import java.util.List;

/** Nodes of diffusion priors and guidance. */
public final class DiffusionNodes implements NodeLibrary {
  @Override
  public String name() {
    return "nodes-diffusion";
  }

  @Override
  public List<Node> nodes() {
    return List.of(
        new LoadBundleNode(),
        new ApplyLoraNode(),
        new EncodeTextNode(),
        new ProjectIdentityNode(),
        new EncodeImagesNode(),
        new EncodeBackwardNode(),
        new SampleDdimNode(),
        new BlendViewsNode(),
        new ConditionViewsNode(),
        new LoadLoraNode(),
        new LoadControlNetNode(),
        new DecodeLatentsNode(),
        new PredictNoiseNode(),
        new ControlResidualsNode(),
        new AddNoiseNode(),
        new MoveLatentsNode(),
        new SdeditTargetsNode(),
        new IsmNode(),
        new SdsNode(),
        new EncodeSetNode(),
        new InitStateNode(),
        new DrawBatchNode(),
        new DenoiserStepNode(),
        new HeldOutLossNode(),
        new ExportWeightsNode());
  }

  @Override
  public List<ValueType<?>> valueTypes() {
    return List.of(TrainingState.TYPE, LatentSet.TYPE, TrainBatch.TYPE, NetworkWeights.TYPE);
  }
}
