package io.avatarloom.eval.node;

import io.avatarloom.core.node.Determinism;
import io.avatarloom.core.node.In;
import io.avatarloom.core.node.Node;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.node.NodeRun;
import io.avatarloom.core.node.NodeSpec;
import io.avatarloom.core.node.Out;
import io.avatarloom.core.node.Param;
import io.avatarloom.core.node.PortType;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.eval.picture.Colours;
import io.avatarloom.eval.picture.ContactSheet;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.collections.api.list.ImmutableList;

/** Pictures and batches on one sheet. */
public final class ContactSheetNode implements Node {
  private static final NodeSpec.Builder B =
      NodeSpec.of(
          "eval.contactSheet",
          1,
          "Contact sheet",
          "Lays pictures and batches out in a grid, row by row, with a small label under each.");
  private static final In<Value> IMAGES =
      B.many(
          "images",
          PortType.anyOf(ValueTypes.IMAGE_BATCH, ValueTypes.IMAGE),
          "Pictures; a batch takes one cell a view.");
  private static final Param<Integer> COLUMNS =
      B.integer("columns", 0, 0, 64, "", "Cells in a row; 0 makes the grid about square.");
  private static final Param<ImmutableList<String>> LABELS =
      B.texts("labels", List.of(), "Text under the cells in their order; may be shorter.");
  private static final Param<String> BACKGROUND =
      B.text("background", "white", "Colour between the pictures: white, black, grey or #rrggbb.");
  private static final Param<Integer> CELL_PX =
      B.integer("cellPx", 0, 0, 4096, "px", "Longer side of each picture; 0 keeps its size.");
  private static final Out<Image> SHEET = B.out("sheet", ValueTypes.IMAGE, "The sheet, sRGB.");
  private static final NodeSpec SPEC = B.determinism(Determinism.SAME_DEVICE).build();

  @Override
  public void run(NodeRun run) throws NodeException {
    List<Image> pictures = new ArrayList<>();
    for (Value value : run.all(IMAGES)) {
      if (value instanceof ImageBatch batch) {
        for (int i = 0; i < batch.count(); i++) {
          pictures.add(batch.image(i));
        }
      } else {
        pictures.add((Image) value);
      }
    }
    if (pictures.isEmpty()) {
      throw new NodeException("images", "expected at least one picture, met none; link some");
    }
    ContactSheet sheet =
        new ContactSheet(
            run.get(COLUMNS), run.get(LABELS).castToList(), background(run), run.get(CELL_PX));
    run.set(SHEET, sheet.draw(pictures));
  }

  private static Color background(NodeRun run) throws NodeException {
    try {
      return Colours.parse(run.get(BACKGROUND));
    } catch (IllegalArgumentException e) {
      throw new NodeException("background", e.getMessage(), e);
    }
  }

  @Override
  public NodeSpec spec() {
    return SPEC;
  }
}
