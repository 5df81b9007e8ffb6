package io.avatarloom.diffusion.face.node;

import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Param;
import io.avatarloom.diffusion.face.FaceNets;
import io.avatarloom.diffusion.net.Torch;
import java.nio.file.Path;
import java.util.List;

/** The parameter and the shared resource that all face nodes have in common. */
final class FaceFolder {
  private FaceFolder() {}

  static Param<String> param(NodeSpec.Builder builder) {
    return builder.file("folder", "asset:face-nets", List.of(), "Folder with the face networks.");
  }

  static FaceNets open(NodeRun run, Param<String> param) throws Exception {
    Path folder = run.path(param);
    return run.resource(
        "face-nets " + folder,
        () -> {
          Torch.start();
          return new FaceNets(folder);
        });
  }
}
