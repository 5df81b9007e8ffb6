package io.avatarloom.core.file;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The arrays of an npz or safetensors file by name. */
public final class NamedArrays {
  private static final String NPY = ".npy";

  private NamedArrays() {}

  /**
   * Arrays of an npz file that hold no plain numbers are left out.
   *
   * @throws IOException if the file is neither; the message names it
   */
  public static SortedMap<String, NpyArray> read(Path file) throws IOException {
    return file.toString().endsWith(".npz") ? npz(file) : safetensors(file);
  }

  private static SortedMap<String, NpyArray> safetensors(Path file) throws IOException {
    SafeTensors in = SafeTensors.read(file);
    SortedMap<String, NpyArray> arrays = new TreeMap<>();
    in.entries()
        .forEach((key, entry) -> arrays.put(key, new NpyArray(in.doubles(key), entry.shape())));
    return arrays;
  }

  private static SortedMap<String, NpyArray> npz(Path file) throws IOException {
    SortedMap<String, NpyArray> arrays = new TreeMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (Enumeration<? extends ZipEntry> it = zip.entries(); it.hasMoreElements(); ) {
        ZipEntry entry = it.nextElement();
        if (entry.getName().endsWith(NPY)) {
          String name = entry.getName().substring(0, entry.getName().length() - NPY.length());
          byte[] bytes = zip.getInputStream(entry).readAllBytes();
          if (NpyArray.numeric(bytes)) {
            arrays.put(name, NpyArray.parse(bytes, file + ", array " + name));
          }
        }
      }
    } catch (ZipException e) {
      throw new IOException(file + " is not an npz file: " + e.getMessage(), e);
    }
    return arrays;
  }
}
