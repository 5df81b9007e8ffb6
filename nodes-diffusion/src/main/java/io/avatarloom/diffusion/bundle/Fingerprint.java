package io.avatarloom.diffusion.bundle;

import io.avatarloom.core.tensor.Halt;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Identity of weights: SHA-256 over names and contents of files, wherever they lie. */
public final class Fingerprint {
  private static final List<String> ENDINGS = List.of(".json", ".safetensors", ".bin", ".txt");

  private Fingerprint() {}

  /** Of a single file. */
  public static String ofFile(Path file) throws IOException {
    MessageDigest digest = sha256();
    add(digest, file);
    return HexFormat.of().formatHex(digest.digest());
  }

  /** Of all configs, vocabularies and weights directly inside some folders. */
  public static String ofFolders(Path... folders) throws IOException {
    MessageDigest digest = sha256();
    for (Path folder : folders) {
      for (Path file : files(folder)) {
        digest.update(file.getFileName().toString().getBytes(StandardCharsets.UTF_8));
        add(digest, file);
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> ENDINGS.stream().anyMatch(file.getFileName().toString()::endsWith))
          .sorted()
          .toList();
    }
  }

  private static void add(MessageDigest digest, Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 20];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        Halt.check();
        digest.update(buffer, 0, read);
      }
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
