package io.avatarloom.core.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A recipe in comment lines of a PLY header: without white space, deflated, as printable text.
 * Words stay below 255 characters, and the whole is small, because some readers of splats expect no
 * more and look for the end of the header in the first 10 KB only.
 */
final class PlyText {
  private static final String LINE = "comment avatarloom ";
  private static final String END = "end_header";
  private static final int CHUNK = 240;

  private PlyText() {}

  static boolean isPly(byte[] bytes) {
    return bytes.length > 4
        && bytes[0] == 'p'
        && bytes[1] == 'l'
        && bytes[2] == 'y'
        && (bytes[3] == '\n' || bytes[3] == '\r');
  }

  /** The file with the recipe at the end of its header. */
  static byte[] with(byte[] ply, String text) {
    int end = end(ply);
    if (end < 0) {
      return ply;
    }
    String code = Base85.encoded(EmbeddedRecipe.packed(compact(text)));
    StringBuilder lines = new StringBuilder();
    for (int from = 0; from < code.length(); from += CHUNK) {
      lines.append(LINE).append(code, from, Math.min(code.length(), from + CHUNK)).append('\n');
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(ply.length + lines.length());
    out.write(ply, 0, end);
    out.writeBytes(lines.toString().getBytes(StandardCharsets.US_ASCII));
    out.write(ply, end, ply.length - end);
    return out.toByteArray();
  }

  /** Where the last line of the header begins, -1 when there is none. */
  static int end(byte[] ply) {
    String start = new String(ply, 0, Math.min(ply.length, 1 << 20), StandardCharsets.ISO_8859_1);
    int at = start.indexOf("\n" + END);
    return at < 0 ? -1 : at + 1;
  }

  static Optional<String> find(byte[] ply) {
    int end = end(ply);
    if (end < 0) {
      return Optional.empty();
    }
    StringBuilder code = new StringBuilder();
    new String(ply, 0, end, StandardCharsets.ISO_8859_1)
        .lines()
        .filter(line -> line.startsWith(LINE))
        .forEach(line -> code.append(line.substring(LINE.length()).strip()));
    try {
      return EmbeddedRecipe.unpacked(Base85.decoded(code.toString()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** JSON without white space between its tokens. */
  private static String compact(String json) {
    StringBuilder out = new StringBuilder(json.length());
    boolean quoted = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      if (quoted && c == '\\') {
        out.append(c).append(json.charAt(++i));
        continue;
      }
      quoted ^= c == '"';
      if (quoted || !Character.isWhitespace(c)) {
        out.append(c);
      }
    }
    return out.toString();
  }
}
