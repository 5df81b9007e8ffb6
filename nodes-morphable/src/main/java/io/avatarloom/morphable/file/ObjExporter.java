package io.avatarloom.morphable.file;

import io.avatarloom.core.file.Exporter;
import io.avatarloom.core.file.RunSummary;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Mesh;
import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import io.avatarloom.core.value.ValueTypes;
import java.nio.charset.StandardCharsets;

/** Writes meshes as Wavefront OBJ, in metres. */
public final class ObjExporter implements Exporter {
  @Override
  public boolean handles(ValueType<?> type, String extension) {
    return type.equals(ValueTypes.MESH) && extension.equals("obj");
  }

  @Override
  public byte[] export(Value value, String extension, RunSummary summary) {
    return text((Mesh) value).getBytes(StandardCharsets.UTF_8);
  }

  /** The OBJ text of a mesh. */
  static String text(Mesh mesh) {
    StringBuilder out = new StringBuilder("# metres, y up\n");
    float[] metres = new float[mesh.positions().length()];
    for (int i = 0; i < metres.length; i++) {
      metres[i] = (float) (mesh.positions().at(i) / mesh.unitsPerMetre());
    }
    rows(out, "v", Tensor.of(metres, mesh.positions().shape()));
    rows(out, "vt", mesh.uv());
    boolean textured = mesh.uvTriangles().length > 0;
    for (int i = 0; i < mesh.triangles().length; i++) {
      out.append(i % 3 == 0 ? "f " : " ").append(mesh.triangles()[i] + 1);
      if (textured) {
        out.append('/').append(mesh.uvTriangles()[i] + 1);
      }
      if (i % 3 == 2) {
        out.append('\n');
      }
    }
    return out.toString();
  }

  private static void rows(StringBuilder out, String word, Tensor rows) {
    int width = rows.size(1);
    for (int row = 0; row < rows.size(0); row++) {
      out.append(word);
      for (int c = 0; c < width; c++) {
        out.append(' ').append(rows.at(row * width + c));
      }
      out.append('\n');
    }
  }
}
