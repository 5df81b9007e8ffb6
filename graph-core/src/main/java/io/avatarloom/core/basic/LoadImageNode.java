package io.avatarloom.core.basic;

import io.avatarloom.core.file.ImageFiles;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.ValueTypes;
import java.io.IOException;
import java.util.List;

/** A picture from a file. */
public final class LoadImageNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "image.loadFile",
          1,
          "Load picture",
          "Reads a picture as RGB: upright, grey and 16-bit included, transparency over white.");
  private static final Param<String> FILE =
      B.file("file", "", List.of("png", "jpg", "jpeg", "bmp", "gif"), "The picture.");
  private static final Out<Image> IMAGE = B.out("image", ValueTypes.IMAGE, "The picture, sRGB.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public void run(NodeRun run) throws NodeException {
    if (run.get(FILE).isEmpty()) {
      throw NodeException.missing("file", "expected the path of a picture, met none");
    }
    try {
      run.set(IMAGE, ImageFiles.read(run.path(FILE)));
    } catch (IOException e) {
      throw new NodeException("file", e.getMessage(), e);
    }
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
