package io.avatarloom.editor.stage;

import io.avatarloom.core.file.AtomicFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ToolBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.stage.FileChooser;
import javax.imageio.ImageIO;

/**
 * The buttons above the stage, and the line below it: what is shown, what happened, how fast it is
 * drawn.
 */
final class StageBar implements Messages {
  private static final int SHEET_SIDE = 512;
  private static final long TOLD_EVERY_NS = 200_000_000;

  private final StageView view;
  private final StageModel model;
  private final FrameRate rate = new FrameRate();
  private final Label frames = new Label();
  private final Label title = new Label();
  private final Label message = new Label();
  private final ToolBar bar;
  private final HBox status = new HBox(title, message, frames);
  private final Button alone;
  private long said;
  private Optional<Picture> last = Optional.empty();

  StageBar(StageView view, StageModel model) {
    this.view = view;
    this.model = model;
    alone = Controls.button("Only left", "Stop comparing", view::alone);
    frames.getStyleClass().add("stage-fps");
    frames.setAccessibleText("Pictures a second and their resolution");
    title.getStyleClass().add("stage-title");
    bar =
        new ToolBar(
            Controls.button("Open…", "Show a splat file", () -> open(false)),
            Controls.button("Compare…", "Show a splat file beside this one", () -> open(true)),
            alone,
            Controls.button("Reset camera", "Frame the head from the front", model::home),
            Controls.button(
                "Screenshot…",
                "Save this picture as PNG",
                () -> choosePicture("avatar.png", this::screenshot)),
            Controls.button(
                "Four sides…",
                "Save front, left, back and right in one PNG",
                () -> choosePicture("four-sides.png", this::fourSides)),
            Controls.button(
                "Undock", "Move the stage into a window of its own, or back", view::toggleDock));
    title.setMinWidth(0);
    message.setWrapText(true);
    message.setMinHeight(Region.USE_PREF_SIZE);
    HBox.setHgrow(message, Priority.ALWAYS);
    message.setMaxWidth(Double.MAX_VALUE);
    frames.setMinWidth(Region.USE_PREF_SIZE);
    bar.getStyleClass().add("stage-bar");
    status.getStyleClass().add("stage-status");
    status.setAlignment(Pos.CENTER_LEFT);
    say("", false);
    model.onChange(this::refresh);
    refresh();
  }

  Node node() {
    return bar;
  }

  Node status() {
    return status;
  }

  private void refresh() {
    alone.setDisable(model.actors().size() < 2);
    title.setText(String.join("  |  ", model.actors().stream().map(Actor::title).toList()));
  }

  /** Counts a picture that was shown. */
  void count(Picture picture) {
    last = Optional.of(picture);
    long now = System.nanoTime();
    rate.count(now);
    if (now - said < TOLD_EVERY_NS) {
      return;
    }
    said = now;
    frames.setText(
        "%d fps  %d×%d  %.0f ms"
            .formatted(rate.perSecond(now), picture.width(), picture.height(), picture.tookMs()));
  }

  private void open(boolean beside) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Open splats");
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Splats", "*.ply"));
    File file = chooser.showOpenDialog(bar.getScene().getWindow());
    if (file != null) {
      open(file.toPath(), beside);
    }
  }

  /** Shows a splat file, alone or beside what is shown. */
  void open(Path file, boolean beside) {
    try {
      info("");
      if (beside) {
        view.beside(AvatarFile.read(file), file.getFileName().toString());
      } else {
        view.show(file);
      }
    } catch (IOException e) {
      error(e.getMessage() + ".");
    }
  }

  private void choosePicture(String name, Consumer<Path> write) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Save picture");
    chooser.setInitialFileName(name);
    File file = chooser.showSaveDialog(bar.getScene().getWindow());
    if (file != null) {
      write.accept(file.toPath());
    }
  }

  /** Writes a sheet of the avatar from four sides as PNG. */
  void fourSides(Path file) {
    if (model.actors().isEmpty()) {
      error("There is nothing on the stage to save yet.");
      return;
    }
    write(file, FourSides.of(model.shot(SHEET_SIDE, SHEET_SIDE), SHEET_SIDE));
  }

  /** Writes the picture on the stage, in full resolution, as PNG. */
  void screenshot(Path file) {
    if (last.isEmpty()) {
      error("There is nothing on the stage to save yet.");
      return;
    }
    Picture picture = last.get();
    Shot shot =
        model.shot(
            (int) Math.round(picture.width() / picture.scale()),
            (int) Math.round(picture.height() / picture.scale()));
    write(file, Picture.of(shot, 1).image());
  }

  private void write(Path file, BufferedImage image) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      ImageIO.write(image, "png", bytes);
      AtomicFile.write(file.toAbsolutePath(), bytes.toByteArray());
      info("Saved " + file.getFileName() + ".");
    } catch (IOException e) {
      error("Could not save " + file.getFileName() + ": " + e.getMessage());
    }
  }

  @Override
  public void info(String sentence) {
    say(sentence, false);
  }

  @Override
  public void error(String sentence) {
    say(sentence, true);
  }

  private void say(String sentence, boolean error) {
    message.setText(sentence);
    message.getStyleClass().setAll("label", error ? "stage-error" : "stage-info");
  }
}
