package io.avatarloom.editor.stage;

import atlantafx.base.theme.PrimerDark;
import io.avatarloom.core.run.FileResolver;
import io.avatarloom.core.value.SplatCloud;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.stage.Stage;

/** The window of {@code loom view}. */
public final class StageApplication extends Application {
  private static final double WIDTH = 1280;
  private static final double HEIGHT = 800;

  private StageView view;

  @Override
  public void start(Stage window) throws IOException {
    List<Path> files = getParameters().getRaw().stream().map(Path::of).toList();
    setUserAgentStylesheet(new PrimerDark().getUserAgentStylesheet());
    view = new StageView(new FxglStage(), StageServices.installed(FileResolver.installedAssets()));
    window.setTitle("AvatarLoom stage");
    window.setScene(new Scene(view, WIDTH, HEIGHT));
    window.show();
    if (files.size() > 1) {
      SplatCloud left = AvatarFile.read(files.get(0));
      view.compare(left, name(files, 0), AvatarFile.read(files.get(1)), name(files, 1));
    } else {
      view.show(files.get(0));
    }
  }

  private static String name(List<Path> files, int index) {
    return files.get(index).getFileName().toString();
  }

  @Override
  public void stop() {
    view.dispose();
  }
}
