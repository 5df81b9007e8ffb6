package io.avatarloom.editor.panel;

import io.avatarloom.core.value.Animation;
import io.avatarloom.core.value.CameraBatch;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.Series;
import io.avatarloom.core.value.SplatCloud;
import io.avatarloom.core.value.SplatState;
import io.avatarloom.core.value.Table;
import io.avatarloom.core.value.Value;
import io.avatarloom.editor.session.Words;
import io.avatarloom.editor.stage.Picture;
import io.avatarloom.editor.stage.Still;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes previews of values; slow for avatars, so not for the thread of the toolkit. */
public final class PreviewReader {
  private static final int SIDE = 480;
  private static final int MOST_PICTURES = 64;
  private final Still still;

  /**
   * @param still draws meshes and splats
   */
  public PreviewReader(Still still) {
    this.still = still;
  }

  /**
   * @param bytes size of the value's file
   */
  public Preview of(String port, Value value, long bytes) {
    List<javafx.scene.image.Image> pictures = new ArrayList<>();
    double speed = 0;
    Optional<Picture> drawn = Optional.empty();
    if (value instanceof Image image) {
      pictures.add(Pictures.of(image));
    } else if (value instanceof ImageBatch batch) {
      addAll(pictures, batch);
    } else if (value instanceof Animation clip) {
      addAll(pictures, new ImageBatch(clip.frames()));
      speed = clip.framesPerSecond();
    } else {
      drawn = still.of(value, SIDE);
      drawn.ifPresent(p -> pictures.add(Pictures.of(p.argb(), p.width(), p.height())));
    }
    String facts = facts(value) + (bytes > 0 ? ", " + Words.bytes(bytes) : "");
    return new Preview(port, facts, Optional.of(value), pictures, speed, drawn.isPresent());
  }

  private static void addAll(List<javafx.scene.image.Image> pictures, ImageBatch batch) {
    for (int i = 0; i < Math.min(MOST_PICTURES, batch.count()); i++) {
      pictures.add(Pictures.of(batch.image(i)));
    }
  }

  private static String facts(Value value) {
    String type = value.type().id();
    if (value instanceof Image image) {
      return type + ", " + image.width() + " × " + image.height();
    }
    if (value instanceof ImageBatch batch) {
      return type + ", " + batch.count() + " of " + batch.width() + " × " + batch.height();
    }
    if (value instanceof Animation clip) {
      return type + ", " + clip.frames().size(0) + " frames";
    }
    if (value instanceof SplatCloud cloud) {
      return type + ", " + cloud.means().size(0) + " splats";
    }
    if (value instanceof SplatState state) {
      return type + ", " + state.cloud().means().size(0) + " splats";
    }
    if (value instanceof Mesh mesh) {
      String faces = mesh.triangles().length / 3 + " triangles";
      return type + ", " + mesh.positions().size(0) + " vertices, " + faces;
    }
    if (value instanceof Series series) {
      return type + ", " + series.x().length + " points";
    }
    if (value instanceof Table table) {
      return type + ", " + table.rows().size() + " rows";
    }
    return value instanceof CameraBatch cameras ? type + ", " + cameras.count() + " views" : type;
  }
}
