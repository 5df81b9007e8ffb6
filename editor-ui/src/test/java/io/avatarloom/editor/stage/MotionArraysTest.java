package io.avatarloom.editor.stage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MotionArraysTest {
  @TempDir Path folder;

  private static byte[] npy(String shape, double... values) {
    String header = "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }";
    ByteBuffer out =
        ByteBuffer.allocate(10 + header.length() + 8 * values.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    out.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    out.putShort((short) header.length());
    out.put(header.getBytes(StandardCharsets.US_ASCII));
    for (double value : values) {
      out.putDouble(value);
    }
    return out.array();
  }

  private Path npz(Map<String, byte[]> arrays) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : new TreeMap<>(arrays).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey() + ".npy"));
        zip.write(entry.getValue());
      }
    }
    return Files.write(folder.resolve("motion.npz"), bytes.toByteArray());
  }

  @Test
  void npzWithTheKeysOfFlameTurnsJointsAndSetsExpressions() throws IOException {
    MotionClip clip =
        MotionClip.read(
            npz(
                Map.of(
                    "expr", npy("(2, 2)", 0.1, 0.2, 0.3, 0.4),
                    "jaw_pose", npy("(2, 3)", 0, 0, 0, Math.PI / 6, 0, 0),
                    "eyes_pose", npy("(2, 6)", 0, 0, 0, 0, 0, 0, 0, 0.1, 0, 0, 0.2, 0),
                    "jawOpen", npy("(2,)", 0, 1),
                    "fps", npy("()", 50))));
    assertThat(clip.framesPerSecond()).isEqualTo(50);
    assertThat(clip.seconds()).isEqualTo(0.04);
    assertThat(clip.at(0.02))
        .containsEntry("expression1", 0.4)
        .containsEntry("jawOpen", 1.0)
        .hasEntrySatisfying("jaw.x", turn -> assertThat(turn).isCloseTo(30, within(1e-9)))
        .hasEntrySatisfying(
            "eyeR.y", turn -> assertThat(turn).isCloseTo(Math.toDegrees(0.2), within(1e-9)));
  }

  @Test
  void npyOfExpressionsAndOfAPoseJoin() throws IOException {
    double[] pose = new double[30];
    pose[15 + 4] = Math.PI / 2;
    Path expression = Files.write(folder.resolve("e.npy"), npy("(3, 1)", 0, 0.5, 1));
    Path turns = Files.write(folder.resolve("p.npy"), npy("(2, 15)", pose));
    MotionClip both = MotionClip.read(expression).with(MotionClip.read(turns));
    assertThat(both.frames()).hasDimensions(3, 16);
    assertThat(both.at(0.08)).containsEntry("expression0", 1.0);
    assertThat(both.at(0.08).get("neck.y")).isCloseTo(90, within(1e-9));
  }

  @Test
  void whatIsWrittenAsJsonIsReadAgain() throws IOException {
    MotionClip clip = MotionClip.read(Files.write(folder.resolve("e.npy"), npy("(2, 1)", 0, 0.5)));
    clip.write(folder.resolve("e.json"));
    MotionClip again = MotionClip.read(folder.resolve("e.json"));
    assertThat(again.controls()).containsExactly("expression0");
    assertThat(again.frames()).isDeepEqualTo(clip.frames());
  }

  @Test
  void wrongFilesAreExplained() throws IOException {
    assertThatThrownBy(() -> MotionClip.read(folder.resolve("none.npz")))
        .hasMessageContaining("there is no file");
    Path noZip = Files.writeString(folder.resolve("text.npz"), "hello");
    assertThatThrownBy(() -> MotionClip.read(noZip)).hasMessageContaining("is not an npz file");
    Path other = npz(Map.of("v_template", npy("(1, 3, 2)", 1, 2, 3, 4, 5, 6)));
    assertThatThrownBy(() -> MotionClip.read(other))
        .hasMessageContaining("motion.npz holds no motion", "met v_template");
    Path narrow = npz(Map.of("jaw", npy("(1, 2)", 1, 2)));
    assertThatThrownBy(() -> MotionClip.read(narrow))
        .hasMessageContaining("array jaw should have 3 numbers a frame and has 2");
    Path uneven = npz(Map.of("jaw", npy("(1, 3)", 1, 2, 3), "neck", npy("(2, 3)", new double[6])));
    assertThatThrownBy(() -> MotionClip.read(uneven))
        .hasMessageContaining("array neck has 2 frames, the arrays before it have 1");
  }
}
