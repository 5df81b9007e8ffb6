package io.avatarloom.core.basic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.avatarloom.core.file.ImageFiles;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.node.NodeException;
import io.avatarloom.core.run.SingleNode;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.ImageBatch;
import io.avatarloom.core.value.NumberValue;
import io.avatarloom.core.value.Value;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LoadFolderNodeTest {
  @TempDir Path folder;

  private Map<String, Value> load(Map<String, ?> params) throws Exception {
    try (SingleNode exec =
        new SingleNode(new Catalogue(List.of(new BasicNodes())), folder, folder)) {
      return exec.exec("image.loadFolder", Map.of(), params);
    }
  }

  private void black(String name, int height, int width) throws IOException {
    Image image = new Image(Tensor.zeros(3, height, width));
    Files.write(folder.resolve(name), ImageFiles.png(image));
  }

  @Test
  void picturesComeInOrderSquaredOnWhiteAndInOneSize() throws Exception {
    black("b.png", 32, 16);
    black("a.PNG", 20, 20);
    Files.writeString(folder.resolve("notes.txt"), "no picture");

    Map<String, Value> out = load(Map.of("folder", ".", "sizePx", 32));

    ImageBatch images = (ImageBatch) out.get("images");
    assertThat(images.pixels().shape()).containsExactly(2, 3, 32, 32);
    assertThat(((NumberValue) out.get("count")).number()).isEqualTo(2);
    Image square = images.image(0);
    assertThat(square.pixels().at(0)).isZero();
    Image narrow = images.image(1);
    assertThat(narrow.pixels().at(0)).isEqualTo(1);
    assertThat(narrow.pixels().at(8)).isZero();
    assertThat(narrow.pixels().at(23)).isZero();
    assertThat(narrow.pixels().at(24)).isEqualTo(1);
    assertThat(((ImageBatch) load(Map.of("folder", ".", "most", 1)).get("images")).count())
        .isEqualTo(1);
  }

  @Test
  void aFolderWithoutPicturesIsRefused() {
    assertThatThrownBy(() -> load(Map.of("folder", ".")))
        .isInstanceOf(NodeException.class)
        .hasMessageContaining("a folder with pictures");
    assertThatThrownBy(() -> load(Map.of())).hasMessageContaining("expected the path of a folder");
  }
}
