package io.avatarloom.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Animation;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import org.junit.jupiter.api.Test;

class GifFileTest {
  private static final int FRAMES = 6;
  private static final int SIZE = 48;

  /** A colour ramp that moves over a white ground. */
  private static Animation clip() {
    float[] pixels = new float[FRAMES * 3 * SIZE * SIZE];
    for (int f = 0; f < FRAMES; f++) {
      for (int c = 0; c < 3; c++) {
        for (int y = 0; y < SIZE; y++) {
          for (int x = 0; x < SIZE; x++) {
            boolean ground = x < 8 + f || y < 8;
            float ramp = c == 0 ? x / 60f : c == 1 ? y / 70f : 0.2f;
            pixels[((f * 3 + c) * SIZE + y) * SIZE + x] = ground ? 1 : ramp;
          }
        }
      }
    }
    return new Animation(Tensor.of(pixels, FRAMES, 3, SIZE, SIZE), 15);
  }

  private static ImageReader reader(byte[] gif) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    reader.setInput(ImageIO.createImageInputStream(new ByteArrayInputStream(gif)));
    return reader;
  }

  private static String attribute(ImageReader reader, int frame, String node, String name)
      throws IOException {
    IIOMetadataNode root =
        (IIOMetadataNode) reader.getImageMetadata(frame).getAsTree("javax_imageio_gif_image_1.0");
    return ((IIOMetadataNode) root.getElementsByTagName(node).item(0)).getAttribute(name);
  }

  @Test
  void everyFrameComesBackWithCloseColours() throws IOException {
    Animation clip = clip();
    ImageReader reader = reader(GifFile.encode(clip));

    assertThat(reader.getNumImages(true)).isEqualTo(FRAMES);
    for (int f = 0; f < FRAMES; f++) {
      BufferedImage frame = reader.read(f);
      Tensor back = ImageFiles.image(frame).pixels();
      for (int i = 0; i < back.length(); i++) {
        assertThat(Math.abs(back.at(i) - clip.frames().at(f * back.length() + i)))
            .isLessThan(0.06f);
      }
    }
  }

  @Test
  void delaysAddUpToTheLengthOfTheClip() throws IOException {
    ImageReader reader = reader(GifFile.encode(clip()));
    int total = 0;
    for (int f = 0; f < FRAMES; f++) {
      total += Integer.parseInt(attribute(reader, f, "GraphicControlExtension", "delayTime"));
    }
    assertThat(total).isEqualTo(40);
    assertThat(attribute(reader, 0, "ApplicationExtension", "applicationID")).isEqualTo("NETSCAPE");
  }

  @Test
  void allFramesShareOnePalette() throws IOException {
    ImageReader reader = reader(GifFile.encode(clip()));
    for (int f = 0; f < FRAMES; f++) {
      IIOMetadataNode root =
          (IIOMetadataNode) reader.getImageMetadata(f).getAsTree("javax_imageio_gif_image_1.0");
      assertThat(root.getElementsByTagName("LocalColorTable").getLength()).isZero();
    }
  }

  @Test
  void sameClipSameBytes() throws IOException {
    assertThat(GifFile.encode(clip())).isEqualTo(GifFile.encode(clip()));
  }

  @Test
  void aClipOfOneColourNeedsOneEntry() throws IOException {
    Animation grey = new Animation(Tensor.zeros(2, 3, 4, 5), 10);
    BufferedImage frame = reader(GifFile.encode(grey)).read(1);
    assertThat(frame.getRGB(4, 3)).isEqualTo(0xff000000);
  }
}
