package io.avatarloom.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Image;
import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageFilesTest {
  @TempDir private Path folder;

  private Image read(byte[] bytes) throws IOException {
    return ImageFiles.read(Files.write(folder.resolve("picture"), bytes));
  }

  private static byte[] encode(BufferedImage picture, String format) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    assertThat(ImageIO.write(picture, format, out)).isTrue();
    return out.toByteArray();
  }

  private static float[] pixel(Image image, int x, int y) {
    float[] out = new float[3];
    for (int c = 0; c < 3; c++) {
      out[c] = image.pixels().at((c * image.height() + y) * image.width() + x);
    }
    return out;
  }

  /**
   * Samples without colour conversion: {@code bands} of one type, the last of an even number alpha.
   */
  private static BufferedImage samples(int transferType, int... pixel) {
    boolean alpha = pixel.length % 2 == 0;
    ColorSpace space =
        ColorSpace.getInstance(pixel.length < 3 ? ColorSpace.CS_GRAY : ColorSpace.CS_sRGB);
    int transparency = alpha ? Transparency.TRANSLUCENT : Transparency.OPAQUE;
    ComponentColorModel model =
        new ComponentColorModel(space, alpha, false, transparency, transferType);
    WritableRaster raster = model.createCompatibleWritableRaster(1, 1);
    raster.setPixel(0, 0, pixel);
    return new BufferedImage(model, raster, false, null);
  }

  private void reads(BufferedImage picture, float... expected) throws IOException {
    assertThat(pixel(read(encode(picture, "png")), 0, 0)).containsExactly(expected, within(1e-6f));
  }

  @Test
  void storedNumbersAreKeptWhateverTheKindOfPixel() throws IOException {
    float grey = 100 / 255f;
    reads(samples(DataBuffer.TYPE_BYTE, 100), grey, grey, grey);
    reads(samples(DataBuffer.TYPE_BYTE, 10, 100, 200), 10 / 255f, grey, 200 / 255f);
    reads(samples(DataBuffer.TYPE_USHORT, 1000), 1000 / 65535f, 1000 / 65535f, 1000 / 65535f);
    reads(
        samples(DataBuffer.TYPE_USHORT, 1, 1000, 65535), 1 / 65535f, 1000 / 65535f, 65535 / 65535f);
  }

  @Test
  void transparencyIsLaidOverWhite() throws IOException {
    float alpha = 51 / 255f;
    float grey = 100 / 255f * alpha + 1 - alpha;
    reads(samples(DataBuffer.TYPE_BYTE, 100, 51), grey, grey, grey);
    reads(samples(DataBuffer.TYPE_BYTE, 0, 100, 255, 51), 1 - alpha, grey, 1);
    reads(samples(DataBuffer.TYPE_USHORT, 9, 9, 9, 0), 1, 1, 1);
    reads(samples(DataBuffer.TYPE_USHORT, 65535, 0), 1, 1, 1);
  }

  @Test
  void palettesAndBitsAreLookedUp() throws IOException {
    byte[] red = {0, (byte) 200};
    byte[] other = {0, 50};
    IndexColorModel palette = new IndexColorModel(1, 2, red, other, other);
    BufferedImage picture = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_BINARY, palette);
    picture.getRaster().setSample(0, 0, 0, 1);
    reads(picture, 200 / 255f, 50 / 255f, 50 / 255f);

    BufferedImage bits = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_BINARY);
    bits.getRaster().setSample(0, 0, 0, 1);
    reads(bits, 1, 1, 1);
  }

  /** White left half on top of black, so that every orientation looks different. */
  private static Image corner() {
    float[] data = new float[3 * 32 * 64];
    for (int c = 0; c < 3; c++) {
      for (int y = 0; y < 16; y++) {
        Arrays.fill(data, (c * 32 + y) * 64, (c * 32 + y) * 64 + 32, 1);
      }
    }
    return new Image(Tensor.of(data, 3, 32, 64));
  }

  /** Puts an EXIF segment with one entry, the orientation, behind the start of a JPEG. */
  private static byte[] oriented(byte[] jpeg, boolean littleEndian, int directory, int code) {
    ByteBuffer out = ByteBuffer.allocate(jpeg.length + 36);
    out.put(jpeg, 0, 2).putShort((short) 0xffe1).putShort((short) 34);
    out.put("Exif\0\0".getBytes(StandardCharsets.US_ASCII));
    if (littleEndian) {
      out.putShort((short) 0x4949).order(ByteOrder.LITTLE_ENDIAN);
    } else {
      out.putShort((short) 0x4d4d);
    }
    out.putShort((short) 42).putInt(directory).putShort((short) 1);
    out.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) code);
    return out.putInt(0).put(jpeg, 2, jpeg.length - 2).array();
  }

  @ParameterizedTest(name = "EXIF orientation {0}")
  @CsvSource({
    "1, 64, 0, 0", "2, 64, 1, 0", "3, 64, 1, 1", "4, 64, 0, 1",
    "5, 32, 0, 0", "6, 32, 1, 0", "7, 32, 1, 1", "8, 32, 0, 1"
  })
  void photographsStandUpright(int code, int width, int right, int low) throws IOException {
    byte[] jpeg = ImageFiles.jpeg(corner(), 0.95);
    for (boolean littleEndian : new boolean[] {false, true}) {
      Image image = read(oriented(jpeg, littleEndian, 8, code));

      assertThat(image.width()).isEqualTo(width);
      assertThat(image.height()).isEqualTo(96 - width);
      for (int column = 0; column < 2; column++) {
        for (int row = 0; row < 2; row++) {
          int x = image.width() / 4 + column * image.width() / 2;
          int y = image.height() / 4 + row * image.height() / 2;
          float found = pixel(image, x, y)[0];
          float expected = column == right && row == low ? 1 : 0;
          assertThat(found).isCloseTo(expected, within(0.05f));
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MAX_VALUE, Integer.MIN_VALUE, 20, 0})
  void damagedExifIsIgnored(int directory) throws IOException {
    byte[] jpeg = ImageFiles.jpeg(corner(), 0.95);

    assertThat(read(oriented(jpeg, false, directory, 6)).width()).isEqualTo(64);
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "bmp", "gif"})
  void aFileThatIsCutShortIsRefusedWhereverTheCutIs(String format) throws IOException {
    Image noise = new Image(Tensor.zeros(3, 64, 64));
    for (int i = 0; i < noise.pixels().length(); i++) {
      noise.pixels().data()[i] = (i * 7919 % 256) / 255f;
    }
    byte[] whole = encode(ImageFiles.buffered(noise), format);
    assertThat(read(whole).width()).isEqualTo(64);

    for (double share : new double[] {0.9, 0.5, 0.1}) {
      byte[] cut = Arrays.copyOf(whole, (int) (share * whole.length));
      assertThatThrownBy(() -> read(cut))
          .as("%s, %s of it", format, share)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("picture is damaged or cut short");
    }
  }

  @Test
  void whatIsNotAPictureIsRefusedInOneSentence() {
    for (String text : new String[] {"", "hello", "P6 1 1 255 abc"}) {
      assertThatThrownBy(() -> read(text.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(IOException.class)
          .hasMessageEndingWith(
              "picture is not a picture this program reads; use PNG, JPEG, BMP or GIF");
    }
    assertThatThrownBy(() -> ImageFiles.read(folder.resolve("none.png")))
        .isInstanceOf(IOException.class)
        .hasMessage("there is no picture " + folder.resolve("none.png"));
    assertThatThrownBy(() -> ImageFiles.read(folder))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("there is no picture");
  }

  @Test
  void aHugePictureIsRefusedBeforeItIsDecoded() {
    ByteBuffer png = ByteBuffer.allocate(33);
    png.putLong(0x89504e470d0a1a0aL).putInt(13).put("IHDR".getBytes(StandardCharsets.US_ASCII));
    png.putInt(60_000).putInt(50_000).put(new byte[] {8, 2, 0, 0, 0});
    CRC32 crc = new CRC32();
    crc.update(png.array(), 12, 17);
    png.putInt((int) crc.getValue());

    assertThatThrownBy(() -> read(png.array()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("has 3000 megapixels, at most 100 are read");
  }

  @Test
  void aPictureInFourInksIsRefusedByName() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null);
      writer.write(null, new IIOImage(inks, null, null), null);
    } finally {
      writer.dispose();
    }

    assertThatThrownBy(() -> read(out.toByteArray()))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("picture is stored in printing inks (CMYK); save it as RGB");
  }

  @Test
  void pngKeepsEightBitsAndJpegComesClose() throws IOException {
    Image image = new Image(Tensor.of(new float[] {0, 1, 0.2f, 0.6f, 1, 0.4f}, 3, 1, 2));

    assertThat(read(ImageFiles.png(image))).isEqualTo(image);
    assertThat(pixel(read(ImageFiles.jpeg(corner(), 1)), 2, 2)[1]).isCloseTo(1, within(0.02f));
  }
}
