package io.avatarloom.editor.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.value.ValueType;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.editor.canvas.Box;
import io.avatarloom.editor.canvas.NodeShape;
import io.avatarloom.editor.canvas.RegionShape;
import java.io.IOException;
import java.nio.file.Path;
import javafx.geometry.Point2D;
import javafx.scene.paint.Color;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the graph looks: colours of types, regions, results in place. */
@Tag("window")
class LooksTest {
  private static final String TYPES =
      """
      {"format": "avatarloom.recipe", "version": 1, "name": "types",
       "nodes": {
         "photo": {"type": "image.loadFile", "params": {"file": "photo.png"}},
         "soft": {"type": "image.blur", "region": "r"},
         "one": {"type": "value.number"}},
       "links": ["photo.image -> r.picture", "r.picture -> soft.image",
         "soft.image -> r.picture", "one.value -> r.weight"],
       "regions": {"r": {"iterations": 2, "slots": {"picture": "Image", "weight": "Number"}}},
       "outputs": {"soft.png": "r.picture"},
       "layout": {"nodes": {"photo": {"x": 0, "y": 0}, "one": {"x": 0, "y": 300},
         "soft": {"x": 500, "y": 60}}}}
      """;

  @RegisterExtension static final SharedEditor EDITOR = new SharedEditor(TYPES);
  private final EditorRig rig = EDITOR.rig();

  private static Color of(ValueType<?> type) {
    return Color.web(type.colour());
  }

  /** A place has the colour of a type, and not that of another one. */
  private void has(Point2D place, ValueType<?> type, ValueType<?> other) {
    Color own = of(type);
    assertThat(CanvasPixels.distance(CanvasPixels.nearest(rig, place, own), own)).isLessThan(0.1);
    Color foreign = of(other);
    assertThat(CanvasPixels.distance(CanvasPixels.nearest(rig, place, foreign), foreign))
        .isGreaterThan(0.2);
  }

  private RegionShape region() {
    return rig.desk().picture().regions().get("r");
  }

  @Test
  void portsAndLinksHaveTheColourOfTheirType() {
    rig.fit();
    has(rig.output("photo.image"), ValueTypes.IMAGE, ValueTypes.NUMBER);
    has(rig.output("one.value"), ValueTypes.NUMBER, ValueTypes.IMAGE);
    has(rig.onLink("photo.image -> r.picture"), ValueTypes.IMAGE, ValueTypes.NUMBER);
    has(rig.onLink("one.value -> r.weight"), ValueTypes.NUMBER, ValueTypes.IMAGE);
  }

  @Test
  void aRegionIsAColouredAreaWithItsSlotsAtBothBorders() {
    rig.fit();
    Box box = region().box();
    Color ground = pixel(rig.screen(box.x() - 60, box.bottom() - 6));
    Color area = pixel(rig.screen(box.x() + 7, box.bottom() - 7));
    assertThat(CanvasPixels.distance(area, ground)).isGreaterThan(0.02);
    for (double side : new double[] {box.x(), box.right()}) {
      has(rig.screen(side, slot("picture")), ValueTypes.IMAGE, ValueTypes.NUMBER);
      has(rig.screen(side, slot("weight")), ValueTypes.NUMBER, ValueTypes.IMAGE);
    }
    rig.fit().select("soft").act("edit.delete");
    assertThat(region()).isNull();
    assertThat(pixel(rig.screen(box.x() + 7, box.bottom() - 7))).isEqualTo(ground);
  }

  private double slot(String name) {
    return region().left().detect(port -> port.id().equals(name)).y();
  }

  private Color pixel(Point2D screen) {
    Point2D at = rig.canvas().screenToLocal(screen);
    Color[] found = new Color[1];
    rig.robot.interact(
        () ->
            found[0] =
                rig.canvas()
                    .snapshot(null, null)
                    .getPixelReader()
                    .getColor((int) at.getX(), (int) at.getY()));
    return found[0];
  }

  @Test
  void everyKindOfResultIsShownInItsNode() throws IOException {
    Path recipe = ToyFiles.write(rig.folder, "more.loom.json", ToyFiles.MORE_KINDS);
    rig.robot.interact(() -> rig.window().open(recipe));
    rig.settle().fit().select("results").act("run.selected");
    double side = NodeShape.WIDTH / 2 - NodeShape.PAD;
    double lines = 3 * 16;
    double curve = 0.36 * NodeShape.WIDTH;
    rig.await("five results", () -> shape().previewHeight() > side + lines + curve - 4);
    rig.fit();
    Box box = rig.box("results");
    double y = box.y() + shape().previewY();
    double below = y + side + curve;
    Color body = pixel(rig.screen(box.x() + 5, y + 4));
    for (double x : new double[] {box.x() + box.width() / 4, box.right() - box.width() / 4}) {
      assertThat(CanvasPixels.distance(pixel(rig.screen(x, y + side / 2)), body))
          .as("mesh, splats")
          .isGreaterThan(0.01);
    }
    assertThat(colours(box, y + side + 6, below - 6)).as("curve").isGreaterThan(4);
    assertThat(colours(box, below, below + 30)).as("table").isGreaterThan(4);
    assertThat(colours(box, box.bottom() - 26, box.bottom() - 12)).as("text").isGreaterThan(4);
  }

  private NodeShape shape() {
    return rig.desk().picture().node("results").orElseThrow().shape();
  }

  private long colours(Box box, double top, double bottom) {
    Point2D from = rig.screen(box.x() + NodeShape.PAD + 4, top);
    return CanvasPixels.colours(rig, from, rig.screen(box.right() - NodeShape.PAD - 4, bottom));
  }
}
