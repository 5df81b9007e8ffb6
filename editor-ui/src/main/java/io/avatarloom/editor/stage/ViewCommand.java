package io.avatarloom.editor.stage;

import io.avatarloom.core.cli.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.application.Application;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code loom view}: the stage in a window of its own. */
@Command(
    name = "view",
    description = "Shows an avatar in 3D; with two files, both side by side.",
    mixinStandardHelpOptions = true)
final class ViewCommand implements Callable<Integer> {
  @Parameters(arity = "1..2", paramLabel = "FILE", description = "Splats as PLY.")
  List<Path> files;

  @Override
  public Integer call() {
    for (Path file : files) {
      if (!Files.isRegularFile(file)) {
        System.err.println("error: there is no file " + file);
        return ExitCode.MISSING_FILE;
      }
    }
    Application.launch(
        StageApplication.class, files.stream().map(Path::toString).toArray(String[]::new));
    return ExitCode.DONE;
  }
}
