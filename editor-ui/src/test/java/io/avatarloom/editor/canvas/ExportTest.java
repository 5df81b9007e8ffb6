package io.avatarloom.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.avatarloom.editor.session.Toy;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** The graph as a picture and as a drawing. */
@Tag("window")
class ExportTest {
  @TempDir Path folder;

  @Test
  void thePngShowsTheWholeGraph() throws Exception {
    Path file = folder.resolve("graph.png");
    Box bounds =
        CanvasRig.onToolkit(
            () -> {
              CanvasRig rig = new CanvasRig(Toy.sketch());
              rig.canvas.exportPng(file.toFile(), 0.5);
              return rig.desk().picture().bounds();
            });
    BufferedImage image = ImageIO.read(file.toFile());
    assertThat(image.getWidth()).isEqualTo((int) Math.ceil((bounds.width() + 80) / 2));
    assertThat(image.getHeight()).isEqualTo((int) Math.ceil((bounds.height() + 80) / 2));
    assertThat(colours(image)).hasSizeGreaterThan(20);
  }

  private static Set<Integer> colours(BufferedImage image) {
    Set<Integer> found = new HashSet<>();
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        found.add(image.getRGB(x, y));
      }
    }
    return found;
  }

  @Test
  void aPictureTooLargeIsRefusedInWords() throws Exception {
    CanvasRig.onToolkit(
        () ->
            assertThatThrownBy(
                    () ->
                        new CanvasRig(Toy.sketch())
                            .canvas.exportPng(folder.resolve("g.png").toFile(), 100))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("choose a smaller scale than 100"));
    assertThat(folder.resolve("g.png")).doesNotExist();
  }

  @Test
  void theSvgIsWellFormedWithEveryNodeAndLink() throws Exception {
    Path file = folder.resolve("graph.svg");
    CanvasRig.onToolkit(
        () -> {
          new CanvasRig(Toy.sketch()).canvas.exportSvg(file.toFile());
          return null;
        });
    Document svg = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    assertThat(svg.getElementsByTagName("path").getLength()).isGreaterThanOrEqualTo(8);
    assertThat(Files.readString(file))
        .contains("Load picture", "Resize picture", "Region progress", "prepare", "fit × 3");
  }
}
