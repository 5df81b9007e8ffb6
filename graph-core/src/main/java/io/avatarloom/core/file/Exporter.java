package io.avatarloom.core.file;

import io.avatarloom.core.value.Value;
import io.avatarloom.core.value.ValueType;
import java.io.IOException;

/** Writes values of some type as a file format other than their codec's; found by ServiceLoader. */
public interface Exporter {
  /**
   * @param extension file name ending in lower case, without the dot
   */
  boolean handles(ValueType<?> type, String extension);

  /**
   * @param summary what is known of the run so far
   */
  byte[] export(Value value, String extension, RunSummary summary) throws IOException;
}
