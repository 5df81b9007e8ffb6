package io.avatarloom.core.file;

import io.avatarloom.core.tensor.DetachedCalls;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** The arrays of an npz, safetensors or pickle file by name. */
public final class NamedArrays {
  private static final String NPY = ".npy";

  private NamedArrays() {}

  /**
   * What holds no plain numbers is left out. Of a pickle (.pkl) these are the arrays of its
   * dictionary: NumPy's, chumpy's, and SciPy's sparse matrices as dense ones.
   *
   * @throws IOException if the file is none of these; the message names it
   */
  public static SortedMap<String, NpyArray> read(Path file) throws IOException {
    return DetachedCalls.once(() -> parsed(file));
  }

  private static SortedMap<String, NpyArray> parsed(Path file) throws IOException {
    String name = file.getFileName().toString();
    return name.endsWith(".npz")
        ? npz(file)
        : name.endsWith(".pkl") ? pickle(file) : safetensors(file);
  }

  private static SortedMap<String, NpyArray> pickle(Path file) throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      if (!(PickleReader.read(in, file.toString()) instanceof Map<?, ?> entries)) {
        throw new IOException(file + " holds no dictionary of arrays");
      }
      SortedMap<String, NpyArray> arrays = new TreeMap<>();
      for (Map.Entry<?, ?> entry : entries.entrySet()) {
        String key = String.valueOf(entry.getKey());
        new NumpyObjects(file + ", array " + key)
            .array(entry.getValue())
            .ifPresent(array -> arrays.put(key, array));
      }
      return arrays;
    }
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
