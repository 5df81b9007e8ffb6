package io.avatarloom.core.serve;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Set;

/** The secret that clients show; it lies in a file that its owner alone can read. */
public final class Token {
  /** Environment variable that clients may take it from. */
  public static final String VARIABLE = "AVATARLOOM_TOKEN";

  private static final String FILE = "token";
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");
  private static final int BYTES = 32;
  private final byte[] secret;

  private Token(byte[] secret) {
    this.secret = secret;
  }

  /** The file in a service's folder. */
  public static Path file(Path state) {
    return state.resolve(FILE);
  }

  /**
   * Reads the token of a service, or makes one.
   *
   * @throws IOException if others can read the file, or it cannot be written
   */
  static Token of(Path state) throws IOException {
    Path file = file(state);
    if (!Files.exists(file)) {
      byte[] random = new byte[BYTES];
      new SecureRandom().nextBytes(random);
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
      Files.writeString(file, HexFormat.of().formatHex(random) + "\n");
    }
    if (!OWNER.containsAll(Files.getPosixFilePermissions(file))) {
      throw new IOException(
          "others can read the token " + file + "; delete it, and a new one is made");
    }
    String text = Files.readString(file).strip();
    if (text.length() < BYTES) {
      throw new IOException(
          "the token " + file + " is too short; delete it, and a new one is made");
    }
    return new Token(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Compares in a time that tells nothing. */
  boolean matches(String shown) {
    return MessageDigest.isEqual(secret, shown.getBytes(StandardCharsets.UTF_8));
  }
}
