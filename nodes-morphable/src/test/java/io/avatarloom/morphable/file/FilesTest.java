package io.avatarloom.morphable.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.avatarloom.core.file.NpyArray;
import io.avatarloom.core.value.HeadModel;
import io.avatarloom.core.value.HeadPose;
import io.avatarloom.core.value.Image;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.ValueTypes;
import io.avatarloom.morphable.HeadFixture;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilesTest {
  @TempDir private Path folder;

  @Test
  void objComesBackAsItWasWritten() throws Exception {
    Mesh mesh = HeadFixture.mesh(HeadFixture.loomHead(), Map.of());
    Path file = folder.resolve("head.obj");
    Files.writeString(file, ObjExporter.text(mesh));
    Mesh back =
        (Mesh)
            HeadFixture.exec("morphable.loadObj", Map.of(), Map.of("file", file.toString()))
                .get("mesh");
    assertThat(back.positions()).isEqualTo(mesh.positions());
    assertThat(back.triangles()).isEqualTo(mesh.triangles());
    assertThat(back.uv()).isEqualTo(mesh.uv());
    assertThat(back.uvTriangles()).isEqualTo(mesh.uvTriangles());
    assertThat(new ObjExporter().handles(ValueTypes.MESH, "obj")).isTrue();
  }

  @Test
  void objPolygonsAndNegativeIndicesAreRead() throws Exception {
    Path file = folder.resolve("quad.obj");
    Files.writeString(
        file, "v 0 0 0\nv 1 0 0\nv 1 1 0 1 0 0\nv 0 1 0\nvn 0 0 1\nf -4//1 -3//1 3//1 4//1\n");
    Mesh mesh = ObjReader.read(file, "free", 1);
    assertThat(mesh.triangles()).containsExactly(0, 1, 2, 0, 2, 3);
    assertThat(mesh.uvTriangles()).isEmpty();
  }

  @Test
  void brokenObjNamesTheLine() throws Exception {
    Path file = folder.resolve("bad.obj");
    Files.writeString(file, "v 0 0 0\nf 1 2 3\n");
    assertThatThrownBy(() -> ObjReader.read(file, "free", 1))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 2");
  }

  private static byte[] npy(String type, boolean fortran, String shape, double... values) {
    String header =
        "{'descr': '"
            + type
            + "', 'fortran_order': "
            + (fortran ? "True" : "False")
            + ", 'shape': ("
            + shape
            + "), }\n";
    ByteBuffer out =
        ByteBuffer.allocate(10 + header.length() + 8 * values.length)
            .order(ByteOrder.LITTLE_ENDIAN);
    out.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    out.putShort((short) header.length()).put(header.getBytes(StandardCharsets.US_ASCII));
    for (double value : values) {
      switch (type) {
        case "<f8" -> out.putDouble(value);
        case "<i8" -> out.putLong((long) value);
        default -> out.putInt((int) (long) value);
      }
    }
    return out.array();
  }

  @Test
  void npyArraysAreRead() throws Exception {
    NpyArray rows = NpyArray.parse(npy("<f8", false, "2, 3", 1, 2, 3, 4, 5, 6), "a");
    assertThat(rows.shape()).containsExactly(2, 3);
    assertThat(rows.values()).containsExactly(1, 2, 3, 4, 5, 6);
    NpyArray columns = NpyArray.parse(npy("<f8", true, "2, 3", 1, 4, 2, 5, 3, 6), "a");
    assertThat(columns.values()).containsExactly(1, 2, 3, 4, 5, 6);
    assertThat(NpyArray.parse(npy("<u4", false, "2,", 4294967295.0, 7), "a").ints())
        .containsExactly(-1, 7);
    assertThatThrownBy(() -> NpyArray.parse(npy("|O", false, "1,", 0), "joints"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("joints");
  }

  private Path tinyFlame(boolean complete) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "v_template", npy("<f8", false, "3, 3", 0, 0, 0, 1, 0, 0, 0, 1, 0));
      put(zip, "f", npy("<i8", false, "1, 3", 0, 1, 2));
      put(zip, "shapedirs", npy("<f8", false, "3, 3, 2", new double[18]));
      put(zip, "posedirs", npy("<f8", false, "3, 3, 36", new double[9 * 36]));
      put(zip, "weights", npy("<f8", false, "3, 5", 1, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0));
      put(zip, "kintree_table", npy("<i8", false, "2, 5", 4294967295.0, 0, 1, 1, 1, 0, 1, 2, 3, 4));
      if (complete) {
        double[] regressor = new double[15];
        for (int j = 0; j < 5; j++) {
          regressor[3 * j] = 1;
        }
        put(zip, "J_regressor", npy("<f8", false, "5, 3", regressor));
      } else {
        put(zip, "J_regressor", npy("|O", false, "", 0));
      }
    }
    Path file = folder.resolve("tiny.npz");
    try (OutputStream out = Files.newOutputStream(file)) {
      bytes.writeTo(out);
    }
    return file;
  }

  private static void put(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name + ".npy"));
    zip.write(bytes);
  }

  @Test
  void flameKeysMakeAHeadThatOpensItsJaw() throws Exception {
    Map<String, String> params = Map.of("file", tinyFlame(true).toString());
    HeadModel model =
        (HeadModel) HeadFixture.exec("morphable.loadFlame", Map.of(), params).get("model");
    assertThat(model.parents()).containsExactly(-1, 0, 1, 1, 1);
    assertThat(model.shapeDirs().size(2) + model.expressionDirs().size(2)).isEqualTo(2);
    Mesh open = HeadFixture.mesh(model, Map.of("preset", "jawOpen"));
    assertThat(open.positions().at(3)).isCloseTo(1, within(1e-6f));
    Map<String, Object> jaw = Map.of("joints", java.util.List.of("jaw=0,0,90"));
    assertThat(HeadFixture.mesh(model, jaw).positions().at(4)).isCloseTo(1, within(1e-6f));
    HeadPose pose =
        (HeadPose) HeadFixture.exec("morphable.pose", Map.of("model", model), jaw).get("pose");
    assertThat(pose.topology()).isEqualTo("flame");
  }

  @Test
  void sparseRegressorsAreExplained() throws Exception {
    Map<String, String> params = Map.of("file", tinyFlame(false).toString());
    assertThatThrownBy(() -> HeadFixture.exec("morphable.loadFlame", Map.of(), params))
        .hasMessageContaining("J_regressor")
        .hasMessageContaining("dense");
  }

  @Test
  void flamePicklesAreReadAsTheyCome() throws Exception {
    Path texture = folder.resolve("texture.npz");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      put(zip, "mean", npy("<f8", false, "1, 2, 3", 0, 51, 255, 102, 0, 0));
      put(zip, "vt", npy("<f8", false, "3, 2", 0, 0, 1, 0, 0, 1));
      put(zip, "ft", npy("<i8", false, "1, 3", 2, 1, 0));
    }
    Files.write(texture, bytes.toByteArray());
    Map<String, Object> params =
        Map.of(
            "file",
            "src/test/resources/flame/flame.pkl",
            "masks",
            "src/test/resources/flame/masks.pkl",
            "texture",
            texture.toString(),
            "identityModes",
            3);
    Map<String, ?> out = HeadFixture.exec("morphable.loadFlame", Map.of(), params);
    HeadModel model = (HeadModel) out.get("model");
    assertThat(model.shapeDirs().shape()).containsExactly(3, 3, 3);
    assertThat(model.expressionDirs().at(8)).isEqualTo(0.35f);
    assertThat(model.jointRegressor().shape()).containsExactly(5, 3);
    assertThat(model.jointRegressor().at(7)).isEqualTo(0.5f);
    assertThat(model.parents()).containsExactly(-1, 0, 1, 1, 1);
    assertThat(model.masks().get("face").data()).containsExactly(1, 0, 1);
    assertThat(model.uvTriangles()).containsExactly(2, 1, 0);
    assertThat(((Image) out.get("albedo")).pixels().data()).containsExactly(1, 0, 0.2f, 0, 0, 0.4f);
  }
}
