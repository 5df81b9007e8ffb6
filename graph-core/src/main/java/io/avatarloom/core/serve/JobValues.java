package io.avatarloom.core.serve;

import io.avatarloom.core.run.Store;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * What nodes of a job have left in the cache: its events name the hashes, other values are shut.
 */
final class JobValues {
  private final JobFolder folder;
  private final Path cache;

  /**
   * @param cache folder of the cache that jobs share
   */
  JobValues(JobFolder folder, Path cache) {
    this.folder = folder;
    this.cache = cache;
  }

  /**
   * Bytes of a value.
   *
   * @throws Refusal 404 when no node of the job has left such a value, or the cache has lost it
   */
  byte[] find(String hash) throws Refusal, IOException {
    if (!hash.matches("[0-9a-f]{64}") || !isNamed(hash)) {
      throw new Refusal(
          404, "no node of the job has left a value " + hash + "; its events list all");
    }
    return new Store(cache)
        .bytes(hash)
        .orElseThrow(
            () ->
                new Refusal(404, "the value " + hash + " is no longer in the cache; run it again"));
  }

  private boolean isNamed(String hash) throws IOException {
    if (!Files.exists(folder.events())) {
      return false;
    }
    // byte for byte: a damaged file need not be text
    try (Stream<String> lines = Files.lines(folder.events(), StandardCharsets.ISO_8859_1)) {
      return lines.anyMatch(line -> line.contains("\"blob\":\"" + hash + "\""));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
