package io.avatarloom.core.basic;

import io.avatarloom.core.file.ImageFiles;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.tensor.Resample;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.ValueTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** All pictures of a folder, such as renders that another program made. */
public final class LoadFolderNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "image.loadFolder",
          1,
          "Load pictures",
          "Reads the pictures of a folder in the order of their names, as RGB, and brings them to one"
              + " square size; narrower ones get white at their sides.");
  private static final Param<String> FOLDER =
      B.file("folder", "", List.of(), "Folder with PNG, JPEG, BMP or GIF pictures.");
  private static final Param<Integer> SIZE =
      B.integer("sizePx", 512, 16, 4096, "px", "Side of the pictures.");
  private static final Param<Integer> MOST =
      B.integer("most", 500, 1, 10_000, "", "No more pictures than these are read.");
  private static final Out<ImageBatch> IMAGES =
      B.out("images", ValueTypes.IMAGE_BATCH, "The pictures, sRGB.");
  private static final Out<NumberValue> COUNT =
      B.out("count", ValueTypes.NUMBER, "How many there are.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public void run(NodeRun run) throws NodeException {
    if (run.get(FOLDER).isEmpty()) {
      throw NodeException.missing(FOLDER.id(), "expected the path of a folder, met none");
    }
    Path folder = run.path(FOLDER);
    try {
      List<Path> files = pictures(folder).stream().limit(run.get(MOST)).toList();
      if (files.isEmpty()) {
        throw new NodeException(
            FOLDER.id(), "expected a folder with pictures (PNG, JPEG, BMP, GIF), met " + folder);
      }
      run.set(IMAGES, batch(run, files));
      run.set(COUNT, new NumberValue(files.size()));
    } catch (IOException e) {
      throw new NodeException(FOLDER.id(), e.getMessage(), e);
    }
  }

  private static List<Path> pictures(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && ImageFiles.isPicture(file))
          .sorted()
          .toList();
    }
  }

  private static ImageBatch batch(NodeRun run, List<Path> files) throws IOException {
    int size = run.get(SIZE);
    int length = 3 * size * size;
    float[] all = new float[files.size() * length];
    for (int i = 0; i < files.size(); i++) {
      run.progress((double) i / files.size(), files.get(i).getFileName().toString());
      Tensor pixels = Resample.resize(square(ImageFiles.read(files.get(i))).pixels(), size, size);
      System.arraycopy(pixels.data(), 0, all, i * length, length);
    }
    return new ImageBatch(Tensor.of(all, files.size(), 3, size, size));
  }

  /** The picture in the middle of a white square. */
  private static Image square(Image image) {
    int side = Math.max(image.width(), image.height());
    if (image.width() == image.height()) {
      return image;
    }
    float[] out = new float[3 * side * side];
    Arrays.fill(out, 1);
    int left = (side - image.width()) / 2;
    int top = (side - image.height()) / 2;
    for (int line = 0; line < 3 * image.height(); line++) {
      int row = line / image.height() * side + top + line % image.height();
      System.arraycopy(
          image.pixels().data(), line * image.width(), out, row * side + left, image.width());
    }
    return new Image(Tensor.of(out, 3, side, side));
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
