package io.avatarloom.editor.app;

import io.avatarloom.core.value.Value;
import io.avatarloom.editor.stage.FxglStage;
import io.avatarloom.editor.stage.OrbitCamera;
import io.avatarloom.editor.stage.StageServices;
import io.avatarloom.editor.stage.StageView;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.control.Label;
import javafx.scene.control.Tab;
import javafx.scene.layout.StackPane;

/** The stage beside the graph; its engine starts with the first avatar. */
final class StageTab {
  private final Tab tab = new Tab("Stage");
  private final StageServices drawing;
  private StageView view;

  StageTab(StageServices drawing) {
    this.drawing = drawing;
    tab.setClosable(false);
    Label hint =
        new Label("Run a recipe that writes a .ply file, or drop one here, to see it in 3D.");
    hint.setWrapText(true);
    hint.setPadding(new Insets(8));
    tab.setContent(new StackPane(hint));
  }

  Tab tab() {
    return tab;
  }

  /**
   * Shows a splat file.
   *
   * @param trouble hears one sentence when it cannot be read
   */
  void show(Path file, Consumer<String> trouble) {
    try {
      view().show(file);
    } catch (IOException e) {
      trouble.accept("The avatar cannot be shown: " + e.getMessage());
    }
  }

  /** Shows splats or a mesh. */
  void show(Value value, String title) {
    view().show(value, title);
  }

  private StageView view() {
    if (view == null) {
      view = new StageView(new FxglStage(), drawing);
      tab.setContent(view);
    }
    return view;
  }

  /** Where the stage is looked at from; empty before it shows something. */
  Optional<OrbitCamera> camera() {
    return Optional.ofNullable(view).map(StageView::camera);
  }

  void dispose() {
    if (view != null) {
      view.dispose();
    }
  }
}
