package io.avatarloom.editor.app;

import com.fasterxml.jackson.databind.node.DoubleNode;
import io.avatarloom.editor.session.NodeEdits;
import java.io.IOException;
import java.nio.file.Path;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.application.Application;
import javafx.stage.Stage;
import javafx.util.Duration;

/** An editor in a process of its own that edits ten times a second and says so, until killed. */
final class EditorChild {
  private EditorChild() {}

  public static void main(String[] arguments) {
    Application.launch(Program.class, arguments);
  }

  /** The program; a class apart, for Java to start it from the class path. */
  public static final class Program extends Application {
    private static final double EDIT_MILLIS = 100;
    private int edits;

    @Override
    public void start(Stage stage) throws IOException {
      Path folder = Path.of(getParameters().getRaw().get(0));
      EditorRig rig = EditorRig.open(stage, folder, ToyFiles.CHAIN);
      Timeline timeline =
          new Timeline(new KeyFrame(Duration.millis(EDIT_MILLIS), event -> edit(rig)));
      timeline.setCycleCount(Animation.INDEFINITE);
      timeline.play();
    }

    private void edit(EditorRig rig) {
      edits++;
      rig.desk()
          .apply(
              new NodeEdits(rig.desk().catalogue())
                  .setParam("soft", "sigmaPx", DoubleNode.valueOf(10 + edits)));
      System.out.println("edit " + edits + " " + System.currentTimeMillis());
    }
  }
}
