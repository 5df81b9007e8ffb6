package io.avatarloom.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

class PngTextTest {
  private static final String TEXT = "{\"name\": \"Gesicht – 顔\"}\n".repeat(500);
  private final Image image = new Image(Tensor.of(new float[] {0, 0.5f, 1, 0.25f}, 1, 2, 2));

  @Test
  void aTextComesBack() throws IOException {
    byte[] png = PngText.with(ImageFiles.png(image), PngText.RECIPE, TEXT);
    assertThat(PngText.find(png, PngText.RECIPE)).contains(TEXT);
    assertThat(PngText.find(png, "other")).isEmpty();
    assertThat(PngText.find(ImageFiles.png(image), PngText.RECIPE)).isEmpty();
    assertThat(png.length).isLessThan(ImageFiles.png(image).length + 400);
  }

  @Test
  void thePictureStaysTheSameForOtherReaders() throws IOException {
    byte[] png = PngText.with(ImageFiles.png(image), PngText.RECIPE, TEXT);
    ImageReader reader = ImageIO.getImageReadersByFormatName("png").next();
    reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(png)));
    assertThat(ImageFiles.image(reader.read(0)).pixels().data())
        .isEqualTo(
            ImageFiles.image(ImageIO.read(new ByteArrayInputStream(ImageFiles.png(image))))
                .pixels()
                .data());
    NodeList entries =
        ((IIOMetadataNode) reader.getImageMetadata(0).getAsTree("javax_imageio_png_1.0"))
            .getElementsByTagName("iTXtEntry");
    assertThat(((IIOMetadataNode) entries.item(0)).getAttribute("text")).isEqualTo(TEXT);
  }

  @Test
  void plainTextsOfOtherWritersAreRead() throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(
            new ImageTypeSpecifier(ImageFiles.buffered(image)), writer.getDefaultWriteParam());
    IIOMetadataNode entry = new IIOMetadataNode("tEXtEntry");
    entry.setAttribute("keyword", PngText.RECIPE);
    entry.setAttribute("value", "plain");
    IIOMetadataNode texts = new IIOMetadataNode("tEXt");
    texts.appendChild(entry);
    IIOMetadataNode root = new IIOMetadataNode("javax_imageio_png_1.0");
    root.appendChild(texts);
    metadata.mergeTree("javax_imageio_png_1.0", root);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    writer.setOutput(ImageIO.createImageOutputStream(out));
    writer.write(new IIOImage(ImageFiles.buffered(image), null, metadata));
    ((javax.imageio.stream.ImageOutputStream) writer.getOutput()).flush();
    assertThat(PngText.find(out.toByteArray(), PngText.RECIPE)).contains("plain");
  }

  @Test
  void cutFilesHaveNoText() throws IOException {
    byte[] png = PngText.with(ImageFiles.png(image), PngText.RECIPE, TEXT);
    for (int length = 0; length < 60; length++) {
      assertThat(PngText.find(Arrays.copyOf(png, length), PngText.RECIPE)).isEmpty();
    }
    assertThatThrownBy(() -> PngText.with(new byte[40], "key", "text")).hasMessageContaining("PNG");
  }

  @Test
  void picturesOfARunCarryItsRecipe() throws IOException {
    RunSummary summary = new RunSummary("recipe", "", List.of(), 0, 0, 0, List.of(), List.of());
    ImageExporter exporter = new ImageExporter();
    byte[] png = exporter.export(image, "png", summary);
    assertThat(PngText.find(png, PngText.RECIPE)).contains("recipe");
    assertThat(exporter.export(image, "png", RunSummary.none())).isEqualTo(ImageFiles.png(image));
    assertThat(PngText.isPng(exporter.export(image, "jpg", summary))).isFalse();
  }
}
