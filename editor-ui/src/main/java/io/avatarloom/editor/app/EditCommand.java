package io.avatarloom.editor.app;

import io.avatarloom.core.cli.ExitCode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import javafx.application.Application;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code loom edit}: the editor. */
@Command(
    name = "edit",
    description = "Opens the editor, with a recipe or with a picture that carries one.",
    mixinStandardHelpOptions = true)
final class EditCommand implements Callable<Integer> {
  @Parameters(arity = "0..1", paramLabel = "FILE", description = "Recipe or PNG of a run.")
  Path file;

  @Override
  public Integer call() {
    if (file != null && !Files.isRegularFile(file)) {
      System.err.println("error: there is no file " + file);
      return ExitCode.MISSING_FILE;
    }
    Application.launch(
        EditorApplication.class, file == null ? new String[0] : new String[] {file.toString()});
    return ExitCode.DONE;
  }
}
