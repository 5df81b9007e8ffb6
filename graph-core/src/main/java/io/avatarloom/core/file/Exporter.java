package io.avatarloom.core.file;

import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import java.io.IOException;
import java.util.Locale;

/**
 * Writes values of some type as a file format other than their codec's. A node library lists its
 * exporters.
 */
public interface Exporter {
  /**
   * @param extension file name ending in lower case, without the dot
   */
  boolean handles(ValueType<?> type, String extension);

  /**
   * @param summary what is known of the run so far
   */
  byte[] export(Value value, String extension, RunSummary summary) throws IOException;

  /** Ending of a file name in lower case, without the dot. */
  static String extension(String file) {
    return file.substring(file.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }

  /** The part of a file that the value alone decides; later runs take it from the cache. */
  default byte[] lasting(Value value, String extension) throws IOException {
    return export(value, extension, RunSummary.none());
  }

  /** Adds what is known of a run to the lasting part of a file; nothing unless overridden. */
  default byte[] complete(byte[] lasting, RunSummary summary) {
    return lasting;
  }
}
