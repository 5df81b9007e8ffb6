package io.avatarloom.editor.run;

import io.avatarloom.core.serve.ServeOptions;
import io.avatarloom.core.serve.Token;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The secret that a service asks for, in a file that its owner alone can read.
 *
 * @param file need not exist
 */
public record ServerToken(Path file) {
  private static final Set<PosixFilePermission> OWNER =
      PosixFilePermissions.fromString("rw-------");

  /** The token that was given; else that of the environment, else of this user's own service. */
  String read() throws IOException {
    if (isKept()) {
      return Files.readString(file).strip();
    }
    String set = System.getenv(Token.VARIABLE);
    if (set != null && !set.isBlank()) {
      return set.strip();
    }
    Path own = Token.file(ServeOptions.defaultState());
    return Files.isReadable(own) ? Files.readString(own).strip() : "";
  }

  /** Whether one was given. */
  public boolean isKept() {
    return Files.exists(file);
  }

  /** Keeps a token; an empty one forgets what was kept. */
  public void write(String token) throws IOException {
    Files.deleteIfExists(file);
    if (!token.isBlank()) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
      Files.writeString(file, token.strip() + "\n");
    }
  }
}
