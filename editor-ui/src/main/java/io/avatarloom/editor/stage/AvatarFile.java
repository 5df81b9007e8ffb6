package io.avatarloom.editor.stage;

import io.avatarloom.core.file.PlyFile;
import io.avatarloom.core.value.SplatCloud;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splat files; their unit is what AvatarLoom's comment says, metres without one. */
public final class AvatarFile {
  private static final Pattern UNIT = Pattern.compile("units per metre ([0-9.eE+-]+)");
  private static final int HEADER = 1024;

  private AvatarFile() {}

  /**
   * @throws IOException if it is not a splat file; the message names it
   */
  public static SplatCloud read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no file " + file);
    }
    byte[] bytes = Files.readAllBytes(file);
    String start =
        new String(bytes, 0, Math.min(bytes.length, HEADER), StandardCharsets.ISO_8859_1);
    Matcher unit = UNIT.matcher(start);
    try {
      return PlyFile.read(bytes, unit.find() ? Double.parseDouble(unit.group(1)) : 1);
    } catch (IOException | NumberFormatException e) {
      throw new IOException(file.getFileName() + ": " + e.getMessage(), e);
    }
  }
}
