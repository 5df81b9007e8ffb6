package io.avatarloom.editor.app;

import com.fasterxml.jackson.databind.node.TextNode;
import io.avatarloom.core.check.InvalidRecipeException;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.recipe.Recipe;
import io.avatarloom.editor.canvas.NodeShape;
import io.avatarloom.editor.session.Document;
import io.avatarloom.editor.session.FreshId;
import io.avatarloom.editor.session.NodeEdits;
import io.avatarloom.editor.session.Spot;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Pictures that carry no recipe, dropped on the canvas: each becomes a node that loads it. */
final class PhotoDrop {
  private static final String LOADER = "image.loadFile";
  private static final String FILE = "file";
  private static final double STEP = 140;

  private PhotoDrop() {}

  /** Whether all files are pictures without a recipe. */
  static boolean takes(List<File> files) {
    return !files.isEmpty() && files.stream().map(File::toPath).allMatch(PhotoDrop::isPhoto);
  }

  private static boolean isPhoto(Path file) {
    if (!file.toString().toLowerCase(Locale.ROOT).matches(".*\\.(png|jpe?g)")) {
      return false;
    }
    try {
      return Recipe.read(file) == null;
    } catch (InvalidRecipeException e) {
      return true;
    }
  }

  /**
   * Adds the nodes, one below the other, in one step of the history.
   *
   * @param folder of the recipe: files in it are named from there
   * @param region that the nodes are drawn in, empty for none
   */
  static void add(
      List<File> files,
      Document document,
      Catalogue catalogue,
      Path folder,
      Spot at,
      String region) {
    NodeEdits edits = new NodeEdits(catalogue);
    String gesture = "load pictures at " + at;
    Path base = folder.toAbsolutePath().normalize();
    for (int i = 0; i < files.size(); i++) {
      String id = FreshId.ofNode(document.state(), LOADER);
      Spot corner = at.plus(-40, i * STEP - NodeShape.TITLE / 2);
      document.apply(edits.add(LOADER, corner, region), gesture);
      Path file = files.get(i).toPath().toAbsolutePath().normalize();
      Path named = file.startsWith(base) ? base.relativize(file) : file;
      String text = named.toString().replace(File.separatorChar, '/');
      document.apply(edits.setParam(id, FILE, TextNode.valueOf(text)), gesture);
    }
    document.endGesture();
  }
}
