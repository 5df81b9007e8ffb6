package io.avatarloom.eval.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.avatarloom.core.file.ImageFiles;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.ImageBatch;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ContactSheetNodeTest {
  private static Tensor flat(float value, int... shape) {
    Tensor tensor = Tensor.zeros(shape);
    Arrays.fill(tensor.data(), value);
    return tensor;
  }

  private static Image sheet(List<?> images, Map<String, ?> params) throws Exception {
    return (Image) Eval.exec("eval.contactSheet", Map.of("images", images), params).get("sheet");
  }

  @Test
  void cellsLieInRowsOnTheBackground() throws Exception {
    ImageBatch batch = new ImageBatch(flat(0.5f, 3, 3, 20, 30));
    Image sheet = sheet(List.of(batch), Map.of("columns", 2, "background", "#000000"));

    assertThat(sheet.width()).isEqualTo(4 + 2 * 34);
    assertThat(sheet.height()).isEqualTo(4 + 2 * 24);
    assertThat(sheet.pixels().at(0)).isZero();
    assertThat(sheet.pixels().at(5 * sheet.width() + 5)).isBetween(0.49f, 0.51f);
    assertThat(sheet.pixels().at(30 * sheet.width() + 50)).isZero();
  }

  @Test
  void labelsAndMixedSizes() throws Exception {
    List<Image> images =
        List.of(
            ImageFiles.read(Path.of("../sample-graphs/assets/appearance/mean_albedo.png")),
            new Image(flat(0.3f, 1, 40, 90)),
            new Image(flat(0.6f, 4, 90, 40)));
    Image sheet =
        sheet(
            images,
            Map.of(
                "cellPx",
                200,
                "labels",
                List.of("front", "a label that is far too long for its cell")));
    assertThat(sheet.width()).isEqualTo(6 + 2 * 206);
    Files.createDirectories(Path.of("target"));
    Files.write(Path.of("target/contact-sheet.png"), ImageFiles.png(sheet));
  }

  @Test
  void nothingLinkedIsAnError() {
    assertThatThrownBy(() -> sheet(List.of(), Map.of()))
        .isInstanceOf(NodeException.class)
        .hasMessageContaining("at least one picture");
  }

  @Test
  void unknownColourIsAnError() {
    Image grey = new Image(flat(0.3f, 1, 4, 4));
    assertThatThrownBy(() -> sheet(List.of(grey), Map.of("background", "mauve-ish")))
        .isInstanceOf(NodeException.class)
        .hasMessageContaining("mauve-ish");
  }
}
