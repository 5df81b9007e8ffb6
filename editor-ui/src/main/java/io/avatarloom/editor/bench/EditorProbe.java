package io.avatarloom.editor.bench;

import io.avatarloom.core.node.Catalogue;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import javafx.application.Application;
import javafx.application.Platform;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** The process that is measured. Arguments: a scratch folder, the file for the figures. */
public final class EditorProbe extends Application {
  static final String WHY = "not measured: ";
  static final double WIDTH = 1920;
  static final double HEIGHT = 1080;

  /** Something done on the toolkit's thread. */
  interface OnToolkit<T> extends Callable<T> {}

  @Override
  public void start(Stage stage) {
    Platform.setImplicitExit(false);
    Thread script = new Thread(this::measure, "measure");
    script.setDaemon(true);
    script.start();
  }

  private void measure() {
    int code = 0;
    try {
      Rectangle2D screen = Screen.getPrimary().getBounds();
      if (screen.getWidth() < WIDTH || screen.getHeight() < HEIGHT) {
        throw new IllegalStateException(
            "the display has %.0f x %.0f pixels, at least %.0f x %.0f are needed"
                .formatted(screen.getWidth(), screen.getHeight(), WIDTH, HEIGHT));
      }
      Path work = Path.of(getParameters().getRaw().get(0));
      Figures figures = new Figures();
      Catalogue catalogue = Catalogue.installed();
      new CanvasProbe(catalogue, figures).measure();
      new WindowProbe(catalogue, figures, work).measure();
      figures.write(Path.of(getParameters().getRaw().get(1)));
    } catch (Exception e) {
      code = 1;
      System.out.println(WHY + (e.getMessage() == null ? e : e.getMessage()));
      e.printStackTrace();
    }
    System.exit(code);
  }

  /** Does something on the toolkit's thread and waits for it. */
  static <T> T onToolkit(OnToolkit<T> task) throws Exception {
    CompletableFuture<T> done = new CompletableFuture<>();
    Platform.runLater(
        () -> {
          try {
            done.complete(task.call());
          } catch (Exception e) {
            done.completeExceptionally(e);
          }
        });
    return get(done);
  }

  private static <T> T get(Future<T> future) throws Exception {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }
}
