package io.avatarloom.editor.app;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.avatarloom.core.file.RunSummary;
import io.avatarloom.core.graph.PortRef;
import io.avatarloom.core.node.Catalogue;
import io.avatarloom.core.run.OutputWriter;
import io.avatarloom.core.value.Value;
import io.avatarloom.editor.panel.Preview;
import io.avatarloom.editor.run.RunJob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Gives results away as files. */
final class ResultFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final Catalogue catalogue;
  private final Dialogs dialogs;
  private final FilePicker picker;

  ResultFiles(Catalogue catalogue, Dialogs dialogs, FilePicker picker) {
    this.catalogue = catalogue;
    this.dialogs = dialogs;
    this.picker = picker;
  }

  private static String name(String node, Preview preview, Value value) {
    boolean picture = value.type().id().equals("Image");
    String ending = picture ? "png" : value.type().codec().extension();
    return node.replace('/', '-') + "-" + preview.port() + "." + ending;
  }

  /** Asks for a file and writes a result there. */
  void export(String node, Preview preview) {
    Value value = preview.value().orElseThrow();
    String name = name(node, preview, value);
    String ending = name.substring(name.lastIndexOf('.') + 1);
    picker
        .save(Path.of("").toAbsolutePath(), name, value.type().id(), "*." + ending)
        .ifPresent(
            file -> {
              try {
                write(file, value);
              } catch (IOException e) {
                refuse(e);
              }
            });
  }

  private void refuse(IOException why) {
    dialogs.error("The result could not be written: " + why.getMessage());
  }

  private void write(Path file, Value value) throws IOException {
    new OutputWriter(file.toAbsolutePath().getParent(), catalogue)
        .write(file.getFileName().toString(), value, RunSummary.none());
  }

  /** The file of the run where the output is one; else a new one in a folder of its own. */
  Optional<Path> file(Optional<RunJob> job, String node, Preview preview) {
    try {
      PortRef port = new PortRef(node, preview.port());
      Optional<Path> written = job.isPresent() ? written(job.get(), port) : Optional.empty();
      if (written.isPresent() || preview.value().isEmpty()) {
        return written;
      }
      Path folder = Files.createTempDirectory("avatarloom");
      Path file = folder.resolve(name(node, preview, preview.value().get()));
      write(file, preview.value().get());
      folder.toFile().deleteOnExit();
      file.toFile().deleteOnExit();
      return Optional.of(file);
    } catch (IOException e) {
      refuse(e);
      return Optional.empty();
    }
  }

  private static Optional<Path> written(RunJob run, PortRef port) throws IOException {
    var outputs = JSON.readTree(run.request().recipe()).path("outputs");
    Path folder = run.folder().out();
    return run.state().outputs().stream()
        .filter(Files::isRegularFile)
        .filter(
            file ->
                outputs.path(folder.relativize(file).toString()).asText().equals(port.toString()))
        .findFirst();
  }
}
