package io.avatarloom.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.avatarloom.core.tensor.Halt;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir Path folder;

  @Test
  void writesAndReplaces() throws IOException {
    Path file = folder.resolve("in/a.bin");
    AtomicFile.write(file, new byte[] {1});
    AtomicFile.write(file, new byte[] {2, 3});
    assertThat(file).hasBinaryContent(new byte[] {2, 3});
    assertThat(file.getParent()).isDirectoryContaining(one -> one.equals(file));
    assertThat(file.getParent().toFile().list()).hasSize(1);
  }

  @Test
  void rightsAreThoseOfAnyNewFile() throws IOException {
    assumeTrue(
        Files.getFileStore(folder).supportsFileAttributeView("posix"), "needs POSIX permissions");
    Path plain = Files.write(folder.resolve("plain"), new byte[1]);
    Path file = folder.resolve("file");
    AtomicFile.write(file, new byte[1]);
    assertThat(Files.getPosixFilePermissions(file)).isEqualTo(Files.getPosixFilePermissions(plain));
  }

  @Test
  void whatIsStoppedLeavesTheOldContent() throws IOException {
    Path file = folder.resolve("a.bin");
    AtomicFile.write(file, new byte[] {1});
    AtomicInteger looks = new AtomicInteger();
    try (Halt halt = Halt.when(() -> looks.incrementAndGet() > 1)) {
      assertThatThrownBy(() -> AtomicFile.write(file, new byte[20 << 20]))
          .isInstanceOf(CancellationException.class);
    }
    assertThat(file).hasBinaryContent(new byte[] {1});
    assertThat(folder.toFile().list()).hasSize(1);
  }
}
