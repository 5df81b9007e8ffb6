package io.avatarloom.morphable.file;

import io.avatarloom.core.tensor.Halt;
import io.avatarloom.core.tensor.Tensor;
import io.avatarloom.core.value.Mesh;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import org.eclipse.collections.api.list.primitive.MutableFloatList;
import org.eclipse.collections.api.list.primitive.MutableIntList;
import org.eclipse.collections.impl.factory.primitive.FloatLists;
import org.eclipse.collections.impl.factory.primitive.IntLists;

/**
 * Reads Wavefront OBJ: v, vt and f lines; everything else is skipped. Polygons become fans of
 * triangles, negative indices count from the end. Texture coordinates are kept when every corner
 * has some.
 */
public final class ObjReader {
  private final MutableFloatList positions = FloatLists.mutable.empty();
  private final MutableFloatList uv = FloatLists.mutable.empty();
  private final MutableIntList triangles = IntLists.mutable.empty();
  private final MutableIntList uvTriangles = IntLists.mutable.empty();
  private boolean textured = true;

  private ObjReader() {}

  /**
   * @param topology id the mesh gets
   * @param unitsPerMetre length unit of the file
   * @throws IOException if the file is not OBJ; the message names file and line
   */
  public static Mesh read(Path file, String topology, double unitsPerMetre) throws IOException {
    ObjReader reader = new ObjReader();
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      int number = 1;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Halt.check();
        try {
          reader.line(line.strip().split("\\s+"));
        } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
          throw new IOException(
              file + ", line " + number + ": expected an OBJ line, met '" + line + "'", e);
        }
        number++;
      }
    }
    if (reader.triangles.isEmpty()) {
      throw new IOException(file + " holds no faces");
    }
    return reader.mesh(topology, unitsPerMetre);
  }

  private void line(String[] words) {
    switch (words[0]) {
      case "v" -> numbers(words, 3, positions);
      case "vt" -> numbers(words, 2, uv);
      case "f" -> face(words);
      default -> {}
    }
  }

  private static void numbers(String[] words, int count, MutableFloatList into) {
    for (int i = 1; i <= count; i++) {
      into.add(Float.parseFloat(words[i]));
    }
  }

  private void face(String[] words) {
    if (words.length < 4) {
      throw new IllegalArgumentException("a face needs three corners");
    }
    for (int i = 2; i + 1 < words.length; i++) {
      corner(words[1]);
      corner(words[i]);
      corner(words[i + 1]);
    }
  }

  private void corner(String word) {
    String[] parts = word.split("/", -1);
    triangles.add(index(parts[0], positions.size() / 3));
    if (parts.length > 1 && !parts[1].isEmpty()) {
      uvTriangles.add(index(parts[1], uv.size() / 2));
    } else {
      textured = false;
    }
  }

  private static int index(String text, int count) {
    int stated = Integer.parseInt(text);
    int index = stated < 0 ? count + stated : stated - 1;
    if (index < 0 || index >= count) {
      throw new IndexOutOfBoundsException(index);
    }
    return index;
  }

  private Mesh mesh(String topology, double unitsPerMetre) {
    float[] coordinates = textured ? uv.toArray() : new float[0];
    return new Mesh(
        topology,
        unitsPerMetre,
        Tensor.of(positions.toArray(), positions.size() / 3, 3),
        triangles.toArray(),
        Tensor.of(coordinates, coordinates.length / 2, 2),
        textured ? uvTriangles.toArray() : new int[0],
        new TreeMap<>());
  }
}
