package io.avatarloom.core.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * Kernels in one text for CUDA and OpenCL, with the PTX that was made of it.
 *
 * @param name what messages call it
 * @param text the source
 * @param ptx made by the CUDA compiler from the same text, see {@link #ptxMatches}
 */
public record KernelSource(String name, String text, String ptx) {
  /** Begins the line of the PTX that holds the hash of its source. */
  public static final String MARK = "// source sha256 ";

  /**
   * Reads the parts of a source from beside a class, and {@code NAME.ptx}.
   *
   * @param folder of the parts, relative to the class
   */
  public static KernelSource load(Class<?> beside, String folder, String name, List<String> parts) {
    StringBuilder text = new StringBuilder();
    parts.forEach(part -> text.append(read(beside, folder + "/" + part)));
    return new KernelSource(name, text.toString(), read(beside, folder + "/" + name + ".ptx"));
  }

  private static String read(Class<?> beside, String path) {
    try (InputStream in = beside.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("the product is damaged: " + path + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** True if the PTX was made of this very source. */
  public boolean ptxMatches() {
    return ptx.startsWith(MARK + hash());
  }

  private String hash() {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
