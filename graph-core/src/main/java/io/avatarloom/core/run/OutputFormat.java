package io.avatarloom.core.run;

import io.avatarloom.core.file.Exporter;
import io.avatarloom.core.file.RunSummary;
import io.avatarloom.core.plugin.LoadFault;
import io.avatarloom.core.value.Value;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

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
        ? made(exporter.get(), by -> by.lasting(value, extension))
        : value.type().encode(value);
  }

  /**
   * The whole file.
   *
   * @param summary asked where an exporter makes the file
   */
  byte[] complete(byte[] lasting, Supplier<RunSummary> summary) throws IOException {
    return exporter.isPresent()
        ? made(exporter.get(), by -> by.complete(lasting, summary.get()))
        : lasting;
  }

  /** Something an exporter does. */
  private interface Step {
    byte[] by(Exporter exporter) throws IOException;
  }

  /** Exporters of plug-ins may fail in any way. */
  private byte[] made(Exporter exporter, Step step) throws IOException {
    try {
      return Objects.requireNonNull(step.by(exporter), "no bytes");
    } catch (RuntimeException | LinkageError e) {
      throw new IOException(
          "it cannot be written as ."
              + extension
              + ", the exporter "
              + exporter.getClass().getName()
              + " failed: "
              + LoadFault.of(e),
          e);
    }
  }

  /** Text that changes whenever the same value might give another file. */
  String identity(CodeHash code) {
    Class<?> maker = exporter.<Class<?>>map(Exporter::getClass).orElse(OutputFormat.class);
    return extension + "\n" + maker.getName() + "\n" + code.of(maker);
  }
}
