package io.avatarloom.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.editor.session.Frame;
import io.avatarloom.editor.session.Toy;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.embed.swing.SwingFXUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tiles show what a canvas drawn at once would show, wherever they have been before. */
@Tag("window")
class TileViewTest {
  private static int[] pixels(CanvasRig rig) {
    rig.canvas.layout();
    var image = SwingFXUtils.fromFXImage(rig.canvas.snapshot(null, null), null);
    return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
  }

  private static void pan(CanvasRig rig, double x, double y) {
    rig.desk().viewport().pan(x, y);
    rig.desk().redraw();
    rig.canvas.layout();
  }

  @Test
  void afterAWalkAroundAllIsAsAtFirst() throws Exception {
    CanvasRig.onToolkit(
        () -> {
          CanvasRig rig = new CanvasRig(Toy.sketch());
          int[] first = pixels(rig);
          for (int step = 0; step < 40; step++) {
            pan(rig, 37, step % 3 == 0 ? 23 : 0);
          }
          assertThat(pixels(rig)).isNotEqualTo(first);
          for (int step = 0; step < 40; step++) {
            pan(rig, -37, step % 3 == 0 ? -23 : 0);
          }
          assertThat(pixels(rig)).isEqualTo(first);
          return null;
        });
  }

  @Test
  void anEditOutOfSightIsSeenWhenOneComesThere() throws Exception {
    CanvasRig.onToolkit(
        () -> {
          CanvasRig rig = new CanvasRig(Toy.sketch());
          rig.canvas.layout();
          pan(rig, 400, 0);
          rig.canvas.select(Set.of("small"));
          rig.canvas.perform("move.down");
          rig.canvas.select(Set.of());
          rig.canvas.layout();
          pan(rig, -400, 0);
          CanvasRig fresh = new CanvasRig(rig.document.state());
          fresh.desk().viewport().show(rig.desk().viewport().visible());
          fresh.canvas.focus("small");
          fresh.canvas.select(Set.of());
          rig.canvas.focus("small");
          rig.canvas.select(Set.of());
          assertThat(pixels(rig)).isEqualTo(pixels(fresh));
          return null;
        });
  }

  @Test
  void aFrameHoldsTheResultsThatItsNodesShow() throws Exception {
    CanvasRig.onToolkit(
        () -> {
          CanvasRig rig = new CanvasRig(Toy.sketch());
          double bare = rig.desk().picture().node("small").orElseThrow().box().bottom();
          rig.canvas.setPreviews(
              Map.of(PortRef.parse("small.image"), new NodePreview.Lines(List.of("a", "b", "c"))));
          Box node = rig.desk().picture().node("small").orElseThrow().box();
          assertThat(node.bottom()).isGreaterThan(bare);
          rig.canvas.select(Set.of("small"));
          rig.canvas.perform("node.frame");
          Frame frame = rig.document.state().frameList().getLast();
          assertThat(frame.y() + frame.height()).isGreaterThan(node.bottom());
          return null;
        });
  }
}
