package io.avatarloom.editor.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmTest {
  private static final int[] COLOURS = {0xcc2020, 0x20cc20, 0x2020cc};

  @TempDir Path folder;

  @BeforeEach
  void draw() throws IOException {
    for (int f = 0; f < COLOURS.length; f++) {
      BufferedImage image = new BufferedImage(36, 24, BufferedImage.TYPE_INT_RGB);
      int[] pixels = new int[36 * 24];
      Arrays.fill(pixels, COLOURS[f]);
      image.setRGB(0, 0, 36, 24, pixels, 0, 36);
      ImageIO.write(image, "png", Film.picture(folder, f).toFile());
    }
  }

  @Test
  void withoutFfmpegTheFilmIsAnAviOfJpegPictures() throws Exception {
    Path film =
        new Film(Optional.empty(), Optional.empty()).write(folder, 3, 25, folder.resolve("path"));
    assertThat(film).isEqualTo(folder.resolve("path.avi"));
    ByteBuffer avi = ByteBuffer.wrap(Files.readAllBytes(film)).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(word(avi, 0)).isEqualTo("RIFF");
    assertThat(avi.getInt(4)).isEqualTo(avi.capacity() - 8);
    assertThat(avi.getInt(32)).as("microseconds a frame").isEqualTo(40_000);
    assertThat(avi.getInt(48)).as("frames").isEqualTo(3);
    assertThat(new int[] {avi.getInt(64), avi.getInt(68)}).containsExactly(36, 24);
    int index = 220 + avi.getInt(216);
    assertThat(word(avi, index)).isEqualTo("idx1");
    for (int f = 0; f < 3; f++) {
      int chunk = 220 + avi.getInt(index + 8 + 16 * f + 8);
      assertThat(word(avi, chunk)).isEqualTo("00dc");
      byte[] jpeg = new byte[avi.getInt(chunk + 4)];
      avi.get(chunk + 8, jpeg);
      int rgb = ImageIO.read(new ByteArrayInputStream(jpeg)).getRGB(10, 10);
      for (int shift = 0; shift <= 16; shift += 8) {
        assertThat(Math.abs((rgb >> shift & 0xff) - (COLOURS[f] >> shift & 0xff))).isLessThan(9);
      }
    }
  }

  private static String word(ByteBuffer bytes, int at) {
    byte[] four = new byte[4];
    bytes.get(at, four);
    return new String(four, StandardCharsets.US_ASCII);
  }

  @Test
  void ffmpegMakesAnMp4() throws Exception {
    assumeThat(Film.installed().ffmpeg()).isPresent();
    Path film = Film.installed().write(folder, 3, 25, folder.resolve("path"));
    assertThat(film).isEqualTo(folder.resolve("path.mp4"));
    assertThat(new String(Files.readAllBytes(film), StandardCharsets.ISO_8859_1)).contains("ftyp");
  }

  @Test
  void aSoundTrackGoesIntoAnMp4() {
    Film film = new Film(Optional.of(Path.of("ffmpeg")), Optional.of(Path.of("voice.wav")));
    assertThat(film.words(folder, 25, folder.resolve("path.mp4")))
        .containsSubsequence("-i", folder.resolve("%05d.png").toString(), "-i", "voice.wav")
        .contains("-shortest")
        .endsWith(folder.resolve("path.mp4").toString());
    assertThat(film.with(Optional.empty()).words(folder, 25, folder)).doesNotContain("-shortest");
  }

  @Test
  void ffmpegThatFailsIsNamed() {
    Film broken = new Film(Optional.of(Path.of("/bin/false")), Optional.empty());
    assertThatThrownBy(() -> broken.write(folder, 3, 25, folder.resolve("path")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ffmpeg could not write", "exit code 1");
  }
}
