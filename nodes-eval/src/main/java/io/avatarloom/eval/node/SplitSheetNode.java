package io.avatarloom.eval.node;

import io.avatarloom.core.node.In;
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
import io.avatarloom.core.value.ValueTypes;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.collections.api.list.ImmutableList;

/** The pictures of a regular sheet, as turntables are stored. */
public final class SplitSheetNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "image.splitSheet",
          1,
          "Split sheet",
          "Cuts a sheet of equally large pictures without gaps into a batch, row by row.");
  private static final In<Image> SHEET = B.in("sheet", ValueTypes.IMAGE, "The sheet.");
  private static final Param<Integer> COLUMNS =
      B.integer("columns", 1, 1, 1024, "", "Pictures in a row.");
  private static final Param<Integer> ROWS = B.integer("rows", 1, 1, 1024, "", "Rows.");
  private static final Param<ImmutableList<Double>> PICK =
      B.numbers(
          "pick",
          new double[0],
          0,
          1_048_575,
          "",
          "Numbers of the pictures to keep; empty for all.");
  private static final Param<Integer> SIZE =
      B.integer("sizePx", 0, 0, 4096, "px", "Side of the pictures; 0 leaves them as they are.");
  private static final Out<ImageBatch> IMAGES =
      B.out("images", ValueTypes.IMAGE_BATCH, "The pictures, sRGB.");
  private static final NodeSpec SPEC = B.build();

  @Override
  public void run(NodeRun run) throws NodeException {
    Image sheet = run.get(SHEET);
    int columns = run.get(COLUMNS);
    int rows = run.get(ROWS);
    if (sheet.width() % columns != 0 || sheet.height() % rows != 0) {
      throw new NodeException(
          SHEET.id(),
          "expected a size that divides into "
              + columns
              + " x "
              + rows
              + " pictures, met "
              + sheet.width()
              + " x "
              + sheet.height()
              + " px");
    }
    List<Tensor> cells = new ArrayList<>();
    for (int cell : chosen(run.get(PICK), columns * rows)) {
      Tensor pixels = cut(sheet, cell, columns, rows);
      int size = run.get(SIZE);
      cells.add(size == 0 ? pixels : Resample.resize(pixels, size, size));
    }
    run.set(IMAGES, Batches.of(cells));
  }

  private static List<Integer> chosen(ImmutableList<Double> pick, int count) throws NodeException {
    List<Integer> cells = new ArrayList<>();
    for (double wanted : pick.castToList()) {
      if (wanted != Math.rint(wanted) || wanted >= count) {
        throw new NodeException(
            PICK.id(), "expected whole numbers below " + count + ", met " + wanted);
      }
      cells.add((int) wanted);
    }
    for (int i = 0; pick.isEmpty() && i < count; i++) {
      cells.add(i);
    }
    return cells;
  }

  private static Tensor cut(Image sheet, int cell, int columns, int rows) {
    int width = sheet.width() / columns;
    int height = sheet.height() / rows;
    float[] in = sheet.pixels().data();
    float[] out = new float[sheet.channels() * height * width];
    for (int line = 0; line < sheet.channels() * height; line++) {
      int y = cell / columns * height + line % height;
      int from = (line / height * sheet.height() + y) * sheet.width() + cell % columns * width;
      System.arraycopy(in, from, out, line * width, width);
    }
    return Tensor.of(out, sheet.channels(), height, width);
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
