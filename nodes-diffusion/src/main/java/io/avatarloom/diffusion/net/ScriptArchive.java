package io.avatarloom.diffusion.net;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Packs methods written in TorchScript into the archive that the engine loads as a module without
 * parameters: a zip of stored entries with the source, the pickled module object and no constants.
 */
final class ScriptArchive {
  static final String MODULE = "__torch__.Network";
  private static final String HEAD =
      "class Network(Module):\n"
          + "  __parameters__ = []\n"
          + "  __buffers__ = []\n"
          + "  training : bool\n";
  private static final String MODULE_PICKLE =
      "\u0080\u0002c__torch__\nNetwork\n)\u0081}(X\u0008\0\0\0training\u0089ub.";
  private static final String NO_CONSTANTS_PICKLE = "\u0080\u0002).";
  private static final String FILE_FORMAT_VERSION = "10\n";

  private ScriptArchive() {}

  /**
   * @param methods method definitions, each indented by two blanks
   */
  static byte[] of(String methods) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      store(zip, "data.pkl", MODULE_PICKLE.getBytes(ISO_8859_1));
      store(zip, "code/__torch__.py", (HEAD + methods).getBytes(UTF_8));
      store(zip, "constants.pkl", NO_CONSTANTS_PICKLE.getBytes(ISO_8859_1));
      store(zip, "version", FILE_FORMAT_VERSION.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void store(ZipOutputStream zip, String name, byte[] content) throws IOException {
    ZipEntry entry = new ZipEntry("network/" + name);
    CRC32 crc = new CRC32();
    crc.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    entry.setTime(0);
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
