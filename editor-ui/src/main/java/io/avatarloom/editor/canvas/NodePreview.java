package io.avatarloom.editor.canvas;

import java.util.List;
import javafx.scene.image.Image;

/** What a node shows of an output, in place. */
public sealed interface NodePreview {
  /** A picture, or a picture made of a mesh, of splats and the like. */
  record Picture(Image image) implements NodePreview {
    @Override
    public double aspect() {
      return image.getHeight() / Math.max(1, image.getWidth());
    }
  }

  /** A text, a number, or the rows of a table. */
  record Lines(List<String> lines) implements NodePreview {
    /** Height of a line, graph units. */
    static final double HEIGHT = 16;

    @Override
    public double aspect() {
      return lines.size() * HEIGHT / NodeShape.WIDTH;
    }
  }

  /** Curves over a common axis, each from the first point to the last; NaN leaves a gap. */
  record Curves(List<double[]> curves) implements NodePreview {
    private static final double ASPECT = 0.36;

    @Override
    public double aspect() {
      return ASPECT;
    }
  }

  /** Height over width. */
  double aspect();
}
