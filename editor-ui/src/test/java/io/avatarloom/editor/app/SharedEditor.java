package io.avatarloom.editor.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import javafx.stage.Stage;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * One editor window for all tests of a class, which opens the recipe anew before each: for tests
 * that change nothing but the document and what is shown of it.
 */
final class SharedEditor implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  private static final long SECONDS = 120;
  private final String recipe;
  private Path folder;
  private Stage stage;
  private EditorRig rig;

  SharedEditor(String recipe) {
    this.recipe = recipe;
  }

  /** The window and its hands, once tests run. */
  EditorRig rig() {
    return rig;
  }

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    folder = Files.createTempDirectory("editor");
    stage = FxToolkit.registerPrimaryStage();
    rig = onToolkit(() -> EditorRig.open(stage, folder, recipe));
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    rig.reopen();
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    if (rig != null) {
      rig.close();
      onToolkit(
          () -> {
            stage.hide();
            return stage;
          });
    }
    try (var files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    }
  }

  private static <T> T onToolkit(Callable<T> work) throws Exception {
    return WaitForAsyncUtils.waitFor(SECONDS, TimeUnit.SECONDS, WaitForAsyncUtils.asyncFx(work));
  }
}
