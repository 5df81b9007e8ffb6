package io.avatarloom.core.run;

import io.avatarloom.core.file.Exporter;
import io.avatarloom.core.file.RunSummary;
import io.avatarloom.core.value.Value;
import java.io.IOException;
import java.util.Optional;

/**
 * How an output file is made.
 *
 * @param extension file name ending in lower case, without the dot
 * @param exporter empty for the own file format of the value's type
 */
record OutputFormat(String extension, Optional<Exporter> exporter) {
  /** The part of the file that the value alone decides. */
  byte[] lasting(Value value) throws IOException {
    return exporter.isPresent()
        ? exporter.get().lasting(value, extension)
        : value.type().encode(value);
  }

  byte[] complete(byte[] lasting, RunSummary summary) {
    return exporter.isPresent() ? exporter.get().complete(lasting, summary) : lasting;
  }

  /** Text that changes whenever the same value might give another file. */
  String identity(CodeHash code) {
    Class<?> maker = exporter.<Class<?>>map(Exporter::getClass).orElse(OutputFormat.class);
    return extension + "\n" + maker.getName() + "\n" + code.of(maker);
  }
}
