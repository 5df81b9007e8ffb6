package io.avatarloom.diffusion.face.node;

import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Param;
import io.avatarloom.diffusion.face.FaceNets;
import io.avatarloom.diffusion.face.onnx.OnnxFaces;
import io.avatarloom.diffusion.net.Torch;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The parameter and the shared resource that all face nodes have in common. */
final class FaceFolder {
  private FaceFolder() {}

  static Param<String> param(NodeSpec.Builder builder) {
    return builder.file(
        "folder",
        "asset:face-nets",
        List.of(),
        "Folder with the face networks: those that ship, or ONNX files of your own (a detector"
            + " scrfd*.onnx, a recogniser arcface.onnx), which ONNX Runtime runs on the processor.");
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

  /** The ONNX files of the folder, if it has such. */
  static Optional<OnnxFaces> onnx(NodeRun run, Param<String> param) throws Exception {
    Path folder = run.path(param);
    return OnnxFaces.isIn(folder)
        ? Optional.of(run.resource("onnx-faces " + folder, () -> new OnnxFaces(folder)))
        : Optional.empty();
  }

  /** Runs what reads ONNX files; a file that is missing or none is the parameter's fault. */
  static <T> T reading(Param<String> param, Callable<T> call) throws Exception {
    try {
      return call.call();
    } catch (FileNotFoundException e) {
      throw NodeException.missing(param.id(), e.getMessage());
    } catch (IOException e) {
      throw new NodeException(param.id(), e.getMessage(), e);
    }
  }
}
