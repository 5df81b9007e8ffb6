package io.avatarloom.core.file;

import io.avatarloom.core.tensor.Halt;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.SplatCloud;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Gaussian splats as 3DGS PLY: binary little-endian float32, raw parameters, f_rest channel by
 * channel. Columns are found by name when reading; 45 f_rest columns are written whatever the
 * degree, because some viewers want them.
 */
public final class PlyFile {
  private static final int REST = 45;
  private static final int SPLATS_PER_LOOK = 1 << 14;

  private PlyFile() {}

  /** Bytes of a PLY file. */
  public static byte[] write(SplatCloud cloud) {
    List<String> columns = new ArrayList<>(List.of("x", "y", "z", "nx", "ny", "nz"));
    columns.addAll(List.of("f_dc_0", "f_dc_1", "f_dc_2"));
    for (int i = 0; i < REST; i++) {
      columns.add("f_rest_" + i);
    }
    columns.addAll(List.of("opacity", "scale_0", "scale_1", "scale_2"));
    columns.addAll(List.of("rot_0", "rot_1", "rot_2", "rot_3"));
    int n = cloud.count();
    StringBuilder header = new StringBuilder("ply\nformat binary_little_endian 1.0\n");
    header.append("comment AvatarLoom, units per metre ").append(cloud.unitsPerMetre());
    header.append(", y up, face along +z\nelement vertex ").append(n).append('\n');
    columns.forEach(column -> header.append("property float ").append(column).append('\n'));
    byte[] head = header.append("end_header\n").toString().getBytes(StandardCharsets.US_ASCII);
    ByteBuffer out =
        ByteBuffer.allocate(Math.toIntExact(head.length + 4L * n * columns.size()))
            .order(ByteOrder.LITTLE_ENDIAN);
    out.put(head);
    for (int i = 0; i < n; i++) {
      if (i % SPLATS_PER_LOOK == 0) {
        Halt.check();
      }
      putSplat(cloud, i, out);
    }
    return out.array();
  }

  private static void putSplat(SplatCloud cloud, int i, ByteBuffer out) {
    int terms = cloud.sh().size(1);
    for (int k = 0; k < 3; k++) {
      out.putFloat(cloud.means().at(3 * i + k));
    }
    for (int k = 0; k < 3; k++) {
      out.putFloat(0);
    }
    for (int c = 0; c < 3; c++) {
      out.putFloat(cloud.sh().at(3 * terms * i + c));
    }
    for (int c = 0; c < 3; c++) {
      for (int term = 1; term <= REST / 3; term++) {
        out.putFloat(term < terms ? cloud.sh().at(3 * (terms * i + term) + c) : 0);
      }
    }
    out.putFloat(cloud.logitOpacities().at(i));
    for (int k = 0; k < 3; k++) {
      out.putFloat(cloud.logScales().at(3 * i + k));
    }
    for (int k = 0; k < 4; k++) {
      out.putFloat(cloud.quats().at(4 * i + k));
    }
  }

  /**
   * Reads a PLY file of splats.
   *
   * @param unitsPerMetre what the file does not say
   * @throws IOException if it is not such a file; the message names what is missing
   */
  public static SplatCloud read(byte[] bytes, double unitsPerMetre) throws IOException {
    int headerEnd = headerEnd(bytes);
    String[] lines = new String(bytes, 0, headerEnd, StandardCharsets.US_ASCII).split("\\r?\\n");
    Map<String, Integer> columns = new HashMap<>();
    int n = -1;
    boolean binary = false;
    for (String line : lines) {
      String[] words = line.trim().split("\\s+");
      if (words[0].equals("format")) {
        binary = words[1].equals("binary_little_endian");
      } else if (words[0].equals("element") && words[1].equals("vertex")) {
        n = Integer.parseInt(words[2]);
      } else if (words[0].equals("property")) {
        if (!words[1].equals("float")) {
          throw new IOException("expected float columns only, met " + line);
        }
        columns.put(words[2], columns.size());
      }
    }
    if (!binary || n < 0) {
      throw new IOException("expected a binary little-endian PLY with an element vertex");
    }
    if (bytes.length < headerEnd + 4L * n * columns.size()) {
      throw new IOException("the PLY is cut short: it promises " + n + " splats");
    }
    ByteBuffer data =
        ByteBuffer.wrap(bytes, headerEnd, bytes.length - headerEnd)
            .slice()
            .order(ByteOrder.LITTLE_ENDIAN);
    return new Reading(columns, data, n).cloud(unitsPerMetre);
  }

  private static int headerEnd(byte[] bytes) throws IOException {
    int end = PlyText.isPly(bytes) ? PlyText.end(bytes) : -1;
    if (end < 0) {
      throw new IOException("the file is not a PLY");
    }
    int at = end;
    while (at < bytes.length && bytes[at] != '\n') {
      at++;
    }
    return Math.min(bytes.length, at + 1);
  }

  /** Columns of one file. */
  private record Reading(Map<String, Integer> columns, ByteBuffer data, int count) {
    Tensor gather(String... names) throws IOException {
      Halt.check();
      float[] out = new float[count * names.length];
      for (int k = 0; k < names.length; k++) {
        Integer column = columns.get(names[k]);
        if (column == null) {
          throw new IOException("the PLY has no column " + names[k] + "; it is not a splat file");
        }
        for (int i = 0; i < count; i++) {
          out[i * names.length + k] = data.getFloat(4 * (i * columns.size() + column));
        }
      }
      return Tensor.of(out, count, names.length);
    }

    SplatCloud cloud(double unitsPerMetre) throws IOException {
      int rest = 0;
      while (columns.containsKey("f_rest_" + rest)) {
        rest++;
      }
      int terms = 1 + rest / 3;
      float[] sh = new float[3 * terms * count];
      Tensor dc = gather("f_dc_0", "f_dc_1", "f_dc_2");
      for (int i = 0; i < count; i++) {
        for (int c = 0; c < 3; c++) {
          sh[3 * terms * i + c] = dc.at(3 * i + c);
        }
      }
      for (int k = 0; k < rest; k++) {
        Tensor column = gather("f_rest_" + k);
        int channel = k / (terms - 1);
        int term = 1 + k % (terms - 1);
        for (int i = 0; i < count; i++) {
          sh[3 * (terms * i + term) + channel] = column.at(i);
        }
      }
      return new SplatCloud(
          unitsPerMetre,
          gather("x", "y", "z"),
          gather("rot_0", "rot_1", "rot_2", "rot_3"),
          gather("scale_0", "scale_1", "scale_2"),
          gather("opacity").reshape(count),
          Tensor.of(sh, count, terms, 3),
          new TreeMap<>());
    }
  }
}
