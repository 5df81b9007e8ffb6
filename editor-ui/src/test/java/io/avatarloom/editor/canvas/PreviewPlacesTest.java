package io.avatarloom.editor.canvas;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.graph.PortRef;
import io.avatarloom.editor.session.Document;
import io.avatarloom.editor.session.Toy;
import java.util.List;
import java.util.Map;
import javafx.scene.image.WritableImage;
import org.junit.jupiter.api.Test;

class PreviewPlacesTest {
  @Test
  void aPreviewIsFoundAtTheFootOfItsNode() {
    PortRef port = PortRef.parse("photo.image");
    Map<PortRef, NodePreview> previews =
        Map.of(port, new NodePreview.Lines(List.of("one", "two", "three")));
    Desk desk = new Desk(Toy.CATALOGUE, new Document(Toy.sketch(), Toy.SIZE), () -> {});
    desk.previews(node -> node.equals("photo") ? PreviewPlaces.height(previews.values()) : 0);
    Picture picture = desk.picture();
    Box box = picture.node("photo").orElseThrow().box();

    assertThat(PreviewPlaces.at(picture, previews, box.middleX(), box.bottom() - 20))
        .hasValueSatisfying(placed -> assertThat(placed.port()).isEqualTo(port));
    assertThat(PreviewPlaces.at(picture, previews, box.middleX(), box.y() + 10)).isEmpty();
    assertThat(PreviewPlaces.at(picture, Map.of(), box.middleX(), box.bottom() - 20)).isEmpty();
    assertThat(PreviewPlaces.at(picture, previews, box.x() - 500, box.y() - 500)).isEmpty();
  }

  @Test
  void picturesStandTwoInARowAndLinesKeepTheirHeight() {
    NodePreview picture = new NodePreview.Picture(new WritableImage(40, 40));
    NodePreview lines = new NodePreview.Lines(List.of("one", "two"));
    double alone = PreviewPlaces.height(List.of(picture));
    double pair = PreviewPlaces.height(List.of(picture, picture));
    assertThat(pair).isLessThan(alone);
    assertThat(PreviewPlaces.height(List.of(picture, picture, picture))).isEqualTo(2 * pair);
    assertThat(PreviewPlaces.height(List.of(picture, lines)))
        .isEqualTo(alone + 2 * NodePreview.Lines.HEIGHT);
    assertThat(PreviewPlaces.height(List.of())).isZero();
  }
}
